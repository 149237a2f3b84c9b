import { atOnce } from '@/db/at-once'
import { findRows } from '@/db/atomic'

import type { ServiceContext } from '../../context'
import { faultPoint, faultPointAtOnce } from '../../context'
import type { ReservationRow } from '../types'

import { writesAtOnce } from './at-once'
import { configFor } from './live-key'
import { ownNumber } from './own-number'
import { advance, advanceAtOnce, tombstone } from './row'

/** Ids of the people who were taken off a party; said by its history in the write that did it. */
export function leftOf({ history }: Pick<ReservationRow, 'history'>): Set<string> {
  const left = new Set<string>()
  for (const { to } of history ?? []) {
    if (Array.isArray(to?.left)) for (const id of to.left) left.add(String(id))
  }
  return left
}

const isLive = ({ status }: Pick<ReservationRow, 'status'>) =>
  status === 'held' || status === 'confirmed'

/**
 * Members follow their leader's status, and those who were taken off the party end; the reconciler
 * repeats this after a crash.
 */
export async function syncMembers(ctx: ServiceContext, leader: ReservationRow): Promise<void> {
  const left = leftOf(leader)
  if (leader.partySize <= 1 && left.size === 0) return
  const members = await findRows<ReservationRow>(ctx.payload, 'reservations', {
    group: { equals: leader.id },
  })
  const steps: { member: ReservationRow; data: Partial<ReservationRow> }[] = []
  for (const member of members) {
    const isGone = left.has(member.id)
    const ended = isGone || !isLive(leader)
    const data: Partial<ReservationRow> = {
      status: isGone ? 'cancelled' : leader.status,
      service: leader.service,
      identifier: await identifierIn(ctx, leader.service, member),
      office: leader.office,
      date: leader.date,
      start: leader.start,
      end: leader.end,
      startsAt: leader.startsAt,
      // No longer of this party: neither received with it nor brought back with it.
      ...(isGone ? { group: `left|${leader.id}` } : {}),
      ...(ended ? { liveKey: tombstone(member.id), idemKey: tombstone(member.id) } : {}),
    }
    steps.push({ member, data })
  }
  if (writesAtOnce())
    await atOnce(ctx.payload, (now) => {
      for (const { member, data } of steps) {
        advanceAtOnce(ctx, now, member, data)
        faultPointAtOnce(ctx, 'member-synced')
      }
    })
  else
    for (const { member, data } of steps) {
      await advance(ctx, member, data)
      await faultPoint(ctx, 'member-synced')
    }
}

/** Of a service that knows its people by the other number of the card, they get that one. */
async function identifierIn(
  ctx: ServiceContext,
  service: string,
  member: ReservationRow,
): Promise<string> {
  const before = member.identifier ?? ''
  if (member.service === service) return before
  const { services } = await configFor(ctx, service)
  const config = services.find(({ id }) => id === service)
  return (await ownNumber(ctx, config, member.eligibility)) || before
}

export const placeOf = (row: Pick<ReservationRow, 'office' | 'date' | 'start'>) => ({
  office: row.office,
  date: row.date,
  start: row.start,
})
