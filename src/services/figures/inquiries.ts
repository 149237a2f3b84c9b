import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { type CivilDate, tokyoTimeOf } from '@/domain/time/civil'
import { relationId } from '@/lib/relations'

import type { ServiceContext } from '../context'

/** A recorded call as the figures see it. */
export type Inquiry = {
  line: string
  date: CivilDate
  hour: number
  /** Code of the category, and what it was called then. */
  category: string
  categoryName: string
  office: string
  procedure: string
  outcome: string
  operator: string
  operatorName: string
  seconds: number | null
}

const FIELDS = [
  ...['line', 'day', 'startedAt', 'handlingSeconds', 'category', 'categoryLabel'],
  ...['office', 'procedure'],
  ...['outcome', 'operator', 'operatorName'],
] as const

type Row = Pick<Stored<'inquiries'>, (typeof FIELDS)[number]>

/**
 * The records of a period, without anything personal and without those that were begun by mistake: the one
 * place in which the figures and the records of the calls meet. Counts of the phone system and of the
 * records are compared, never mixed.
 */
export async function inquiriesOf(
  { payload }: Pick<ServiceContext, 'payload'>,
  { line, from, to }: { line: string; from: CivilDate; to: CivilDate },
): Promise<Inquiry[]> {
  const rows = await findRows<Row>(
    payload,
    'inquiries',
    {
      and: [
        { line: { equals: line } },
        { day: { greater_than_equal: from } },
        { day: { less_than_equal: to } },
        { state: { not_equals: 'void' } },
      ],
    },
    { select: Object.fromEntries(FIELDS.map((name) => [name, true])) },
  )
  return rows.map((row) => ({
    line: row.line ?? '',
    date: row.day,
    hour: Number(tokyoTimeOf(new Date(row.startedAt)).slice(0, 2)),
    category: row.category ?? '',
    categoryName: row.categoryLabel ?? '',
    office: relationId(row.office),
    procedure: row.procedure ?? '',
    outcome: row.outcome ?? '',
    operator: row.operator ?? '',
    operatorName: row.operatorName,
    seconds: row.handlingSeconds ?? null,
  }))
}
