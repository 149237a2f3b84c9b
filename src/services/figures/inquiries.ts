import type { CollectionSlug } from 'payload'

import { findRows } from '@/db/atomic'
import { type CivilDate, tokyoTimeOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

/** A recorded call as the figures see it. */
export type Inquiry = {
  line: string
  date: CivilDate
  hour: number | null
  category: string
  office: string
  procedure: string
  outcome: string
  operator: string
  operatorName: string
  seconds: number | null
}

type Row = {
  line?: string | null
  day: CivilDate
  startedAt?: string | null
  handlingSeconds?: number | null
  category?: string | null
  office?: string | null
  procedure?: string | null
  service?: string | null
  outcome?: string | null
  operator?: string | null
  operatorName?: string | null
}

/** Records of calls, of the area of the inquiries. */
const RECORDS = 'inquiries' as CollectionSlug

const FIELDS = [
  ...['line', 'day', 'startedAt', 'handlingSeconds', 'category', 'office', 'procedure', 'service'],
  ...['outcome', 'operator', 'operatorName'],
]

/**
 * The records of a period, without anything personal: the one place in which the figures and the records
 * of the calls meet. Counts of the phone system and of the records are compared, never mixed.
 * @param line all lines where it is left out
 */
export async function inquiriesOf(
  { payload }: Pick<ServiceContext, 'payload'>,
  { line, from, to }: { line?: string; from: CivilDate; to: CivilDate },
): Promise<Inquiry[]> {
  const own = payload.collections[RECORDS]
  if (!own) return []
  const known = new Set(own.config.flattenedFields.map(({ name }) => name))
  const rows = await findRows<Row>(
    payload,
    RECORDS,
    {
      and: [
        { day: { greater_than_equal: from } },
        { day: { less_than_equal: to } },
        ...(line ? [{ line: { equals: line } }] : []),
      ],
    },
    {
      select: Object.fromEntries(
        FIELDS.filter((name) => known.has(name)).map((name) => [name, true]),
      ),
    },
  )
  return rows.map((row) => ({
    line: row.line ?? '',
    date: row.day,
    hour: row.startedAt ? Number(tokyoTimeOf(new Date(row.startedAt)).slice(0, 2)) : null,
    category: row.category ?? '',
    office: row.office ?? '',
    procedure: row.procedure ?? row.service ?? '',
    outcome: row.outcome ?? '',
    operator: row.operator ?? '',
    operatorName: row.operatorName ?? '',
    seconds: row.handlingSeconds ?? null,
  }))
}
