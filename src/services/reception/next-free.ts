import { findRows } from '@/db/atomic'

import { assertScope } from '../office-scope'
import type { SlotRow } from '../booking/types'
import type { ServiceContext } from '../context'

export type FreeTime = { date: string; start: string; free: number }

/**
 * The next free counter times of one office and service, for somebody who cannot be served now
 * (BK-22).
 */
export async function nextFreeTimes(
  ctx: ServiceContext,
  input: { office: string; service: string; partySize: number; limit: number },
): Promise<FreeTime[]> {
  assertScope(ctx, input.office)
  const slots = await findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        { office: { equals: input.office } },
        { service: { equals: input.service } },
        { startsAt: { greater_than: ctx.now().toISOString() } },
        { open: { equals: true } },
        { free: { greater_than_equal: input.partySize } },
        { freeCounter: { greater_than_equal: input.partySize } },
      ],
    },
    { sort: 'startsAt', limit: input.limit },
  )
  return slots.map(({ date, start, free, freeCounter }) => ({
    date,
    start,
    free: Math.min(free, freeCounter),
  }))
}
