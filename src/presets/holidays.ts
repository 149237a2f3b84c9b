import holidayJp from '@holiday-jp/holiday_jp'

import { type CivilDate, datesBetween } from '@/domain/time/civil'

export type HolidaySeed = { date: CivilDate; name: string; kind: 'national' | 'year-end' }

/** The dates of the package are text, so the time zone of the process cannot shift them. */
const NATIONAL: readonly { date: string; name: string }[] = Object.values(holidayJp.holidays)

/** The law calls the day between two holidays just 休日; alone in a list that says nothing. */
const nameOf = (name: string): string => (name === '休日' ? '国民の休日' : name)

const SEEDED_YEARS = { from: 2020, to: 2035 }

/**
 * Rows for the `holidays` collection, sorted, one for each day: national holidays of the law and
 * the city's year-end days 12/29–1/3 (BK-05, BK-29). A national holiday wins over a year-end day.
 */
export function holidaySeed(fromYear = SEEDED_YEARS.from, toYear = SEEDED_YEARS.to): HolidaySeed[] {
  const rows = new Map<CivilDate, HolidaySeed>()
  for (let year = fromYear; year <= toYear; year++) {
    const yearEnd = [
      ...datesBetween(`${year}-01-02`, `${year}-01-03`),
      ...datesBetween(`${year}-12-29`, `${year}-12-31`),
    ]
    for (const date of yearEnd) rows.set(date, { date, name: '年末年始', kind: 'year-end' })
  }
  for (const { date, name } of NATIONAL) {
    const year = Number(date.slice(0, 4))
    if (year < fromYear || year > toYear) continue
    rows.set(date, { date, name: nameOf(name), kind: 'national' })
  }
  return [...rows.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}
