import { findRow, insertRow, updateWhere } from '@/db/atomic'
import type { EligibilityState } from '@/domain/booking/vocabulary'
import type { CivilDate } from '@/domain/time/civil'

import { birthdayHash } from '../booking/identify'
import type { ServiceContext } from '../context'

/** A stored row of the booking side's list of who may book. */
export type EligibilityRow = {
  id: string
  card: string
  reservationKey: string
  manufacturingKey: string
  office: string
  state: EligibilityState
}

/** All that crosses from the card side to the booking side (ID-11). */
export type EligibilitySource = {
  cardKey: string
  reservationNumber: string
  manufacturingNumber: string
  reservationKey: string
  manufacturingKey: string
  birthday: CivilDate | ''
  office: string
  status: string
  state: EligibilityState
  /** Only where a service asks for the birthday (method b) is anything kept of it. */
  keepsBirthday: boolean
}

/** What a unique key holds when there is no number, so that the number is free for others (ID-13). */
export const noNumber = (cardKey: string): string => `none|${cardKey}`

/**
 * One keyed hash for each format the city may choose (ID-04), joined by a blank and salted with the
 * card's own number. Nothing when the number is missing: nobody could log in with it.
 */
export function birthdayHashes(manufacturingKey: string, birthday: CivilDate | ''): string {
  if (!manufacturingKey || !birthday) return ''
  const digits = birthday.replaceAll('-', '')
  return [
    birthdayHash(manufacturingKey, 'MMDD', digits.slice(4)),
    birthdayHash(manufacturingKey, 'YYYYMMDD', digits),
  ].join(' ')
}

/** The row of the booking side for a card: numbers, office, state; no name, no address (ID-11). */
export const eligibilityOf = (source: EligibilitySource): Record<string, unknown> => ({
  card: source.cardKey,
  reservationNumber: source.reservationNumber,
  manufacturingNumber: source.manufacturingNumber,
  reservationKey: source.reservationKey || noNumber(source.cardKey),
  manufacturingKey: source.manufacturingKey || noNumber(source.cardKey),
  birthdayHash: source.keepsBirthday
    ? birthdayHashes(source.manufacturingKey, source.birthday)
    : '',
  office: source.office,
  state: source.state,
  stateLabel: source.status,
})

/**
 * Writes the booking side's row of one card, new or changed; sent again, it changes nothing.
 * @throws when one of the numbers belongs to another card (`isDuplicateKey`)
 */
export async function syncEligibility(
  ctx: ServiceContext,
  source: EligibilitySource,
): Promise<void> {
  const now = ctx.now().toISOString()
  const data = { ...eligibilityOf(source), updatedAt: now }
  const where = { card: { equals: source.cardKey } }
  if (await updateWhere(ctx.payload, 'eligibilities', where, data)) return
  if (await findRow(ctx.payload, 'eligibilities', where)) return
  await insertRow(ctx.payload, 'eligibilities', { ...data, createdAt: now })
}

/** Only the state: a status was changed and the numbers stayed. */
export async function syncState(
  ctx: ServiceContext,
  cardKey: string,
  status: string,
  state: EligibilityState,
): Promise<void> {
  await updateWhere(
    ctx.payload,
    'eligibilities',
    { card: { equals: cardKey } },
    { state, stateLabel: status, updatedAt: ctx.now().toISOString() },
  )
}
