import { findRows, updateWhere } from '@/db/atomic'
import { distinctValues } from '@/db/rows'
import { dueOn, isAsked, ranOn } from '@/domain/deadlines/due'
import { oncePeriod, type Period, periodLabel, periodsTouching } from '@/domain/deadlines/periods'
import { addDays, type CivilDate, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { insertOnce } from '../insert-once'

import { type CityCalendar, cityCalendar, readRules } from './rules'
import type { SubmissionRow, SubmissionRule } from './types'

/** Records are there so many days before they are due: the next month always shows. */
const AHEAD_DAYS = 62
/** As far back a job that stood still makes up for, longer than any standstill. */
const BACK_DAYS: Record<SubmissionRule['period'], number> = {
  daily: 92,
  monthly: 400,
  yearly: 800,
  once: 0,
}

/**
 * Makes the records of what is due, each rule and period once, and lets open records follow a rule or
 * a calendar that was changed (NT-09, RP-25). May be cut off anywhere and run by many at once.
 * @param only id of one rule; else all in use
 * @returns the number of new records
 */
export async function prepareSubmissions(ctx: ServiceContext, only?: string): Promise<number> {
  const rules = await readRules(ctx.payload)
  const calendar = await cityCalendar(ctx.payload)
  let made = 0
  for (const rule of rules.values()) {
    if (only === undefined || rule.id === only) made += await prepareRule(ctx, rule, calendar)
  }
  return made
}

async function prepareRule(
  ctx: ServiceContext,
  rule: SubmissionRule,
  calendar: CityCalendar,
): Promise<number> {
  const today = tokyoDateOf(ctx.now())
  const oldest = addDays(today, -BACK_DAYS[rule.period])
  const from = rule.validFrom && rule.validFrom > oldest ? rule.validFrom : oldest
  const last = addDays(today, AHEAD_DAYS)
  const wanted = (await periodsOf(ctx, rule, calendar, from, today))
    .map((period) => ({ period, due: dueOn(rule, period, calendar.isOpen) }))
    .filter(({ period, due }) => due <= last && isAsked(rule, period, due))
  const known = await findRows<SubmissionRow>(ctx.payload, 'submissions', {
    and: [
      { rule: { equals: rule.id } },
      {
        or: [
          { state: { equals: 'open' } },
          { periodTo: { greater_than_equal: wanted[0]?.period.from ?? from } },
          { period: { equals: 'once' } },
        ],
      },
    ],
  })
  for (const row of known) await follow(ctx, rule, row, calendar)
  const keys = new Set(known.map(({ period }) => period))
  let made = 0
  for (const { period, due } of wanted) {
    if (!keys.has(period.key) && (await insertSubmission(ctx, rule, period, due))) made++
  }
  return made
}

/** Candidates, oldest first; a day's document is not asked for before the day. */
async function periodsOf(
  ctx: ServiceContext,
  rule: SubmissionRule,
  calendar: CityCalendar,
  from: CivilDate,
  today: CivilDate,
): Promise<Period[]> {
  if (rule.period === 'once') return rule.dueDate ? [oncePeriod(rule.dueDate)] : []
  if (rule.period !== 'daily') {
    // A plan is due up to two months before its period begins.
    return periodsTouching(rule.period, from, addDays(today, 2 * AHEAD_DAYS))
  }
  const days = periodsTouching('daily', from, today)
  if (rule.days === 'weekdays') {
    return days.filter((day) => ranOn(rule, day.from, calendar.holidays, calendar.exceptions))
  }
  const booked = await bookedDays(ctx, rule.service, from, today)
  return days.filter((day) => booked.has(day.from))
}

async function bookedDays(
  ctx: ServiceContext,
  service: string,
  from: CivilDate,
  to: CivilDate,
): Promise<Set<CivilDate>> {
  if (service === '') return new Set()
  const dates = await distinctValues(ctx.payload, 'reservations', 'date', {
    and: [
      { service: { equals: service } },
      { status: { equals: 'confirmed' } },
      { date: { greater_than_equal: from } },
      { date: { less_than_equal: to } },
    ],
  })
  return new Set(dates.map(String))
}

const titleOf = (rule: SubmissionRule, period: Period): string =>
  [rule.name, periodLabel(period)].filter(Boolean).join('　')

async function insertSubmission(
  ctx: ServiceContext,
  rule: SubmissionRule,
  period: Period,
  due: CivilDate,
): Promise<boolean> {
  await faultPoint(ctx, 'submission-insert')
  const { isNew } = await insertOnce(ctx, 'submissions', 'submissionKey', {
    submissionKey: `${rule.id}|${period.key}`,
    rule: rule.id,
    title: titleOf(rule, period),
    kind: rule.kind,
    period: period.key,
    periodFrom: period.from,
    periodTo: period.to,
    dueOn: due,
    state: 'open',
    submittedOn: '',
    submittedBy: '',
    note: '',
    rev: 0,
    remindRev: 0,
    reminders: [],
    history: [],
    logPending: false,
  })
  return isNew
}

/** An open record takes over the name and the due day of its rule; one handed in stays as it was. */
async function follow(
  ctx: ServiceContext,
  rule: SubmissionRule,
  row: SubmissionRow,
  calendar: CityCalendar,
): Promise<void> {
  if (row.state !== 'open') return
  const period: Period =
    rule.period === 'once' && rule.dueDate
      ? oncePeriod(rule.dueDate)
      : { key: row.period, from: row.periodFrom, to: row.periodTo }
  const now = {
    title: titleOf(rule, period),
    kind: rule.kind,
    periodFrom: period.from,
    periodTo: period.to,
    dueOn: dueOn(rule, period, calendar.isOpen),
  }
  const isSame = Object.entries(now).every(
    ([name, value]) => row[name as keyof typeof now] === value,
  )
  if (isSame) return
  await updateWhere(
    ctx.payload,
    'submissions',
    { and: [{ id: { equals: row.id } }, { state: { equals: 'open' } }] },
    now,
  )
}
