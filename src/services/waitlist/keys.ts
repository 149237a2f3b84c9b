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

/**
 * A wish whose owner has confirmed it and that has not yet taken the place of the one before (`p`),
 * and its key when it has (`m`).
 */
export const comingKeyOf = (entryKey: string): string => entryKey.replace('|u|', '|p|')
export const provedKeyOf = (entryKey: string): string => entryKey.replace('|p|', '|m|')
export const isComing = ({ entryKey }: { entryKey: string }): boolean => entryKey.includes('|p|')

export const bookingWishKey = (service: string, reservation: string): string =>
  `${service}|r|${reservation}`
