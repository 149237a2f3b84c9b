import type { Where } from 'payload'

import { isCityWide, officeIdsOf } from '@/access/roles'
import { findRow, findRows } from '@/db/atomic'
import { isIndividualNumber } from '@/domain/codes/individual-number'
import { parseReceiptNumber } from '@/domain/codes/receipt-number'
import { codesOf } from '@/domain/codes/scan-text'
import { DomainError } from '@/lib/errors'

import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { individualNumberRefused } from '../refusals'

import { cardName } from './card-view'
import type { CardRow } from './types'

const MIN_CODE = 2

/** Ids of one's own offices; null for those who may use all (AC-07). */
export const ownOffices = (ctx: ServiceContext): string[] | null =>
  !ctx.user || isCityWide(ctx.user) ? null : officeIdsOf(ctx.user)

/** Cards of one's own offices only; nothing for those who may use all (AC-07). */
export function cardScope(ctx: ServiceContext): Where | null {
  const offices = ownOffices(ctx)
  return offices && { office: { in: offices } }
}

/** Both conditions, or the one that is there. */
export const andWhere = (...parts: (Where | null | undefined)[]): Where => {
  const all = parts.filter((part): part is Where => !!part)
  return all.length === 1 ? all[0]! : { and: all }
}

/** `own`: cards that bear the number. `booked`: cards of the people whose booking has it. */
type Found = { own: CardRow[]; booked: CardRow[] }

/**
 * Cards with a typed or scanned number: 予約ID, 発送番号, 製造管理番号, or the receipt number of a
 * booking, whose people's cards are given (CD-02, CD-05). What is not registered as it was scanned is
 * looked for without the signs of its symbology. The kinds of number overlap: all that fit are given.
 * @throws DomainError INDIVIDUAL_NUMBER, CODE_TOO_SHORT
 */
export async function findCardsByCode(ctx: ServiceContext, text: string): Promise<CardRow[]> {
  return allOf(await lookFor(ctx, text))
}

const allOf = ({ own, booked }: Found): CardRow[] => [
  ...own,
  ...booked.filter(({ id }) => !own.some((card) => card.id === id)),
]

async function lookFor(ctx: ServiceContext, text: string): Promise<Found> {
  const codes = codesOf(text)
  const [code = ''] = codes
  // A parcel number of a column that the city has declared is the number of a card (F-04).
  if (isIndividualNumber(code)) {
    const parcels = await findRows<CardRow>(
      ctx.payload,
      'cards',
      andWhere({ shippingKey: { equals: code } }, cardScope(ctx)),
      { limit: 20 },
    )
    if (parcels.length === 0) throw individualNumberRefused()
    return { own: parcels, booked: [] }
  }
  if (codes.slice(1).some((one) => isIndividualNumber(one))) throw individualNumberRefused()
  if (codes.some((one) => one.length < MIN_CODE)) {
    throw new DomainError('CODE_TOO_SHORT', '番号が短すぎます。全部の桁を入力してください。', 422)
  }
  const booked = await cardsOfBooking(ctx, text)
  for (const one of codes) {
    const own = await cardsWith(ctx, one)
    if (own.length > 0) return { own, booked }
  }
  return { own: [], booked }
}

const cardsWith = (ctx: ServiceContext, code: string): Promise<CardRow[]> =>
  findRows<CardRow>(
    ctx.payload,
    'cards',
    andWhere(
      {
        or: [
          { manufacturingKey: { equals: code } },
          { reservationKey: { equals: code } },
          { shippingKey: { equals: code } },
        ],
      },
      cardScope(ctx),
    ),
    { limit: 20 },
  )

async function cardsOfBooking(ctx: ServiceContext, text: string): Promise<CardRow[]> {
  const parsed = parseReceiptNumber(text)
  if (!parsed.ok) return []
  const row = await findRow<ReservationRow>(ctx.payload, 'reservations', {
    number: { equals: parsed.number },
  })
  if (!row) return []
  const leader = row.group || row.id
  const people = await findRows<ReservationRow>(ctx.payload, 'reservations', {
    or: [{ id: { equals: leader } }, { group: { equals: leader } }],
  })
  const keys = await cardKeysOf(ctx, people)
  return keys.size === 0
    ? []
    : findRows<CardRow>(
        ctx.payload,
        'cards',
        andWhere({ cardKey: { in: [...keys.values()] } }, cardScope(ctx)),
      )
}

/** Reservation id → card key, for bookings that were made with a card's number. */
export async function cardKeysOf(
  ctx: ServiceContext,
  rows: Pick<ReservationRow, 'id' | 'eligibility'>[],
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ eligibility }) => eligibility || []))]
  const found: { id: string; card: string }[] = []
  for (let at = 0; at < ids.length; at += 400) {
    found.push(
      ...(await findRows<{ id: string; card: string }>(
        ctx.payload,
        'eligibilities',
        { id: { in: ids.slice(at, at + 400) } },
        { select: { card: true } },
      )),
    )
  }
  const cards = new Map(found.map(({ id, card }) => [String(id), card]))
  return new Map(
    rows.flatMap(({ id, eligibility }) => {
      const card = eligibility ? cards.get(eligibility) : undefined
      return card ? [[id, card] as [string, string]] : []
    }),
  )
}

/** A card among several that a number fits, for whoever has to choose: nothing personal. */
export type CardChoice = { id: string; number: string; status: string; why: string }

const choicesOf = ({ own, booked }: Found): CardChoice[] =>
  allOf({ own, booked }).map((card) => ({
    id: card.id,
    number: cardName(card),
    status: card.status,
    why: own.includes(card) ? 'この番号のカード' : 'この受付番号で予約した人のカード',
  }))

/**
 * The one card that a typed or scanned number means.
 * @param chosen id of the card that somebody chose among several
 * @throws DomainError UNKNOWN_CARD, SEVERAL_CARDS (`details.cards`: CardChoice[]) and as above
 */
export const findOneCard = async (
  ctx: ServiceContext,
  text: string,
  chosen?: string,
): Promise<CardRow> => oneOf(await lookFor(ctx, text), chosen)

/**
 * The same for acts on a card that lies under the scanner: what is printed on it is its own number,
 * and a booking with the same digits is not asked about at every card.
 */
export async function cardInHand(
  ctx: ServiceContext,
  text: string,
  chosen?: string,
): Promise<CardRow> {
  const found = await lookFor(ctx, text)
  return oneOf(found.own.length > 0 ? { own: found.own, booked: [] } : found, chosen)
}

function oneOf(found: Found, chosen?: string): CardRow {
  const all = allOf(found)
  const card = chosen ? all.find(({ id }) => id === chosen) : all[0]
  if (!card) {
    throw new DomainError(
      'UNKNOWN_CARD',
      'この番号のカードは登録されていません。番号か、取り込みを確かめてください。',
      404,
    )
  }
  if (!chosen && all.length > 1) {
    throw new DomainError(
      'SEVERAL_CARDS',
      'この番号に当てはまるカードが複数あります。どのカードか選ぶか、製造管理番号など別の番号を読み取ってください。',
      409,
      { cards: choicesOf(found) },
    )
  }
  return card
}
