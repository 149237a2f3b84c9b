import { randomInt } from 'node:crypto'

import { findRow } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { newNumberLike } from '@/domain/codes/new-number'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { DomainError } from '@/lib/errors'

import { changeRow } from '../change-row'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { busy } from '../refusals'

import { cardById, changeCard, eventOfOp } from './change-card'
import { isFinal } from './import/setup'
import type { EligibilityRow } from './eligibility'
import {
  announceReplaced,
  closeReplaced,
  followNumber,
  openReplaced,
  replacedAmong,
} from './replaced-numbers'
import type { CardRow } from './types'

const TRIES = 6
const DRAWS = 50

/**
 * Gives the holder of a card a new reservation number when the notice is issued again (ID-13); the old
 * one stops working at once, bookings stay and are found by the new one.
 *
 * The old number is noted as out of use first, then the card changes together with its history in one
 * write, then the booking side follows. What a crash leaves is finished by the same act sent again and
 * by the job `card-numbers`. A card whose holder can no longer book keeps its number.
 *
 * A later list of the city that still names the old number is understood as speaking of this card, and
 * does not bring the number back (see `plan-row`). A number that the city's list gives this card for
 * the first time is the city's word and is taken.
 * @param op id of the act; with the same id the number is replaced once
 * @throws DomainError NOT_FOUND, BUSY
 */
export async function replaceNumber(ctx: ServiceContext, id: string, op: string): Promise<CardRow> {
  const card = await changeRow<CardRow, true>({
    find: () => cardById(ctx, id),
    decide: async (found) =>
      eventOfOp(found, op) || !(await mayReplace(ctx, found)) ? null : true,
    write: async (found) => {
      await announceReplaced(ctx, found)
      await faultPoint(ctx, 'number-announced')
      const given = await giveNumber(ctx, found, op)
      if (given) await faultPoint(ctx, 'number-given')
      return given
    },
  })
  return eventOfOp(card, op) ? settle(ctx, id) : card
}

/** The booking side follows the card; should somebody have got the same number, another is drawn. */
async function settle(ctx: ServiceContext, id: string): Promise<CardRow> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const card = await cardById(ctx, id)
    try {
      await followNumber(ctx, card.cardKey)
      return await cardById(ctx, id)
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      await giveNumber(ctx, card)
    }
  }
  throw busy()
}

async function mayReplace(ctx: ServiceContext, card: CardRow): Promise<boolean> {
  if (!card.reservationNumber) return false
  const person = await findRow<EligibilityRow>(ctx.payload, 'eligibilities', {
    card: { equals: card.cardKey },
  })
  return person !== null && !isFinal(person.state)
}

async function giveNumber(ctx: ServiceContext, card: CardRow, op?: string) {
  const old = card.reservationNumber ?? ''
  const number = await drawNumber(ctx, old)
  return changeCard(
    ctx,
    card,
    { reservationNumber: number, reservationKey: normaliseCode(number) },
    {
      type: 'renumbered',
      how: 'screen',
      from: { reservationNumber: old },
      to: { reservationNumber: number },
      ...(op ? { op } : {}),
    },
  )
}

/** A number in the city's form that nobody has or ever had here. */
async function drawNumber(ctx: ServiceContext, like: string): Promise<string> {
  for (let draw = 0; draw < DRAWS; draw++) {
    const number = newNumberLike(like, randomInt)
    const key = normaliseCode(number)
    const where = { reservationKey: { equals: key } }
    const isTaken =
      (await findRow(ctx.payload, 'eligibilities', where)) ??
      (await findRow(ctx.payload, 'cards', where)) ??
      (await replacedAmong(ctx.payload, [key])).get(key)
    if (!isTaken) return number
  }
  throw new DomainError(
    'NUMBERS_EXHAUSTED',
    'この形の予約番号はもう残っていません。市の設定で「同じ番号のままにする」を選んでください。',
    409,
  )
}

/**
 * Looks after numbers that were replaced in the last hours: what a dead process left half done, and
 * bookings made meanwhile by somebody who had logged in with the old number. For the job.
 * @returns how many were looked at
 */
export async function settleReplaced(ctx: ServiceContext): Promise<number> {
  const rows = await openReplaced(ctx)
  for (const row of rows) {
    const card = await findRow<CardRow>(ctx.payload, 'cards', { cardKey: { equals: row.card } })
    if (card) await settle(ctx, String(card.id))
    await closeReplaced(ctx, row)
  }
  return rows.length
}
