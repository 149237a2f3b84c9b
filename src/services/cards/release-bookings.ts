import { findRow, findRows } from '@/db/atomic'
import type { Outcome } from '@/domain/booking/vocabulary'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'

import { cancelReservation } from '../booking/engine/cancel'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'

import { raiseTask } from './tasks/raise'
import type { CardRow } from './types'

/**
 * Open bookings of a card that will not be handed out: cancelled, their seats given back, and a
 * task raised so that somebody tells the person (CD-17, CD-19). A booking whose holder is being served at
 * this moment stays and is only flagged. Repeatable.
 */
export async function releaseBookings(ctx: ServiceContext, card: CardRow): Promise<void> {
  for (const row of await openBookingsOf(ctx, card.cardKey)) {
    const isAlone = row.partySize <= 1
    const mayCancel = isAlone && row.outcome === 'none'
    if (mayCancel) {
      await cancelReservation(ctx, row.id, { releaseDelayMinutes: 0, note: `${card.status}のため` })
    }
    await raiseTask(ctx, {
      key: `booking-released|${row.id}`,
      kind: 'booking-released',
      title: mayCancel
        ? `${card.status}で予約を取り消しました（${row.date} ${row.start}）`
        : `${card.status}のカードに予約があります（${row.date} ${row.start}）`,
      office: row.office,
      card: card.cardKey,
      number: formatReceiptNumber(row.number),
      note: mayCancel ? '' : 'ほかの人も一緒の予約か、受付中のため、取り消していません。',
    })
  }
}

/** Confirmed or held bookings in which the card's holder takes part. */
export const openBookingsOf = (ctx: ServiceContext, cardKey: string): Promise<ReservationRow[]> =>
  bookingsOf(ctx, cardKey, ['none', 'arrived'])

/** The same with other results of the visit. */
export async function bookingsOf(
  ctx: ServiceContext,
  cardKey: string,
  outcomes: Outcome[],
): Promise<ReservationRow[]> {
  const person = await findRow<{ id: string }>(ctx.payload, 'eligibilities', {
    card: { equals: cardKey },
  })
  if (!person) return []
  const rows = await findRows<ReservationRow>(ctx.payload, 'reservations', {
    and: [
      { eligibility: { equals: String(person.id) } },
      { status: { in: ['held', 'confirmed'] } },
      { outcome: { in: outcomes } },
    ],
  })
  const leaders = await Promise.all(
    rows.map((row) =>
      row.seated || !row.group
        ? row
        : findRow<ReservationRow>(ctx.payload, 'reservations', { id: { equals: row.group } }),
    ),
  )
  return leaders.filter((row): row is ReservationRow => row !== null)
}
