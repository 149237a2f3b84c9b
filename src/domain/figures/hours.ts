import {
  addDays,
  type CivilDate,
  type CivilTime,
  datesBetween,
  minutesOf,
  weekdayOf,
} from '../time/civil'

/** 受付時間 of a line while one record is in force. */
export type Hours = {
  weekdays: readonly number[]
  opensAt: CivilTime
  closesAt: CivilTime
  onHolidays: boolean
  atYearEnd: boolean
  /** Days that were agreed on beside. */
  closed: readonly { from: CivilDate; to: CivilDate }[]
}

export type Closures = { holidays: ReadonlySet<CivilDate>; yearEnd: ReadonlySet<CivilDate> }

/** Does the line take calls on a day (CC-21)? */
export function isOpenOn(hours: Hours, date: CivilDate, { holidays, yearEnd }: Closures): boolean {
  if (!hours.weekdays.includes(weekdayOf(date))) return false
  if (!hours.onHolidays && holidays.has(date)) return false
  if (!hours.atYearEnd && yearEnd.has(date)) return false
  return !hours.closed.some(({ from, to }) => from <= date && date <= (to || from))
}

/** The hours in which it takes calls: 8:30 to 17:15 is 8 to 17. */
export function hoursOf({ opensAt, closesAt }: Pick<Hours, 'opensAt' | 'closesAt'>): number[] {
  const first = Math.floor(minutesOf(opensAt) / 60)
  const last = Math.ceil(minutesOf(closesAt) / 60) - 1
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
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
