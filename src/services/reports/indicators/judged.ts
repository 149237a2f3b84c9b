import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import {
  DIRECTION,
  type Goal,
  judge,
  type Judged,
  type Measured,
  shownValue,
  unitOf,
} from '@/domain/reports/indicators'
import { compare, fiscalYearStart } from '@/domain/time/civil'
import { relationId } from '@/lib/relations'

import type { ServiceContext } from '../../context'
import type { Span } from '../sources'

import { measure } from './measure'

type Row = Stored<'service-indicators'>

/** Of the records of one name the one that began last, on the last day of the report. */
async function inForce(ctx: ServiceContext, { to }: Span): Promise<Row[]> {
  const rows = await findRows<Row>(
    ctx.payload,
    'service-indicators',
    { and: [{ active: { not_equals: false } }, { validFrom: { less_than_equal: to } }] },
    { sort: ['validFrom', 'id'] },
  )
  const newest = new Map(rows.map((row) => [row.title, row]))
  return [...newest.values()]
    .filter(({ validTo }) => !validTo || to <= validTo)
    .sort((a, b) => compare(a.title, b.title))
}

/** The value that somebody put in for these days; the last one where there are many. */
function manual({ values }: Row, { from, to }: Span): Measured {
  const last = (values ?? [])
    .filter(({ on }) => from <= on && on <= to)
    .sort((a, b) => compare(a.on, b.on))
    .at(-1)
  return last ? { part: last.value, whole: 1 } : null
}

const goalOf = ({ target, direction }: Row): Goal => ({ target, direction })

async function judgedOf(ctx: ServiceContext, row: Row, span: Span): Promise<Judged> {
  const own = row.period === 'year' ? { from: fiscalYearStart(span.to), to: span.to } : span
  const measured = row.figure === 'manual' ? manual(row, own) : await measure(ctx, row.figure, own)
  const unit = row.figure === 'manual' ? (row.unit ?? '') : unitOf(row.figure)
  const goal = goalOf(row)
  return {
    title: row.title,
    goal: `${row.target.toLocaleString('ja-JP')}${unit}${DIRECTION[row.direction]}`,
    value: shownValue(measured, row.direction, unit),
    judgement: judge(measured, goal),
  }
}

/**
 * What the indicators of a report say: those in force on its last day that are meant for its form (QA-12).
 * @param form null: all of them
 */
export async function judgedIndicators(
  ctx: ServiceContext,
  form: string | null,
  span: Span,
): Promise<Judged[]> {
  const meant = (await inForce(ctx, span)).filter(({ forms }) => {
    const ids = (forms ?? []).map((one) => String(relationId(one)))
    return form === null || ids.length === 0 || ids.includes(form)
  })
  const judged: Judged[] = []
  // One after the other: a report is made beside live work.
  for (const row of meant) judged.push(await judgedOf(ctx, row, span))
  return judged
}
