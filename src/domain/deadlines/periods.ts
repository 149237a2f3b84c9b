import {
  addDays,
  type CivilDate,
  datesBetween,
  daysInMonth,
  fiscalYearOf,
  partsOf,
} from '@/domain/time/civil'
import { formatFiscalYear, formatForLanguage } from '@/domain/time/format'

import type { PeriodKind } from './vocabulary'

/** What one document covers; `key` is unique within a rule: 2026-12-07, 2026-12, FY2026, once. */
export type Period = { key: string; from: CivilDate; to: CivilDate }

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')

const monthOf = (year: number, month: number): Period => {
  const key = `${pad(year, 4)}-${pad(month)}`
  return { key, from: `${key}-01`, to: `${key}-${pad(daysInMonth(year, month))}` }
}

/** The month that lies `by` months after the month of a date (negative: before). */
export function monthFrom(date: CivilDate, by: number): Period {
  const { year, month } = partsOf(date)
  const index = year * 12 + (month - 1) + by
  return monthOf(Math.floor(index / 12), (index % 12) + 1)
}

const fiscalYear = (year: number): Period => ({
  key: `FY${year}`,
  from: `${pad(year, 4)}-04-01`,
  to: `${pad(year + 1, 4)}-03-31`,
})

/**
 * The periods of a kind that touch the days from `from` to `to`, both included. `once` has none of
 * its own: it stands for the day it is due on.
 */
export function periodsTouching(
  kind: Exclude<PeriodKind, 'once'>,
  from: CivilDate,
  to: CivilDate,
): Period[] {
  if (to < from) return []
  if (kind === 'daily')
    return datesBetween(from, to).map((date) => ({ key: date, from: date, to: date }))
  if (kind === 'yearly') {
    const first = fiscalYearOf(from)
    const count = fiscalYearOf(to) - first + 1
    return Array.from({ length: count }, (_, by) => fiscalYear(first + by))
  }
  const periods: Period[] = []
  for (let month = monthFrom(from, 0); month.from <= to; month = monthFrom(addDays(month.to, 1), 0))
    periods.push(month)
  return periods
}

export const oncePeriod = (date: CivilDate): Period => ({ key: 'once', from: date, to: date })

/** `2026年12月7日（月）分`, `2026年12月分`, `令和8年度分`; '' for what is handed in once. */
export function periodLabel({ key, from }: Period): string {
  if (key === 'once') return ''
  if (key.startsWith('FY')) return `${formatFiscalYear(Number(key.slice(2)))}分`
  const { year, month } = partsOf(from)
  return key.length === 7 ? `${year}年${month}月分` : `${formatForLanguage(from, null, 'ja')}分`
}
