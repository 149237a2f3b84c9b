import { timingSafeEqual } from 'node:crypto'

import { findRow, findRows } from '@/db/atomic'

import { manageTokenOf } from '../booking/secrets'
import type { ServiceContext } from '../context'

import { bookingWishKey, mailHashOf } from './keys'
import type { WaitlistRow, WaitlistStatus } from './types'

/** A wish that is neither over nor fulfilled. */
export const LIVE: WaitlistStatus[] = ['unconfirmed', 'waiting']

/**
 * What the link of a receipt is about: an address (`w-<hash>`, all wishes of it) or the booking whose
 * holder wants to come earlier (`r-<id>`). One for all receipts, so that the link in the first one of
 * the day also serves a wish that replaced the first wish.
 */
export const addressSubject = (mail: string): string => `w-${mailHashOf(mail)}`
export const bookingSubject = (reservation: string): string => `r-${reservation}`
export const isSubject = (text: string): boolean => /^[wr]-/.test(text)

export function isTokenOf(id: string, token: string): boolean {
  const wanted = Buffer.from(manageTokenOf(id))
  const given = Buffer.from(token)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

/**
 * The live wishes that a link shows and ends: those of a receipt, or the one of an offer.
 * @param text `<id>.<token>`, as it stands in the link
 * @returns null for a link that is none of ours
 */
export async function wishesOfLink(
  ctx: Pick<ServiceContext, 'payload'>,
  text: string,
): Promise<WaitlistRow[] | null> {
  const [id = '', token = ''] = text.split('.')
  if (!id || !isTokenOf(id, token)) return null
  if (isSubject(id)) return wishesOf(ctx, id)
  const wish = await findRow<WaitlistRow>(ctx.payload, 'waitlist-entries', {
    and: [{ id: { equals: id } }, { status: { in: LIVE } }],
  })
  return wish ? [wish] : []
}

/** The live wishes that a receipt's link is about. */
export async function wishesOf(ctx: Pick<ServiceContext, 'payload'>, subject: string) {
  const rest = subject.slice(2)
  const services = await findRows<{ id: string }>(ctx.payload, 'services', {})
  // A wish with an address of its own is the address's, also when it belongs to a booking.
  const keys = services.flatMap(({ id }) =>
    subject.startsWith('r-')
      ? [bookingWishKey(id, rest)]
      : ['m', 'p', 'u'].map((kind) => `${id}|${kind}|${rest}`),
  )
  return findRows<WaitlistRow>(ctx.payload, 'waitlist-entries', {
    and: [{ entryKey: { in: keys } }, { status: { in: LIVE } }],
  })
}
