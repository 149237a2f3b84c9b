import { foldWidth } from '../codes/normalise-code'

import { type CivilDate, type CivilTime, diffDays, isCivilDate, isCivilTime } from './civil'

const DAY = String.raw`(?:(\d{4})[年/.-])?(\d{1,2})[月/](\d{1,2})日?(?:\([^)]*\))?`
const CLOCK = String.raw`(\d{1,2})(?::(\d{2})|時(?:(\d{1,2})分|半)?)`
const VISIT = new RegExp(`^${DAY}\\s*(?:${CLOCK})?$`)
const HALF_YEAR = 183

/** The year that a caller means: of the day that is nearest. */
function nearest(today: CivilDate, monthDay: string): CivilDate | null {
  const year = Number(today.slice(0, 4))
  const days = [year - 1, year, year + 1].map((one) => `${one}-${monthDay}`).filter(isCivilDate)
  return days.find((date) => Math.abs(diffDays(today, date)) <= HALF_YEAR) ?? null
}

const two = (text: string): string => text.padStart(2, '0')

/**
 * Day and time of a visit as a caller says it and an operator types it: `12/14 10:00`,
 * `12月14日10時半`, `2026/12/14`. Null for anything else: a day needs its sign, so no number is one.
 * @returns `time` null where only the day was said
 */
export function parseVisit(
  text: string,
  today: CivilDate,
): { date: CivilDate; time: CivilTime | null } | null {
  const found = VISIT.exec(foldWidth(text).trim())
  if (!found) return null
  const [, year, month = '', day = '', hour, colon, minutes] = found
  const monthDay = `${two(month)}-${two(day)}`
  const date = year ? `${year}-${monthDay}` : nearest(today, monthDay)
  if (!date || !isCivilDate(date)) return null
  if (hour === undefined) return { date, time: null }
  const half = text.includes('半') ? '30' : '00'
  const time = `${two(hour)}:${two(colon ?? minutes ?? half)}`
  return isCivilTime(time) ? { date, time } : null
}
