import type { Payload, Where } from 'payload'

import { findRow, findRows, updateWhere } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { normaliseCode } from '@/domain/codes/normalise-code'

import type { ServiceContext } from '../context'
import { faultPoint } from '../context'

import type { CardRow as StoredCard } from './types'

/** A number out of use and the `cardKey` of the card that had it. */
export type ReplacedNumber = {
  id: string
  numberKey: string
  card: string
  replacedAt: string
  open?: boolean | null
}

/**
 * Longer than a citizen's log-in lives: whoever came in with the old number a moment before may still
 * book under it, and that booking is to be found by the new one.
 */
const LOOK_AFTER_MS = 2 * 3_600_000

/** Says that a number is going out of use, before anything else is written. Repeatable. */
export async function announceReplaced(
  ctx: ServiceContext,
  card: Pick<StoredCard, 'cardKey' | 'reservationNumber'>,
): Promise<void> {
  const numberKey = normaliseCode(card.reservationNumber ?? '')
  const replacedAt = ctx.now().toISOString()
  const row = { numberKey, card: card.cardKey, replacedAt, open: true }
  if ((await insertMany(ctx.payload, 'replaced-numbers', [row])) > 0) return
  // Announced once before by somebody who died and was given up: to be looked after again.
  await updateWhere(
    ctx.payload,
    'replaced-numbers',
    { and: [{ numberKey: { equals: numberKey } }, { card: { equals: card.cardKey } }] },
    { replacedAt, open: true },
  )
}

/** Which of these numbers are out of use, with the card that had each. */
export async function replacedAmong(
  payload: Payload,
  keys: string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await findRows<ReplacedNumber>(payload, 'replaced-numbers', {
    numberKey: { in: keys },
  })
  return new Map(rows.map(({ numberKey, card }) => [numberKey, card]))
}

/**
 * Makes the booking side follow the number that the card has now: log-in, and the bookings that staff
 * find by it. Only a replaced number gives way, never one that came otherwise. Reads again after
 * writing, so that of two who do this at once the later number wins. Repeatable.
 * @throws when the number belongs to somebody else by now (`isDuplicateKey`)
 */
export async function followNumber(ctx: ServiceContext, cardKey: string): Promise<void> {
  for (;;) {
    const number = await numberOf(ctx, cardKey)
    const key = normaliseCode(number)
    if (!key) return
    const old = (await replacedOf(ctx, cardKey)).filter((one) => one !== key)
    if (old.length === 0) return
    const changed = await updateWhere(
      ctx.payload,
      'eligibilities',
      { and: [{ card: { equals: cardKey } }, { reservationKey: { in: old } }] },
      {
        reservationNumber: number,
        reservationKey: key,
        updatedAt: ctx.now().toISOString(),
      },
    )
    if (changed) await faultPoint(ctx, 'number-followed')
    if ((await numberOf(ctx, cardKey)) !== number) continue
    await renameBookings(ctx, cardKey, old, key)
    return
  }
}

const numberOf = async (ctx: ServiceContext, cardKey: string): Promise<string> =>
  (await findRow<StoredCard>(ctx.payload, 'cards', { cardKey: { equals: cardKey } }))
    ?.reservationNumber ?? ''

const replacedOf = async (ctx: ServiceContext, cardKey: string): Promise<string[]> =>
  (
    await findRows<ReplacedNumber>(ctx.payload, 'replaced-numbers', { card: { equals: cardKey } })
  ).map(({ numberKey }) => numberKey)

/** Bookings of the person, kept under the number by which staff look for them. */
async function renameBookings(ctx: ServiceContext, cardKey: string, old: string[], key: string) {
  const person = await findRow<{ id: string }>(ctx.payload, 'eligibilities', {
    card: { equals: cardKey },
  })
  if (!person) return
  const known: { and: Where[] } = {
    and: [{ eligibility: { equals: String(person.id) } }, { identifier: { in: old } }],
  }
  for (const { id } of await findRows<{ id: string }>(ctx.payload, 'reservations', known)) {
    const where = { and: [{ id: { equals: id } }, ...known.and] }
    await updateWhere(ctx.payload, 'reservations', where, { identifier: key })
  }
}

/** Numbers replaced of late, for the job that looks after them; oldest first. */
export const openReplaced = (ctx: ServiceContext): Promise<ReplacedNumber[]> =>
  findRows<ReplacedNumber>(
    ctx.payload,
    'replaced-numbers',
    { open: { equals: true } },
    { sort: 'replacedAt', limit: 2000 },
  )

/** Nothing more can come of it once everybody who had logged in with the number is gone. */
export async function closeReplaced(ctx: ServiceContext, row: ReplacedNumber): Promise<void> {
  if (ctx.now().getTime() - Date.parse(row.replacedAt) < LOOK_AFTER_MS) return
  await updateWhere(ctx.payload, 'replaced-numbers', { id: { equals: row.id } }, { open: false })
}
