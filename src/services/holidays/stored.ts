import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import type { StoredHoliday } from '@/domain/holidays/plan'
import type { CivilDate } from '@/domain/time/civil'
import type { Holiday } from '@/payload-types'
import { holidaySeed } from '@/presets/holidays'

/**
 * The stored holidays, in order of days. Rows of earlier versions do not say what they came from:
 * those that stand as the seeds have them are the seeds'.
 */
export async function storedHolidays(
  payload: Payload,
  from: CivilDate = '0001-01-01',
): Promise<StoredHoliday[]> {
  const rows = await findRows<Holiday>(
    payload,
    'holidays',
    { date: { greater_than_equal: from } },
    { sort: 'date' },
  )
  const seeds = new Map(holidaySeed().map((row) => [row.date, `${row.kind} ${row.name}`]))
  return rows.map(({ id, date, name, kind, active, origin }) => ({
    id,
    date,
    name,
    kind,
    active: active !== false,
    origin: origin ?? '',
    isOfLaw: origin
      ? origin === 'preset' || origin === 'import'
      : seeds.get(date) === `${kind} ${name}`,
  }))
}
