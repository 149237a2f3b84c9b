import { findRows } from '@/db/atomic'
import type { CivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import type { Absent } from '../shifts/sheets'

/** The last day for which somebody has said that they stay away, where they do so on a day; null otherwise. */
export type Away = (worker: string, date: CivilDate) => CivilDate | null

/** The first day of what somebody told in one piece. */
export const sinceOf = ({ since, date }: Pick<Absent, 'since' | 'date'>): CivilDate => since || date

/**
 * Who stays away between two days, whether or not they were planned to work then. Somebody whose absence was
 * taken back on a day is there again from that day on.
 */
export async function awayBetween(
  { payload }: Pick<ServiceContext, 'payload'>,
  from: CivilDate,
  to: CivilDate,
): Promise<Away> {
  const told = await findRows<Absent>(
    payload,
    'absences',
    {
      and: [
        { until: { greater_than_equal: from } },
        { since: { less_than_equal: to } },
        { state: { not_equals: 'cancelled' } },
      ],
    },
    { select: { worker: true, date: true, since: true, until: true } },
  )
  if (told.length === 0) return () => null
  const first = told.map(sinceOf).sort()[0]!
  const back = await findRows<Absent>(
    payload,
    'absences',
    {
      and: [
        { worker: { in: [...new Set(told.map(({ worker }) => worker))] } },
        { date: { greater_than_equal: first } },
        { date: { less_than_equal: to } },
        { state: { equals: 'cancelled' } },
      ],
    },
    { select: { worker: true, date: true } },
  )
  return (worker, day) => {
    const holds = told.find(
      (one) =>
        one.worker === worker &&
        sinceOf(one) <= day &&
        day <= (one.until ?? '') &&
        !back.some((was) => was.worker === worker && sinceOf(one) <= was.date && was.date <= day),
    )
    return holds?.until ?? null
  }
}
