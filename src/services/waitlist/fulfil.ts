import { findRow, updateWhere } from '@/db/atomic'
import { UNREADABLE } from '@/lib/crypto/personal'

import { openMail } from '../booking/open-booking'
import type { HistoryEvent, ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'

import { mailWishKey, unprovedWishKey } from './keys'
import { LIVE } from './subject'
import type { WaitlistRow } from './types'

/** Events by which a booking comes to stand with an address. */
const STANDS = ['confirmed', 'changed']

/**
 * Ends the wish for any free time of an address that has now booked the service, whichever channel
 * made the booking: it would only be offered what somebody else needs. A wish noted after the event
 * is a new one and stays. Called when the event is delivered, so a crash only delays it; done again,
 * it changes nothing. The address goes with the wish.
 */
export async function endFulfilledWish(
  ctx: ServiceContext,
  row: ReservationRow,
  event: HistoryEvent,
): Promise<void> {
  if (!STANDS.includes(event.type) || row.status !== 'confirmed' || !row.mail) return
  const mail = openMail(row)
  if (!mail || mail === UNREADABLE) return
  for (const entryKey of [mailWishKey(row.service, mail), unprovedWishKey(row.service, mail)])
    await endWish(ctx, entryKey, event.at)
}

async function endWish(ctx: ServiceContext, entryKey: string, at: string): Promise<void> {
  const wish = await findRow<WaitlistRow>(ctx.payload, 'waitlist-entries', {
    entryKey: { equals: entryKey },
  })
  if (!wish || (wish.createdAt ?? '') > at) return
  await updateWhere(
    ctx.payload,
    'waitlist-entries',
    {
      and: [
        { id: { equals: wish.id } },
        { entryKey: { equals: entryKey } },
        { status: { in: LIVE } },
      ],
    },
    {
      status: 'booked',
      entryKey: `void|${wish.id}`,
      mail: '',
      updatedAt: ctx.now().toISOString(),
    },
  )
}
