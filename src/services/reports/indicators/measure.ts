import { findRows } from '@/db/atomic'
import { countGroups } from '@/db/count'
import { completedOf, sumOf } from '@/domain/figures/bands'
import { asked } from '@/domain/figures/target'
import type { IndicatorFigure, Measured } from '@/domain/reports/indicators'
import { isoOfMoment } from '@/domain/time/civil'

import { countCardWork } from '../../cards/reports/card-overview'
import type { ServiceContext } from '../../context'
import type { SubmissionRow } from '../../deadlines/types'
import { decidedFigures } from '../../figures/rules'
import { daysOf } from '../../figures/stats'
import type { Span } from '../sources'

type Measure = (ctx: ServiceContext, span: Span) => Promise<Measured>

const PERCENT = 100

/** A share in percent; nothing of nothing. */
const share = (part: number | null, whole: number): Measured =>
  part === null || whole <= 0 ? null : { part: part * PERCENT, whole }

const number = (count: number | null): Measured =>
  count === null ? null : { part: count, whole: 1 }

/** All lines together, and the calls that should have been answered as each line's rule counts them. */
async function phone(ctx: ServiceContext, { from, to }: Span) {
  const decided = await decidedFigures(ctx.payload)
  const days = []
  let should = 0
  for (const { code } of decided.lines)
    for (const { date, sum } of await daysOf(ctx, { line: code, from, to })) {
      const rule = decided.ruleOn(code, date)
      should += rule ? asked(sum, rule) : sum.incoming
      days.push(sum)
    }
  return days.length > 0 ? { sum: sumOf(days), should } : null
}

type Phone = NonNullable<Awaited<ReturnType<typeof phone>>>

const ofPhone =
  (read: (phone: Phone) => Measured): Measure =>
  async (ctx, span) => {
    const found = await phone(ctx, span)
    return found ? read(found) : null
  }

const reservations = (ctx: ServiceContext, { from, to }: Span) =>
  countGroups(ctx.payload, 'reservations', ['outcome'], {
    span: ['date', from, to],
    anyOf: ['status', ['confirmed']],
  })

const total = (groups: readonly { rows: number }[]): number =>
  groups.reduce((all, { rows }) => all + rows, 0)

/** What came in time, of what was due in these days and was needed (QA-20). */
const deadlinesKept: Measure = async (ctx, { from, to }) => {
  const due = await findRows<Pick<SubmissionRow, 'dueOn' | 'submittedOn' | 'state'>>(
    ctx.payload,
    'submissions',
    {
      and: [
        { dueOn: { greater_than_equal: from, less_than_equal: to } },
        { state: { not_equals: 'waived' } },
      ],
    },
    { select: { dueOn: true, submittedOn: true, state: true } },
  )
  const kept = due.filter(
    ({ state, submittedOn, dueOn }) => state === 'submitted' && (submittedOn ?? dueOn) <= dueOn,
  )
  return share(kept.length, due.length)
}

const MEASURES: Record<Exclude<IndicatorFigure, 'manual'>, Measure> = {
  'answer-rate': ofPhone(({ sum, should }) => share(sum.answered, should)),
  'abandoned-rate': ofPhone(({ sum, should }) => share(sum.abandoned, should)),
  'completed-rate': ofPhone(({ sum }) => share(completedOf(sum), sum.answered)),
  'transfer-rate': ofPhone(({ sum }) => share(sum.transferred, sum.answered)),
  'handling-seconds': ofPhone(({ sum: { handlingSeconds, answered } }) =>
    handlingSeconds === null || answered === 0 ? null : { part: handlingSeconds, whole: answered },
  ),
  incoming: ofPhone(({ sum }) => number(sum.incoming)),
  complaints: ofPhone(({ sum }) => number(sum.complaints)),
  bookings: async (ctx, span) => number(total(await reservations(ctx, span))),
  'no-show-rate': async (ctx, span) => {
    const groups = await reservations(ctx, span)
    const ended = groups.filter(({ values: [outcome] }) => outcome && outcome !== 'none')
    return share(
      total(ended.filter(({ values: [outcome] }) => outcome === 'no-show')),
      total(ended),
    )
  },
  procedures: async (ctx, { from, to }) => {
    const rows = await findRows<{ count: number }>(
      ctx.payload,
      'procedure-counts',
      { date: { greater_than_equal: from, less_than_equal: to } },
      { select: { count: true } },
    )
    return number(rows.reduce((all, { count }) => all + count, 0))
  },
  'card-work': async (ctx, span) =>
    number((await countCardWork(ctx, span)).reduce((all, { count }) => all + count, 0)),
  'deadlines-kept': deadlinesKept,
  incidents: async (ctx, { from, to }) =>
    number(
      (
        await findRows(
          ctx.payload,
          'incidents',
          {
            and: [
              { occurredAt: { greater_than_equal: isoOfMoment(`${from}T00:00`) } },
              { occurredAt: { less_than_equal: isoOfMoment(`${to}T23:59`) } },
            ],
          },
          { select: { occurredAt: true } },
        )
      ).length,
    ),
}

/** One figure of some days, as numbers without a person in them. */
export const measure = (
  ctx: ServiceContext,
  figure: Exclude<IndicatorFigure, 'manual'>,
  span: Span,
): Promise<Measured> => MEASURES[figure](ctx, span)
