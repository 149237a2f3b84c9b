import { type CivilTime, compare, minutesOf, timeOf } from '../time/civil'

/** A day is looked at in bands of a quarter of an hour (ST-09, CC-27, SC-12). */
export const BAND = 15
export const BANDS = 96

export type Interval = { from: CivilTime; to: CivilTime }
/** Somebody at work: the time at the place, the breaks within it, and in which roles. */
export type Duty = Interval & {
  worker: string
  place: string
  breaks: readonly Interval[]
  roles: readonly string[]
}
/** So many people, of a role or of any, from a time to a time. */
export type Need = Interval & { title: string; role?: string | null; seats: number }
/** A time in which so many people are missing. */
export type Short = Interval & { title: string; short: number }

const ones = (from: number, to: number): bigint =>
  to <= from ? 0n : ((1n << BigInt(to - from)) - 1n) << BigInt(from)

/** The bands that lie wholly in an interval. */
const within = ({ from, to }: Interval): bigint =>
  ones(Math.ceil(minutesOf(from) / BAND), Math.floor(minutesOf(to) / BAND))

/** The bands of which an interval has any minute. */
const touching = ({ from, to }: Interval): bigint =>
  to <= from ? 0n : ones(Math.floor(minutesOf(from) / BAND), Math.ceil(minutesOf(to) / BAND))

/** A band counts when somebody is there for the whole of it; a break takes every band that it touches. */
export const bandsOf = ({ breaks, ...span }: Pick<Duty, 'from' | 'to' | 'breaks'>): bigint =>
  breaks.reduce((mask, pause) => mask & ~touching(pause), within(span))

const has = (mask: bigint, band: number): boolean => ((mask >> BigInt(band)) & 1n) === 1n

/** How many people are there in each band; somebody in two rows is one. */
export function seatsByBand(duties: readonly Duty[]): number[] {
  const masks = new Map<string, bigint>()
  for (const duty of duties) masks.set(duty.worker, (masks.get(duty.worker) ?? 0n) | bandsOf(duty))
  return Array.from({ length: BANDS }, (_, band) =>
    [...masks.values()].reduce((sum, mask) => sum + (has(mask, band) ? 1 : 0), 0),
  )
}

const endOf = (band: number): CivilTime => timeOf(Math.min((band + 1) * BAND, BANDS * BAND - 1))

/** Where fewer people are at one place than must be, breaks included; neighbours together. */
export function shortsOf(duties: readonly Duty[], needs: readonly Need[]): Short[] {
  return needs.flatMap((need) => {
    const own = need.role ? duties.filter(({ roles }) => roles.includes(need.role!)) : duties
    const seats = seatsByBand(own)
    const asked = touching(need)
    const shorts: Short[] = []
    let last = -2
    for (let band = 0; band < BANDS; band++) {
      const short = need.seats - seats[band]!
      if (!has(asked, band) || short <= 0) continue
      const before = shorts.at(-1)
      if (before && last === band - 1 && before.short === short) before.to = endOf(band)
      else shorts.push({ title: need.title, from: timeOf(band * BAND), to: endOf(band), short })
      last = band
    }
    return shorts
  })
}

/** How many people of a role are at work anywhere on a day, whatever the hour (SC-13). */
export const presentOf = (duties: readonly Duty[], role: string): number =>
  new Set(duties.filter(({ roles }) => roles.includes(role)).map(({ worker }) => worker)).size

/** 「10:15〜10:45 あと1人（オペレーター）」. */
export const shortText = ({ from, to, short, title }: Short): string =>
  `${from}〜${to} あと${short}人（${title}）`

type Stay = Interval & { place: string }

/** Two stays of one person that cannot both be, with the way between two places; null when all can. */
export function clashOf<S extends Stay>(
  stays: readonly S[],
  minutesBetween: (place: string, other: string) => number,
): [S, S] | null {
  const sorted = [...stays].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to))
  for (const [at, stay] of sorted.entries())
    for (const next of sorted.slice(at + 1)) {
      const way = stay.place === next.place ? 0 : minutesBetween(stay.place, next.place)
      if (minutesOf(stay.to) + way > minutesOf(next.from)) return [stay, next]
    }
  return null
}

/** Minutes of work, breaks apart. */
export const minutesOfWork = ({ from, to, breaks }: Pick<Duty, 'from' | 'to' | 'breaks'>): number =>
  breaks.reduce(
    (sum, pause) => sum - (minutesOf(pause.to) - minutesOf(pause.from)),
    minutesOf(to) - minutesOf(from),
  )
