import type { Difference, ReturnRecord, RunRow, Stop } from './run-types'
import { DIFFERENCE, PAPER_KIND } from './vocabulary'

export const isOpenForPacking = (run: Pick<RunRow, 'state' | 'sealing'>): boolean =>
  (run.state === 'planned' || run.state === 'loading') && !run.sealing

export const isOnTheWay = (run: Pick<RunRow, 'state'>): boolean =>
  run.state === 'departed' || run.state === 'arriving'

/** A stop at which nothing is handed over needs no case. */
export const carriesNothing = (stop: Stop, cards: number): boolean =>
  cards === 0 && stop.papers.every(({ count }) => count === 0)

/**
 * A stop of a run for cards that had nothing to carry when the run left: closed from then on, nobody
 * has to come and record an arrival. Whoever does stop there records it as anywhere.
 */
export const isSkipped = ({ closedAt, arrival }: Pick<Stop, 'closedAt' | 'arrival'>): boolean =>
  closedAt !== '' && !arrival

/**
 * A run that would drive off with nothing on board. Documents may be fetched from a venue with an
 * empty case (TR-09); a run for cards has no reason to leave empty, so this one never does.
 */
export const leavesEmpty = (run: Pick<RunRow, 'kind' | 'stops'>, cards: number): boolean =>
  run.kind === 'cards' && run.stops.every((stop) => carriesNothing(stop, cards))

/** Master data of a driver or vehicle. */
export type Registered = {
  active?: boolean | null
  validFrom?: string | null
  validUntil?: string | null
}

/** On the registered list and valid that day (TR-02)? */
export const isValidOn = (one: Registered, date: string): boolean =>
  one.active !== false &&
  (!one.validFrom || one.validFrom <= date) &&
  (!one.validUntil || one.validUntil >= date)

export type Checked = {
  /** Cards sent to this stop that nobody has scanned: key and number. */
  missing: { card: string; number: string }[]
  /** Cards that were scanned as arrived. */
  received: number
}

/**
 * What does not agree at a stop (TR-07, CD-16): cards that were sent and not scanned, cards scanned
 * that were not sent, the count by hand against the scans, papers, seal and lock. Explanations given
 * before stay; a difference that no longer holds goes, except an extra card, which was really there.
 */
export function differencesOf(stop: Stop, { missing, received }: Checked): Difference[] {
  const known = new Map(stop.differences.map((one) => [one.key, one]))
  const extras = stop.differences.filter(({ kind }) => kind === 'extra')
  const explained = stop.differences.filter(
    ({ kind, explanation }) => kind === 'missing' && explanation,
  )
  const found: Difference[] = [
    ...missing.map(({ card, number }) => ({
      key: `missing|${card}`,
      kind: 'missing' as const,
      what: `${number} が届いていません。`,
      card,
    })),
    ...explained,
    ...extras,
    ...countDifference(stop, received + extras.length),
    ...paperDifferences(stop),
    ...sealDifference(stop),
  ]
  const unique = new Map(
    found.map((one) => [one.key, { ...one, ...known.get(one.key), what: one.what }]),
  )
  return [...unique.values()]
}

function countDifference({ arrival }: Stop, scanned: number): Difference[] {
  if (!arrival || arrival.cards === scanned) return []
  return [
    {
      key: 'count',
      kind: 'count',
      what: `開けたときに数えた枚数は ${arrival.cards}枚、読み取ったのは ${scanned}枚です。`,
    },
  ]
}

const paperDifferences = ({ papers }: Stop): Difference[] =>
  papers
    .filter(({ count, arrived }) => arrived !== undefined && arrived !== count)
    .map(({ kind, count, arrived }) => ({
      key: `papers|${kind}`,
      kind: 'papers' as const,
      what: `${PAPER_KIND[kind]}は ${count} を送り、${arrived} が届きました。`,
    }))

function sealDifference({ arrival }: Stop): Difference[] {
  if (!arrival || (arrival.lockOk && arrival.sealOk)) return []
  const what = [arrival.lockOk ? '' : '施錠', arrival.sealOk ? '' : '封印']
    .filter(Boolean)
    .join('・')
  return [{ key: 'seal', kind: 'seal', what: `到着時に${what}の異常がありました。${arrival.note}` }]
}

export const openDifferences = (stop: Pick<Stop, 'differences'>): Difference[] =>
  stop.differences.filter(({ explanation }) => !explanation)

/** Why a run cannot be completed, one line a reason; empty = it can (TR-07, TR-09). */
export function obstaclesOf(run: Pick<RunRow, 'stops' | 'kind' | 'returned'>): string[] {
  const stops = run.stops.flatMap((stop) => {
    if (stop.closedAt) return []
    if (!stop.arrival) return [`${stop.name}: 到着の記録がありません。`]
    if (!stop.checkedAt) return [`${stop.name}: 照合が終わっていません。`]
    return openDifferences(stop).map(
      ({ kind, what }) => `${stop.name}: ${DIFFERENCE[kind]}。${what}理由を書いてください。`,
    )
  })
  const isBack = run.kind !== 'documents' || run.returned
  return [...stops, ...(isBack ? [] : ['申請書類の返却の記録がありません。'])]
}

/** Counts that did not come back as they went out; they need a note. */
export const returnDiffers = ({ papers }: Pick<ReturnRecord, 'papers'>): boolean =>
  papers.some(({ out, back }) => out !== back)
