import { keyedHash } from '@/lib/crypto/keys'

/** Stands for an address where the address itself must not. */
export const mailHashOf = (mail: string): string =>
  keyedHash('waitlist-mail', mail.trim().toLowerCase())

/** The one live wish of an address for a service; also finds it when that address has booked. */
export const mailWishKey = (service: string, mail: string): string =>
  `${service}|m|${mailHashOf(mail)}`
