import { findRows } from '@/db/atomic'
import { laneOf } from '@/domain/booking/vocabulary'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../../context'
import type { Claim, SlotRow } from '../types'

export const slotKeyOf = (office: string, service: string, date: string, start: string): string =>
  [office, service, date, start].join('|')

export type Wish = {
  service: { id: string; partyMode: 'same' | 'consecutive' }
  office: string
  date: string
  start: string
  partySize: number
  overbook?: boolean
}

/**
 * The seats a booking needs: n seats in one slot, or one seat in each of n consecutive slots.
 * @throws DomainError SLOT_FULL when the day ends before the last person's slot
 */
export async function claimsFor(ctx: ServiceContext, wish: Wish): Promise<Claim[]> {
  const lane = laneOf(ctx.channel)
  const over = wish.overbook ? { over: true as const } : {}
  const first = slotKeyOf(wish.office, wish.service.id, wish.date, wish.start)
  if (wish.service.partyMode === 'same' || wish.partySize === 1) {
    return [{ slotKey: first, seats: wish.partySize, lane, ...over }]
  }
  const slots = await findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        { office: { equals: wish.office } },
        { service: { equals: wish.service.id } },
        { date: { equals: wish.date } },
        { open: { equals: true } },
      ],
    },
    { sort: 'start' },
  )
  const claims: Claim[] = []
  let next = wish.start
  while (claims.length < wish.partySize) {
    const slot = slots.find((candidate) => candidate.start === next)
    if (!slot)
      throw new DomainError(
        'SLOT_FULL',
        '人数分の続いた時間が空いていません。別の時間を選んでください。',
      )
    claims.push({ slotKey: slot.slotKey, seats: 1, lane, ...over })
    next = slot.end
  }
  return claims
}
