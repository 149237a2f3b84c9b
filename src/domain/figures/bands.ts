import { COUNT, type NEEDED, type OPTIONAL } from './vocabulary'

type Needed = Record<(typeof NEEDED)[number], number>
/** Null: the phone system does not say; that is not 0. */
type Optional = Record<(typeof OPTIONAL)[number], number | null>

export type Counts = Needed & Optional
/** One hour of a day: 9 is 9:00 to 10:00. */
export type Band = { hour: number } & Counts

export const hourLabel = (hour: number): string => `${hour}時台`

/**
 * Why an hour cannot be right: what came in was answered, given up or taken by the automatic voice, and
 * nothing else (CC-18). Out of hours and overflow are counted apart (CC-22). Null when it adds up.
 */
export function bandProblem(band: Band): string | null {
  const { incoming, answered, abandoned, automatic, transferred, complaints } = band
  const sum = answered + abandoned + automatic
  if (sum !== incoming)
    return `応答 ${answered}＋応答前に切れた ${abandoned}＋自動音声 ${automatic}＝${sum} ですが、着信は ${incoming} です。合うように直してください。`
  if ((transferred ?? 0) > answered)
    return `${COUNT.transferred}（${transferred}）が${COUNT.answered}（${answered}）より多くなっています。`
  if ((complaints ?? 0) > answered)
    return `${COUNT.complaints}（${complaints}）が${COUNT.answered}（${answered}）より多くなっています。`
  return null
}

/** A sum is only known where each of its parts is. */
const plus = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a + b

/** Hours, or days, together; of the people on duty the most at one time. */
export function sumOf(parts: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) =>
    parts.reduce<number | null>((total, one) => plus(total, one[name]), parts.length ? 0 : null)
  const people = parts.flatMap(({ operators }) => operators ?? [])
  return {
    incoming: sum('incoming') ?? 0,
    answered: sum('answered') ?? 0,
    abandoned: sum('abandoned') ?? 0,
    automatic: sum('automatic') ?? 0,
    outOfHours: sum('outOfHours'),
    overflow: sum('overflow'),
    transferred: sum('transferred'),
    complaints: sum('complaints'),
    handlingSeconds: sum('handlingSeconds'),
    operators: people.length > 0 ? Math.max(...people) : null,
  }
}

/** A share in tenths of a percent, cut off, so that 84.96 % never reads 85.0; null of nothing. */
export const perMille = (part: number | null, whole: number): number | null =>
  part === null || whole === 0 ? null : Math.floor((part * 1000) / whole)

/** `84.9%`, or a dash for what cannot be said. */
export const percentText = (mille: number | null): string =>
  mille === null ? '—' : `${Math.floor(mille / 10)}.${mille % 10}%`

/** コールセンター内完了: answered and passed on to nobody (CC-19). */
export const completedOf = ({ answered, transferred }: Counts): number | null =>
  transferred === null ? null : answered - transferred

/** Seconds a call, of those that were answered (CC-38). */
export const averageSeconds = ({ handlingSeconds, answered }: Counts): number | null =>
  handlingSeconds === null || answered === 0 ? null : Math.round(handlingSeconds / answered)

/** `5分02秒` */
export const durationText = (seconds: number | null): string =>
  seconds === null ? '—' : `${Math.floor(seconds / 60)}分${String(seconds % 60).padStart(2, '0')}秒`
