import { type CivilDate, daysInMonth, partsOf } from '@/domain/time/civil'

const pad = (value: number): string => String(value).padStart(2, '0')

/** The birthday of a year; 29 February falls on the 28th in other years (no source: ask the city). */
function birthdayIn(birthday: CivilDate, year: number): CivilDate {
  const { month, day } = partsOf(birthday)
  return `${year}-${pad(month)}-${pad(Math.min(day, daysInMonth(year, month)))}`
}

/** Full years of age on a day. */
export function ageOn(birthday: CivilDate, date: CivilDate): number {
  const years = partsOf(date).year - partsOf(birthday).year
  return date < birthdayIn(birthday, partsOf(date).year) ? years - 1 : years
}

/**
 * Last day of validity of a card (CD-18): the 10th birthday after the day it was made, the 5th for
 * those under 18 on that day. A birthday on that very day is not "after" it.
 */
export function cardExpiry(birthday: CivilDate, madeOn: CivilDate): CivilDate {
  const birthdays = ageOn(birthday, madeOn) >= 18 ? 10 : 5
  const { year } = partsOf(madeOn)
  const isAhead = birthdayIn(birthday, year) > madeOn
  return birthdayIn(birthday, year + birthdays - (isAhead ? 1 : 0))
}
