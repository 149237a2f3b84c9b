import { at, type FieldProblem } from '@/domain/field-problem'
import { addDays, type CivilDate, weekdayOf } from '@/domain/time/civil'

import { monthFrom, type Period } from './periods'
import type { DueKind, PeriodKind, Roll } from './vocabulary'

export type DueRule = {
  period: PeriodKind
  due: DueKind
  /** Number of days, or day of the month; a day that the month lacks is its last. */
  dueDay: number | null
  /** For `on-date`. */
  dueDate: CivilDate | null
  roll: Roll
}

/** Is the city's administration open on a day? */
export type IsOpen = (date: CivilDate) => boolean

/** 開庁日: Monday to Friday without the city's closed days (holidays, year-end, its own). */
export const openingDays =
  (closed: ReadonlySet<CivilDate>): IsOpen =>
  (date) =>
    ![0, 6].includes(weekdayOf(date)) && !closed.has(date)

/** No city is closed as long as this; a calendar without an opening day must not hang the job. */
const LONGEST_CLOSURE = 60

/** The first opening day from `date` on in one direction; `date` itself where none is found. */
function openingFrom(date: CivilDate, step: 1 | -1, isOpen: IsOpen): CivilDate {
  for (let by = 0; by <= LONGEST_CLOSURE; by++) {
    const day = addDays(date, by * step)
    if (isOpen(day)) return day
  }
  return date
}

const dayOfMonth = (month: Period, day: number): CivilDate => {
  const wished = addDays(month.from, Math.max(1, day) - 1)
  return wished > month.to ? month.to : wished
}

function plainDue(rule: DueRule, period: Period): CivilDate {
  const day = rule.dueDay ?? 1
  switch (rule.due) {
    case 'next-opening':
      return addDays(period.to, 1)
    case 'period-end':
      return period.to
    case 'days-after':
      return addDays(period.to, day)
    case 'next-month-day':
      return dayOfMonth(monthFrom(period.to, 1), day)
    case 'month-before-day':
      return dayOfMonth(monthFrom(period.from, -1), day)
    case 'on-date':
      return rule.dueDate ?? period.to
  }
}

/** The day on which the document of a period is due (RP-25). */
export function dueOn(rule: DueRule, period: Period, isOpen: IsOpen): CivilDate {
  const date = plainDue(rule, period)
  const roll = rule.due === 'next-opening' ? 'next' : rule.roll
  if (roll === 'none') return date
  return openingFrom(date, roll === 'next' ? 1 : -1, isOpen)
}

const NEEDS_DAY: Partial<Record<DueKind, { most: number; least: number; says: string }>> = {
  'days-after': { least: 0, most: 366, says: '日数を0〜366で入力してください。' },
  'next-month-day': { least: 1, most: 31, says: '日を1〜31で入力してください。' },
  'month-before-day': { least: 1, most: 31, says: '日を1〜31で入力してください。' },
}

export type RuleForm = DueRule & { validFrom: CivilDate | null; validTo: CivilDate | null }

/** Why a rule cannot be saved, in the words of the form, or null. */
export function ruleProblem(rule: RuleForm): FieldProblem | null {
  const { period, due, dueDay, dueDate, validFrom, validTo } = rule
  if ((period === 'once') !== (due === 'on-date')) {
    return at(
      'due',
      period === 'once'
        ? '「1回だけ」のときは、期限に「決まった日」を選んでください。'
        : '期限の「決まった日」は、「1回だけ」のときだけ選べます。',
    )
  }
  if (due === 'on-date' && !dueDate) return at('dueDate', '期限の日付を入力してください。')
  if (period === 'daily' && !['next-opening', 'days-after', 'period-end'].includes(due)) {
    return at(
      'due',
      '「業務を行った日ごと」のときは、期限に「次の開庁日」「何日以内」「最後の日」のどれかを選んでください。',
    )
  }
  const needs = NEEDS_DAY[due]
  const isWhole = Number.isInteger(dueDay)
  if (needs && (!isWhole || dueDay! < needs.least || dueDay! > needs.most)) {
    return at('dueDay', needs.says)
  }
  if (validFrom && validTo && validTo < validFrom) {
    return at('validTo', '適用終了日は適用開始日と同じか、後の日にしてください。')
  }
  return null
}

/**
 * Does a rule ask for this period at all? From its first day on, and for the last document also
 * after its last day; what was due before the rule came in force is nobody's debt.
 */
export const isAsked = (
  rule: Pick<RuleForm, 'validFrom' | 'validTo'>,
  period: Pick<Period, 'from' | 'to'>,
  due: CivilDate,
): boolean =>
  (!rule.validFrom || (period.to >= rule.validFrom && due >= rule.validFrom)) &&
  (!rule.validTo || period.from <= rule.validTo)

export type DayRule = {
  /** `weekdayOf` values. */
  weekdays: readonly number[]
  onHolidays: boolean
}

export type DayException = {
  kind: 'open' | 'closed' | 'outage'
  from: CivilDate
  to: CivilDate
  /** True when it holds for every office and service and the whole day. */
  isWhole: boolean
}

/** Was there work on a day? By the weekdays, holidays and days on which all closes or one opens. */
export function ranOn(
  rule: DayRule,
  date: CivilDate,
  holidays: ReadonlySet<CivilDate>,
  exceptions: readonly DayException[],
): boolean {
  const ofDay = exceptions.filter(({ from, to }) => from <= date && date <= to)
  if (ofDay.some(({ kind }) => kind === 'open')) return true
  if (ofDay.some(({ kind, isWhole }) => kind === 'closed' && isWhole)) return false
  return rule.weekdays.includes(weekdayOf(date)) && (rule.onHolidays || !holidays.has(date))
}
