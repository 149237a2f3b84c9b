import { createHash, randomInt } from 'node:crypto'

import { newReceiptNumber } from '@/domain/codes/receipt-number'
import { keyedHash } from '@/lib/crypto/keys'

export const drawReceiptNumber = (): string => newReceiptNumber((max) => randomInt(max))

/**
 * The long secret of one booking, for the mail link and the cookie. Derived from the row's id with a
 * key that is not in the database, so that a reminder can carry the link although the database
 * holds only its hash.
 */
export const manageTokenOf = (id: string): string => keyedHash('manage-link', id)

export const manageTokenHash = (id: string): string => hashToken(manageTokenOf(id))

export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')

/** Six digits for the phone and for people without mail; tries are limited (ID-06). */
export function pinOf(id: string): string {
  const bytes = Buffer.from(keyedHash('manage-pin', id), 'base64url')
  return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

export const pinHashOf = (id: string, number: string): string =>
  keyedHash('manage-pin-hash', number, pinOf(id))

export const pinMatches = (
  row: { number: string; pinHash?: string | null },
  pin: string,
): boolean => !!row.pinHash && row.pinHash === keyedHash('manage-pin-hash', row.number, pin)
