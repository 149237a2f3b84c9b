import { findRow } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { percentText, perMille, sumOf } from '@/domain/figures/bands'
import { addMonths, daysOfMonth, missingHours, monthOf } from '@/domain/figures/hours'
import { deviates, deviationText, expectedCalls } from '@/domain/figures/plan'
import { asked, verdictOf } from '@/domain/figures/target'
import {
  addDays,
  type CivilDate,
  datesBetween,
  tokyoDateOf,
  tokyoTimeOf,
} from '@/domain/time/civil'
import { waitingStates } from '@/kit/case/define'

import { changeBeside, markBeside } from '../cases/beside'
import { startCase } from '../cases/start'
import type { ServiceContext } from '../context'

import { rateMiss } from './misses/case'
import { staffingReview } from './reviews/case'
import { type Decided, decidedFigures, type LineRule } from './rules'
import { type DayStat, daysOf } from './stats'

/** So far back late figures and a stopped job are made up for. */
const BACK_DAYS = 14

type Period = { per: 'day' | 'month'; period: string; missing: number; days: readonly DayStat[] }

/** Whether the day of a line is over: its reception has ended, or it is in the past. */
const isOver = (
  ctx: ServiceContext,
  decided: Decided,
  { line, date }: Pick<DayStat, 'line' | 'date'>,
): boolean => {
  const today = tokyoDateOf(ctx.now())
  const closesAt = decided.hoursOn(line, date)?.closesAt ?? ''
  return date < today || (date === today && tokyoTimeOf(ctx.now()) >= closesAt)
}

/**
 * Asks for a look at the seats on the very day (CC-17): of too many calls as soon as they are too many, of
 * too few when the day is over and every hour of it is told.
 */
async function reviewDay(ctx: ServiceContext, decided: Decided, day: DayStat): Promise<number> {
  const { line, date, sum, bands } = day
  const rule = decided.ruleOn(line, date)
  const expected = decided.expectedOn(line, date)
  if (!rule?.deviation || !expected) return 0
  if (!deviates(sum.incoming, expected, rule.deviation)) return 0
  const plan = expectedCalls(expected)
  const isWhole =
    isOver(ctx, decided, day) && missingHours(decided.openHours(line, date), bands).length === 0
  if (sum.incoming < plan && !isWhole) return 0
  const figures = {
    expected: plan,
    actual: sum.incoming,
    deviation: deviationText(sum.incoming, plan),
    allowed: rule.deviation,
  }
  const reviewKey = `${line}|${date}`
  const { isNew } = await startCase(ctx, staffingReview, { reviewKey, line, date, ...figures })
  if (!isNew)
    await markBeside(
      ctx,
      'staffing-reviews',
      {
        and: [
          { reviewKey: { equals: reviewKey } },
          { state: { in: waitingStates(staffingReview) } },
          { actual: { not_equals: sum.incoming } },
        ],
      },
      figures,
    )
  return isNew ? 1 : 0
}

/** Opens the task of a day or month below its promise (CC-16), or brings its figures up to date. */
async function missOf(
  ctx: ServiceContext,
  rule: LineRule,
  { per, period, missing, days }: Period,
): Promise<number> {
  const sum = sumOf(days.map((day) => day.sum))
  const verdict = verdictOf(sum, rule)
  const missKey = `${rule.line}|${per}|${period}`
  const whole = asked(sum, rule)
  const figures = {
    asked: whole,
    answered: sum.answered,
    rate: percentText(perMille(sum.answered, whole)),
    missing,
  }
  if (verdict === 'missed') {
    const { isNew } = await startCase(ctx, rateMiss, {
      missKey,
      line: rule.line,
      per,
      period,
      target: rule.percent ?? 0,
      ...figures,
    })
    if (isNew) return 1
  }
  // What was corrected since; what is over stays as it was.
  const behind = await findRow<Stored<'rate-misses'>>(ctx.payload, 'rate-misses', {
    and: [
      { missKey: { equals: missKey } },
      { state: { in: waitingStates(rateMiss) } },
      {
        or: [
          { asked: { not_equals: whole } },
          { answered: { not_equals: sum.answered } },
          { missing: { not_equals: missing } },
        ],
      },
    ],
  })
  if (behind) await changeBeside(ctx, 'rate-misses', behind, figures)
  return 0
}

async function missOfDay(ctx: ServiceContext, decided: Decided, day: DayStat): Promise<number> {
  const rule = decided.ruleOn(day.line, day.date)
  if (rule?.per !== 'day' || rule.percent === null) return 0
  const missing = missingHours(decided.openHours(day.line, day.date), day.bands).length
  const today = tokyoDateOf(ctx.now())
  // A day that may still be told more of is not judged.
  if (!isOver(ctx, decided, day) || (missing > 0 && day.date === today)) return 0
  return missOf(ctx, rule, { per: 'day', period: day.date, missing, days: [day] })
}

async function missOfMonth(
  ctx: ServiceContext,
  decided: Decided,
  line: string,
  month: string,
): Promise<number> {
  const { from, to } = daysOfMonth(month)
  const rule = decided.ruleOn(line, to)
  if (rule?.per !== 'month' || rule.percent === null || to >= tokyoDateOf(ctx.now())) return 0
  const days = await daysOf(ctx, { line, from, to })
  const told = new Map(days.map((day) => [day.date, day.bands]))
  const missing = datesBetween(from, to).reduce(
    (sum, date) => sum + missingHours(decided.openHours(line, date), told.get(date) ?? []).length,
    0,
  )
  return missOf(ctx, rule, { per: 'month', period: month, missing, days })
}

/** What the figures of these days of a line ask for. @returns how many new records there are */
export async function checkDays(
  ctx: ServiceContext,
  line: string,
  dates: readonly CivilDate[],
  known?: Decided,
): Promise<number> {
  if (dates.length === 0) return 0
  const decided = known ?? (await decidedFigures(ctx.payload))
  const sorted = [...dates].sort()
  const days = await daysOf(ctx, { line, from: sorted[0]!, to: sorted.at(-1)! })
  let raised = 0
  for (const day of days.filter(({ date }) => dates.includes(date))) {
    raised += await reviewDay(ctx, decided, day)
    raised += await missOfDay(ctx, decided, day)
  }
  for (const month of new Set(dates.map(monthOf)))
    raised += await missOfMonth(ctx, decided, line, month)
  return raised
}

/** The same for every line and the days past; a stopped job loses none. @returns how many are new */
export async function checkFigures(ctx: ServiceContext): Promise<number> {
  const today = tokyoDateOf(ctx.now())
  const decided = await decidedFigures(ctx.payload)
  let raised = 0
  for (const { code } of decided.lines) {
    raised += await checkDays(ctx, code, datesBetween(addDays(today, -BACK_DAYS), today), decided)
    raised += await missOfMonth(ctx, decided, code, addMonths(monthOf(today), -1))
  }
  return raised
}
