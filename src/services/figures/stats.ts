import { findRows, insertRow, updateWhere } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { Stored } from '@/db/stored'
import { type Band, bandProblem, type Counts, hourLabel, sumOf } from '@/domain/figures/bands'
import { NEEDED, OPTIONAL, type StatSource } from '@/domain/figures/vocabulary'
import type { CivilDate } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { logAct } from '../audit/log-act'
import { faultPoint, type ServiceContext } from '../context'
import { invalid } from '../refusals'

export type StatRow = Stored<'call-stats'>

/** A day of a line as it stands now. */
export type DayStat = { line: string; date: CivilDate; rev: number; bands: Band[]; sum: Counts }

const bandsOf = (row: StatRow): Band[] => (Array.isArray(row.bands) ? (row.bands as Band[]) : [])

/** The newest revision of each day of a period. */
export async function daysOf(
  { payload }: Pick<ServiceContext, 'payload'>,
  { line, from, to }: { line: string; from: CivilDate; to: CivilDate },
): Promise<DayStat[]> {
  const rows = await findRows<StatRow>(
    payload,
    'call-stats',
    {
      and: [
        { line: { equals: line } },
        { date: { greater_than_equal: from } },
        { date: { less_than_equal: to } },
      ],
    },
    { sort: ['date', 'rev'] },
  )
  const newest = new Map(rows.map((row) => [row.date, row]))
  return [...newest.values()].map((row) => {
    const bands = bandsOf(row)
    return { line, date: row.date, rev: row.rev, bands, sum: sumOf(bands) }
  })
}

/** All revisions of a day, the newest first. */
export const revisionsOf = (
  { payload }: Pick<ServiceContext, 'payload'>,
  line: string,
  date: CivilDate,
): Promise<StatRow[]> =>
  findRows<StatRow>(
    payload,
    'call-stats',
    { and: [{ line: { equals: line } }, { date: { equals: date } }] },
    { sort: '-rev' },
  )

/** Hours in their order, so that the same figures are the same text. */
const textOf = (bands: readonly Band[]): string =>
  JSON.stringify(
    [...bands]
      .sort((a, b) => a.hour - b.hour)
      .map((band) => [
        band.hour,
        ...NEEDED.map((name) => band[name]),
        ...OPTIONAL.map((name) => band[name]),
      ]),
  )

export const sameBands = (a: readonly Band[], b: readonly Band[]): boolean =>
  textOf(a) === textOf(b)

export type NewDay = {
  line: string
  date: CivilDate
  bands: Band[]
  /** The revision that was seen when this was written; 0 for a day without figures. */
  seen: number
  source: StatSource
  note?: string
  file?: { name: string; hash: string }
}

/** @throws DomainError INPUT_INVALID with the hours that do not add up */
function check({ bands }: NewDay): void {
  const problems = bands.flatMap((band) => {
    const problem = bandProblem(band)
    return problem ? [[`hour-${band.hour}`, `${hourLabel(band.hour)}: ${problem}`]] : []
  })
  const hours = bands.map(({ hour }) => hour)
  if (new Set(hours).size < hours.length) throw invalid('同じ時間帯が2回あります。')
  if (problems.length > 0)
    throw invalid(problems.map(([, says]) => says).join(' '), Object.fromEntries(problems))
}

const changed = (date: CivilDate): DomainError =>
  new DomainError(
    'CHANGED_MEANWHILE',
    `${date}の数字は、ほかの人が先に変えました。読み込み直して、確かめてください。`,
    409,
  )

/**
 * Puts the figures of a day in the place of what is there; the revision before it is kept. The same figures
 * again change nothing, so a file may be sent twice and a process may die at any line.
 * @throws DomainError INPUT_INVALID, CHANGED_MEANWHILE
 */
export async function putDay(
  ctx: ServiceContext,
  day: NewDay,
): Promise<{ rev: number; isNew: boolean }> {
  check(day)
  const [newest] = await revisionsOf(ctx, day.line, day.date)
  if (newest && sameBands(bandsOf(newest), day.bands)) {
    await logDay(ctx, newest)
    return { rev: newest.rev, isNew: false }
  }
  if ((newest?.rev ?? 0) !== day.seen) throw changed(day.date)
  const { incoming, answered, abandoned, automatic, outOfHours, overflow } = sumOf(day.bands)
  const rev = day.seen + 1
  try {
    const row = await insertRow<StatRow>(ctx.payload, 'call-stats', {
      statKey: `${day.line}|${day.date}|${rev}`,
      line: day.line,
      date: day.date,
      rev,
      bands: [...day.bands].sort((a, b) => a.hour - b.hour),
      ...{ incoming, answered, abandoned, automatic, outOfHours, overflow },
      source: day.source,
      fileName: day.file?.name ?? '',
      fileHash: day.file?.hash ?? '',
      note: day.note ?? '',
      enteredBy: ctx.actor.name,
      unlogged: true,
    })
    await faultPoint(ctx, 'call-stats-stored')
    await logDay(ctx, row)
    return { rev, isNew: true }
  } catch (error) {
    if (isDuplicateKey(error)) throw changed(day.date)
    throw error
  }
}

/** The line of the operation log for a revision, once; the mark goes when it is there. */
async function logDay(ctx: ServiceContext, row: StatRow): Promise<void> {
  if (!row.unlogged) return
  await logAct(ctx, {
    key: `call-stats|${row.statKey}`,
    action: 'call-stats.put',
    actorName: row.enteredBy ?? '',
    at: row.createdAt,
    summary: `電話の統計 ${row.line} ${row.date} 第${row.rev}版（着信 ${row.incoming}件、応答 ${row.answered}件${row.fileName ? `、${row.fileName}` : ''}）${row.note ? ` ${row.note}` : ''}`,
    target: row.statKey,
  })
  await faultPoint(ctx, 'call-stats-logged')
  await updateWhere(ctx.payload, 'call-stats', { id: { equals: row.id } }, { unlogged: false })
}

/** Writes what a process that died has left out of the operation log. @returns how many lines */
export async function logStats(ctx: ServiceContext): Promise<number> {
  const rows = await findRows<StatRow>(ctx.payload, 'call-stats', { unlogged: { equals: true } })
  for (const row of rows) await logDay(ctx, row)
  return rows.length
}
