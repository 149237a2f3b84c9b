import { keyedHash } from '@/lib/crypto/keys'

/** The one live wish of an address for a service; also finds it when that address has booked. */
export const mailWishKey = (service: string, mail: string): string =>
  `${service}|m|${keyedHash('waitlist-mail', mail.trim().toLowerCase())}`
