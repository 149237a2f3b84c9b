import { findRows } from '@/db/atomic'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'

import { releaseBookings } from './release-bookings'
import type { CardRow } from './types'

/**
 * Finds people whose card was stopped while their booking was on its way in, and lets go of those
 * bookings (CD-17). What a crash or a race left behind is made good here.
 * @returns how many bookings were found
 */
export async function releaseStopped(ctx: ServiceContext): Promise<number> {
  const today = ctx.now().toISOString()
  const rows = await findRows<Pick<ReservationRow, 'id' | 'eligibility'>>(
    ctx.payload,
    'reservations',
    {
      and: [
        { status: { in: ['held', 'confirmed'] } },
        { outcome: { equals: 'none' } },
        { startsAt: { greater_than: today } },
        { eligibility: { greater_than: '' } },
      ],
    },
    { select: { eligibility: true } },
  )
  let found = 0
  const ids = [...new Set(rows.map(({ eligibility }) => String(eligibility)))]
  for (let at = 0; at < ids.length; at += 400) {
    const stopped = await findRows<{ card: string }>(
      ctx.payload,
      'eligibilities',
      { and: [{ id: { in: ids.slice(at, at + 400) } }, { state: { equals: 'stopped' } }] },
      { select: { card: true } },
    )
    for (const { card } of stopped) {
      const [row] = await findRows<CardRow>(
        ctx.payload,
        'cards',
        { cardKey: { equals: card } },
        { limit: 1 },
      )
      if (!row) continue
      await releaseBookings(ctx, row)
      found++
    }
  }
  return found
}
