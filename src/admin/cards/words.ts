import { diffDays, tokyoDateOf } from '@/domain/time/civil'

/** How many days a card has been in its status; null when nobody knows since when. */
export const daysSince = (statusAt: string, today: string): number | null =>
  statusAt ? diffDays(tokyoDateOf(new Date(statusAt)), today) : null

/** The number by which staff speak of a card, as in its history. */
export const numberOf = (card: {
  shippingNumber: string
  manufacturingNumber: string
  reservationNumber: string
}): string =>
  card.shippingNumber || card.manufacturingNumber || card.reservationNumber || '番号なし'
