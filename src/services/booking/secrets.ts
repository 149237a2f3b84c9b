import { createHash, randomInt } from 'node:crypto'

import type { AtOnce } from '@/db/at-once'
import { newReceiptNumber } from '@/domain/codes/receipt-number'
import { keyedHash } from '@/lib/crypto/keys'

import type { ServiceContext } from '../context'
import { peopleWithNumber } from '../eligibility/with-number'

const DRAWS = 5

/**
 * A receipt number for the next row. Numbers of cards are taken by somebody else's notice: a scan of
 * one that is both fits two people. Best effort – a city's later list may still bring such a number –
 * so whoever looks a number up shows all that it fits.
 */
export async function drawReceiptNumber(
  ctx: Pick<ServiceContext, 'payload'>,
  random = (max: number): number => randomInt(max),
): Promise<string> {
  for (let draw = 1; ; draw++) {
    const number = newReceiptNumber(random)
    const isTaken = draw < DRAWS && (await peopleWithNumber(ctx, number)).length > 0
    if (!isTaken) return number
  }
}

/** The same inside of writes that are one. */
export function drawReceiptNumberAtOnce(now: Pick<AtOnce, 'find'>): string {
  for (let draw = 1; ; draw++) {
    const number = newReceiptNumber((max) => randomInt(max))
    const stands = (field: string) => now.find('eligibilities', { [field]: number }).length > 0
    const isTaken = draw < DRAWS && (stands('reservationKey') || stands('manufacturingKey'))
    if (!isTaken) return number
  }
}

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
