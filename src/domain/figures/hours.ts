import {
  addDays,
  type CivilDate,
  type CivilTime,
  datesBetween,
  minutesOf,
  weekdayOf,
} from '../time/civil'

/** 受付時間 of a line, as its record in the panel says them (CC-21). */
export type LineHours = {
  validFrom: CivilDate
  validTo: CivilDate | null
  spans: readonly { days: readonly number[]; from: CivilTime; to: CivilTime }[]
  onHolidays: boolean
  overNewYear: boolean
  /** Days that were agreed on beside. */
  closed: readonly CivilDate[]
}

export type Closures = { holidays: ReadonlySet<CivilDate>; yearEnd: ReadonlySet<CivilDate> }

/** When a line takes calls on one day, and the hours that this touches: 8:30 to 17:15 is 8 to 17. */
export type DayHours = { opensAt: CivilTime; closesAt: CivilTime; hours: number[] }

const isClosed = (line: LineHours, date: CivilDate, { holidays, yearEnd }: Closures): boolean =>
  date < line.validFrom ||
  (line.validTo !== null && date > line.validTo) ||
  (!line.onHolidays && holidays.has(date)) ||
  (!line.overNewYear && yearEnd.has(date)) ||
  line.closed.includes(date)

/** Null on a day on which nobody answers. */
export function hoursOn(line: LineHours, date: CivilDate, closures: Closures): DayHours | null {
  if (isClosed(line, date, closures)) return null
  const spans = line.spans.filter(({ days }) => days.includes(weekdayOf(date)))
  if (spans.length === 0) return null
  const hours = spans.flatMap(({ from, to }) => {
    const first = Math.floor(minutesOf(from) / 60)
    const last = Math.ceil(minutesOf(to) / 60)
    return Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at)
  })
  return {
    opensAt: spans.map(({ from }) => from).sort()[0]!,
    closesAt: spans
      .map(({ to }) => to)
      .sort()
      .at(-1)!,
    hours: [...new Set(hours)].sort((a, b) => a - b),
  }
}

/** Open hours without a row; that nothing was told of them does not mean that nobody called. */
export const missingHours = (open: readonly number[], told: readonly { hour: number }[]) =>
  open.filter((hour) => !told.some((band) => band.hour === hour))

/** Of open hours those that are over at this minute of the day. */
export const hoursOver = (open: readonly number[], minutes: number): number[] =>
  open.filter((hour) => (hour + 1) * 60 <= minutes)

/** `9、10、13時台` */
export const hoursText = (hours: readonly number[]): string => `${hours.join('、')}時台`

export const monthOf = (date: CivilDate): string => date.slice(0, 7)

/** First and last day of `YYYY-MM`. */
export function daysOfMonth(month: string): { from: CivilDate; to: CivilDate } {
  const from = `${month}-01`
  const next = addDays(from, 31).slice(0, 7)
  return { from, to: addDays(`${next}-01`, -1) }
}

/** `YYYY-MM` so many months later. */
export function addMonths(month: string, by: number): string {
  const all = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${String(Math.floor(all / 12)).padStart(4, '0')}-${String((all % 12) + 1).padStart(2, '0')}`
}

/** Months that a period touches. */
export const monthsBetween = (from: CivilDate, to: CivilDate): string[] => [
  ...new Set(datesBetween(from, to).map(monthOf)),
]
