/**
 * Civil dates and times of Japan as text (design §8, BK-28). Everything here is integer arithmetic
 * on the text, so the time zone of the process can never leak in, and a call costs well under a
 * microsecond: slot planning makes tens of thousands of them.
 */

/** A day in the Gregorian calendar, `YYYY-MM-DD`, years 0001–9999. Sorts as text. */
export type CivilDate = string
/** A minute of the day, `HH:mm`, 00:00–23:59. Sorts as text. */
export type CivilTime = string
/** 0 = Sunday … 6 = Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

export const MINUTES_PER_DAY = 1440
export const MS_PER_MINUTE = 60_000
export const MS_PER_DAY = MINUTES_PER_DAY * MS_PER_MINUTE

/** Asia/Tokyo has been +09:00 without summer time since 1951, so a constant is exact and fast. */
const TOKYO_OFFSET_MS = 9 * 60 * MS_PER_MINUTE

const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}

/** True for an existing day written `YYYY-MM-DD`; false for 2026-02-29, 2026-2-1, year 0000. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string' || !DATE.test(value)) return false
  const { year, month, day } = partsOf(value)
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** True for `HH:mm` from 00:00 to 23:59. 24:00 is not a time: it would sort after its own day. */
export function isCivilTime(value: unknown): value is CivilTime {
  return typeof value === 'string' && TIME.test(value)
}

/**
 * A day that a request may name: far enough from both ends of the calendar that no window, week or
 * year counted from it leaves the calendar.
 */
export const isRequestDate = (value: unknown): value is CivilDate =>
  isCivilDate(value) && value >= '1800-01-01' && value <= '8999-12-31'

/** Splits a date into numbers. The date is trusted; check foreign input with `isCivilDate`. */
export function partsOf(date: CivilDate): { year: number; month: number; day: number } {
  return { year: +date.slice(0, 4), month: +date.slice(5, 7), day: +date.slice(8, 10) }
}

/** Days since 1970-01-01 of an existing date. @throws RangeError when it is no date */
export function epochDayOf(date: CivilDate): number {
  if (!isCivilDate(date)) throw new RangeError(`日付ではありません: ${String(date)}`)
  const { year, month, day } = partsOf(date)
  // Counting years from March puts the leap day last, so month lengths need no table.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

/** The date that lies `epochDay` days after 1970-01-01. @throws RangeError outside 0001–9999 */
export function dateOfEpochDay(epochDay: number): CivilDate {
  const z = epochDay + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  if (!(year >= 1 && year <= 9999)) throw new RangeError('日付が 0001〜9999 年の範囲を外れます')
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** The date `days` later (negative: earlier). @throws RangeError on a bad date or year overflow */
export const addDays = (date: CivilDate, days: number): CivilDate =>
  dateOfEpochDay(epochDayOf(date) + days)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const diffDays = (from: CivilDate, to: CivilDate): number =>
  epochDayOf(to) - epochDayOf(from)

/** Order of two dates or of two times, for `sort`: negative, 0 or positive. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Day of the week, 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (date: CivilDate): Weekday =>
  ((((epochDayOf(date) + 4) % 7) + 7) % 7) as Weekday

/** Minutes since midnight, 0–1439. @throws RangeError when it is no time */
export function minutesOf(time: CivilTime): number {
  if (!isCivilTime(time)) throw new RangeError(`時刻ではありません: ${String(time)}`)
  return +time.slice(0, 2) * 60 + +time.slice(3, 5)
}

/** `HH:mm` of minutes since midnight. @throws RangeError outside 0–1439 or for a fraction */
export function timeOf(minutes: number): CivilTime {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes >= MINUTES_PER_DAY) {
    throw new RangeError(`時刻が 00:00〜23:59 の範囲を外れます: ${minutes}分`)
  }
  return `${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`
}

/** The instant at which it is `date` `time` in Tokyo. */
export const toInstant = (date: CivilDate, time: CivilTime): Date =>
  new Date(epochDayOf(date) * MS_PER_DAY + minutesOf(time) * MS_PER_MINUTE - TOKYO_OFFSET_MS)

/** The same instant as UTC ISO text (`2026-11-21T01:00:00.000Z`), which sorts as text. */
export const toIso = (date: CivilDate, time: CivilTime): string =>
  toInstant(date, time).toISOString()

/** The same of a moment as forms hold it, `YYYY-MM-DDTHH:mm`. */
export const isoOfMoment = (moment: string): string =>
  toIso(moment.slice(0, 10), moment.slice(11, 16))

/** The day it is in Tokyo at an instant. @throws RangeError for an invalid Date */
export const tokyoDateOf = (instant: Date): CivilDate =>
  dateOfEpochDay(Math.floor((instant.getTime() + TOKYO_OFFSET_MS) / MS_PER_DAY))

/** The wall-clock minute in Tokyo at an instant; seconds are cut off. */
export function tokyoTimeOf(instant: Date): CivilTime {
  const minutes = Math.floor((instant.getTime() + TOKYO_OFFSET_MS) / MS_PER_MINUTE)
  return timeOf(((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY)
}

/** Monday of the week that holds `date`. */
export const weekStart = (date: CivilDate): CivilDate => addDays(date, -((weekdayOf(date) + 6) % 7))

/** Fiscal year (年度), April–March: 2027-03-31 belongs to 2026. */
export function fiscalYearOf(date: CivilDate): number {
  const { year, month } = partsOf(date)
  return month >= 4 ? year : year - 1
}

/** The first day of a fiscal year, so many before that of a day. */
export const fiscalYearStart = (date: CivilDate, before = 0): CivilDate =>
  `${String(fiscalYearOf(date) - before).padStart(4, '0')}-04-01`

/** Every date from `from` to `to`, both included; empty when `to` is earlier. */
export function datesBetween(from: CivilDate, to: CivilDate): CivilDate[] {
  const first = epochDayOf(from)
  const count = Math.max(0, epochDayOf(to) - first + 1)
  return Array.from({ length: count }, (_, index) => dateOfEpochDay(first + index))
}
