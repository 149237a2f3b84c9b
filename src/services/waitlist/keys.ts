import { keyedHash } from '@/lib/crypto/keys'

/** Stands for an address where the address itself must not. */
export const mailHashOf = (mail: string): string =>
  keyedHash('waitlist-mail', mail.trim().toLowerCase())

/** The one confirmed wish of an address for a service; also finds it when that address has booked. */
export const mailWishKey = (service: string, mail: string): string =>
  `${service}|m|${mailHashOf(mail)}`

/**
 * The one wish that nobody has confirmed yet. Its key is another one: whoever knows an address must
 * not be able to touch the wish that its owner has confirmed.
 */
export const unprovedWishKey = (service: string, mail: string): string =>
  `${service}|u|${mailHashOf(mail)}`

/** The key that a wish gets when its address is confirmed. */
export const provedKeyOf = (entryKey: string): string => entryKey.replace('|u|', '|m|')

export const bookingWishKey = (service: string, reservation: string): string =>
  `${service}|r|${reservation}`
