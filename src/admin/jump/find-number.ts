import { OUTCOME, STATUS } from '@/domain/booking/vocabulary'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import type { LookUp } from '@/services/booking/look-up'
import type { StaffBooking } from '@/services/booking/staff-view'
import type { CardPage } from '@/services/cards/search/search-cards'

import { apiPost } from '../shell/api'

import type { Searches } from './options'

/** The page of what a number stands for. */
export type Hit = { label: string; note: string; href: string }

/** More are for the lists themselves. */
const MOST = 8

const bookingHit = (one: StaffBooking): Hit => ({
  label: `予約 ${formatReceiptNumber(one.number)}`,
  note: `${one.when}　${one.office.name}　${one.outcome === 'none' ? STATUS[one.status] : OUTCOME[one.outcome]}`,
  href: `/admin/collections/reservations/${one.id}`,
})

/** By its numbers only: whose card it is, is said on the card's own page. */
const cardHit = (card: CardPage['rows'][number]): Hit => ({
  label: `カード ${card.reservationNumber || card.manufacturingNumber || card.shippingNumber}`,
  note: `${card.status}　${card.officeName}`,
  href: `/admin/cards/${card.id}`,
})

/**
 * What a number stands for, by the same searches as on 電話予約 and カードを探す: scoped and logged as
 * there.
 * @throws Problem
 */
export async function findNumber(text: string, { bookings, cards }: Searches): Promise<Hit[]> {
  const [booked, held] = await Promise.all([
    bookings ? apiPost<LookUp>('/ops/search', { text }) : null,
    cards ? apiPost<CardPage>('/ops/cards/search', { q: text, size: MOST }) : null,
  ])
  return [
    ...(booked?.bookings ?? []).slice(0, MOST).map(bookingHit),
    ...(held?.rows ?? []).map(cardHit),
  ]
}
