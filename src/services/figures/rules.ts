import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import {
  addMonths,
  type Closures,
  daysOfMonth,
  type DayHours,
  hoursOn,
  monthOf,
} from '@/domain/figures/hours'
import { type Expected, expectedOf } from '@/domain/figures/plan'
import type { Target } from '@/domain/figures/target'
import type { RatePer } from '@/domain/figures/vocabulary'
import { type CivilDate, compare, datesBetween } from '@/domain/time/civil'

import { type Line, linesOf } from './lines'

type Valid = { line: string; validFrom: CivilDate; validTo?: CivilDate | null }

/** 基準 of a line while one record is in force. */
export type LineRule = Target & {
  line: string
  per: RatePer
  deviation: number | null
  minSeats: number | null
  outlier: number | null
}

/** All that is decided about the telephone, as one value: read once for each piece of work. */
export type Decided = {
  lines: Line[]
  ruleOn(line: string, date: CivilDate): LineRule | null
  /** Null on a day on which the line takes no calls. */
  hoursOn(line: string, date: CivilDate): DayHours | null
  /** Hours in which the line takes calls; none on a closed day. */
  openHours(line: string, date: CivilDate): number[]
  expectedOn(line: string, date: CivilDate): Expected | null
  planOn(line: string, date: CivilDate): { name: string } | null
  /** Calls expected in the whole of a month; null where no day of it has a plan. */
  expectedIn(line: string, month: string): number | null
}

/** Of the records that hold on a day the one that began last. */
export const inForce = <R extends Valid>(
  rows: readonly R[],
  line: string,
  date: CivilDate,
): R | null =>
  rows
    .filter(
      (row) => row.line === line && row.validFrom <= date && (!row.validTo || date <= row.validTo),
    )
    .sort((a, b) => compare(a.validFrom, b.validFrom))
    .at(-1) ?? null

export const used = { active: { not_equals: false } }

const ruleOf = (row: Stored<'call-rules'>): LineRule => ({
  line: row.line,
  percent: row.target ?? null,
  per: row.per,
  countsAutomatic: row.countsAutomatic !== false,
  countsOverflow: row.countsOverflow === true,
  deviation: row.deviation ?? null,
  minSeats: row.minSeats ?? null,
  outlier: row.outlier ?? null,
})

async function closuresOf(payload: Payload): Promise<Closures> {
  const rows = await findRows<Stored<'holidays'>>(payload, 'holidays', used)
  const days = (isYearEnd: boolean) =>
    new Set(rows.filter(({ kind }) => (kind === 'year-end') === isYearEnd).map(({ date }) => date))
  return { holidays: days(false), yearEnd: days(true) }
}

/** @returns what the city has decided about its lines, from the records of the panel */
export async function decidedFigures(payload: Payload): Promise<Decided> {
  const [lines, rules, plans, closures] = await Promise.all([
    linesOf(payload),
    findRows<Stored<'call-rules'>>(payload, 'call-rules', used, { sort: 'validFrom' }),
    findRows<Stored<'call-plans'>>(payload, 'call-plans', used),
    closuresOf(payload),
  ])
  const ruleOn = (line: string, date: CivilDate) => {
    const row = inForce(rules, line, date)
    return row && ruleOf(row)
  }
  const hoursOf = (code: string, date: CivilDate): DayHours | null => {
    const line = lines.find((one) => one.code === code)
    return line ? hoursOn(line.hours, date, closures) : null
  }
  const isOpen = (line: string, date: CivilDate): boolean => hoursOf(line, date) !== null
  const openDays = new Map<string, number>()
  const openDaysOf = (line: string, month: string): number => {
    const key = `${line}|${month}`
    const { from, to } = daysOfMonth(month)
    const known =
      openDays.get(key) ?? datesBetween(from, to).filter((date) => isOpen(line, date)).length
    openDays.set(key, known)
    return known
  }
  const expectedOn = (line: string, date: CivilDate): Expected | null => {
    const plan = inForce(plans, line, date)
    if (!plan || !isOpen(line, date)) return null
    return expectedOf(plan, plan.per === 'month' ? openDaysOf(line, monthOf(date)) : 1)
  }
  return {
    lines: lines.map(({ code, name }) => ({ code, name })),
    ruleOn,
    hoursOn: hoursOf,
    openHours: (line, date) => hoursOf(line, date)?.hours ?? [],
    planOn: (line, date) => inForce(plans, line, date),
    expectedOn,
    expectedIn: (line, month) => {
      const { from, to } = daysOfMonth(month)
      const days = datesBetween(from, to).flatMap((date) => expectedOn(line, date) ?? [])
      if (days.length === 0) return null
      return Math.round(days.reduce((sum, { calls, over }) => sum + calls / over, 0))
    },
  }
}

/** The months that a rolling comparison of three looks at, the newest last. */
export const lastThreeMonths = (date: CivilDate): string[] =>
  [-2, -1, 0].map((by) => addMonths(monthOf(date), by))
