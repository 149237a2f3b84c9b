import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import type { LineHours } from '@/domain/figures/hours'

/** A telephone line as the figures know it: the code that all records carry, its name and its hours. */
export type Line = { code: string; name: string }

/**
 * The lines of the master (電話番号・回線) with their hours, in its order: the one place in which the
 * figures and that master meet.
 */
export async function linesOf(payload: Payload): Promise<(Line & { hours: LineHours })[]> {
  const rows = await findRows<Stored<'phone-lines'>>(
    payload,
    'phone-lines',
    {},
    { sort: ['order', 'code'] },
  )
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    hours: {
      validFrom: row.validFrom,
      validTo: row.validTo || null,
      spans: (row.hours ?? []).map(({ days, from, to }) => ({ days: days.map(Number), from, to })),
      onHolidays: row.onHolidays === true,
      overNewYear: row.overNewYear === true,
      closed: (row.closedDays ?? []).map(({ date }) => date),
    },
  }))
}
