import type { BookedTime } from './slot-diff'
import { bookingsThatNoLongerFit, slotKey } from './slot-diff'
import type { PlannedSlot } from './slot-types'

/** A live booking of one office and service with the seats it takes. */
export type SeatedBooking = BookedTime & {
  /** Who booked later has to give way when the headcount shrinks. */
  createdAt: string
  /** `over` seats lie beyond the headcount by staff's decision and never count against it. */
  claims: readonly { slotKey: string; seats: number; over?: boolean }[]
}

const byAge = (a: SeatedBooking, b: SeatedBooking): number =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1

/** Of those whose time fits: the latest ones beyond the headcount of a slot. */
function beyondCapacity(
  bookings: readonly SeatedBooking[],
  planned: readonly PlannedSlot[],
): string[] {
  const left = new Map(planned.map((slot) => [slotKey(slot), slot.capacity]))
  return [...bookings].sort(byAge).flatMap((booking) => {
    const claims = booking.claims.filter((claim) => !claim.over && left.has(claim.slotKey))
    const fits = claims.every((claim) => (left.get(claim.slotKey) ?? 0) >= claim.seats)
    if (!fits) return [booking.id]
    for (const { slotKey: key, seats } of claims) left.set(key, (left.get(key) ?? 0) - seats)
    return []
  })
}

/**
 * Ids of the bookings to be listed for contact under a plan (BK-04): the hours or the unit no
 * longer hold them, or the headcount is too small for all and they came last. Both lists must be of
 * the same office and service.
 */
export function misfits(
  bookings: readonly SeatedBooking[],
  planned: readonly PlannedSlot[],
): Set<string> {
  const outside = new Set(bookingsThatNoLongerFit(bookings, planned).map(({ id }) => id))
  const inside = bookings.filter(({ id }) => !outside.has(id))
  return new Set([...outside, ...beyondCapacity(inside, planned)])
}
