import {
  type CivilDate,
  addDays,
  daysInMonth,
  fiscalYearOf,
  partsOf,
  weekStart,
} from '../time/civil'

/** Ready-made periods of a list (BK-17); a week is Monday to Sunday. */
export const PERIODS = {
  today: '今日',
  tomorrow: '明日',
  'this-week': '今週',
  'next-week': '来週',
  'this-month': '今月',
  'last-month': '先月',
  'this-fiscal-year': '今年度',
  'last-fiscal-year': '前年度',
} as const
export type PeriodName = keyof typeof PERIODS
export type Period = { from: CivilDate; to: CivilDate }

const text = (year: number, month: number, day: number): CivilDate =>
  [String(year).padStart(4, '0'), ...[month, day].map((n) => String(n).padStart(2, '0'))].join('-')

const monthOf = (year: number, month: number): Period => ({
  from: text(year, month, 1),
  to: text(year, month, daysInMonth(year, month)),
})

const fiscalYear = (year: number): Period => ({
  from: text(year, 4, 1),
  to: text(year + 1, 3, 31),
})

/** First and last day, both included, of a ready-made period as seen on `today`. */
export function periodOf(name: PeriodName, today: CivilDate): Period {
  const { year, month } = partsOf(today)
  const monday = weekStart(today)
  switch (name) {
    case 'today':
      return { from: today, to: today }
    case 'tomorrow':
      return { from: addDays(today, 1), to: addDays(today, 1) }
    case 'this-week':
      return { from: monday, to: addDays(monday, 6) }
    case 'next-week':
      return { from: addDays(monday, 7), to: addDays(monday, 13) }
    case 'this-month':
      return monthOf(year, month)
    case 'last-month':
      return month === 1 ? monthOf(year - 1, 12) : monthOf(year, month - 1)
    case 'this-fiscal-year':
      return fiscalYear(fiscalYearOf(today))
    case 'last-fiscal-year':
      return fiscalYear(fiscalYearOf(today) - 1)
  }
}
