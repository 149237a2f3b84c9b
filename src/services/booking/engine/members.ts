import { findRows } from '@/db/atomic'

import type { ServiceContext } from '../../context'
import { reach } from '../../context'
import type { ReservationRow } from '../types'

import { advance, tombstone } from './row'

/** Members follow their leader's status; the reconciler repeats this after a crash. */
export async function syncMembers(ctx: ServiceContext, leader: ReservationRow): Promise<void> {
  if (leader.partySize <= 1) return
  const members = await findRows<ReservationRow>(ctx.payload, 'reservations', {
    group: { equals: leader.id },
  })
  for (const member of members) {
    const ended = !['held', 'confirmed'].includes(leader.status)
    await advance(ctx, member, {
      status: leader.status,
      office: leader.office,
      date: leader.date,
      start: leader.start,
      end: leader.end,
      startsAt: leader.startsAt,
      ...(ended ? { liveKey: tombstone(member.id), idemKey: tombstone(member.id) } : {}),
    })
    await reach(ctx, 'member-synced')
  }
}

export const placeOf = (row: Pick<ReservationRow, 'office' | 'date' | 'start'>) => ({
  office: row.office,
  date: row.date,
  start: row.start,
})
