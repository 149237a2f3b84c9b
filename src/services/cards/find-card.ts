import type { Where } from 'payload'

import { isCityWide, officeIdsOf } from '@/access/roles'
import { findRow, findRows } from '@/db/atomic'
import { isIndividualNumber } from '@/domain/codes/individual-number'
import { parseReceiptNumber } from '@/domain/codes/receipt-number'
import { codesOf } from '@/domain/codes/scan-text'
import { DomainError } from '@/lib/errors'

import { individualNumberRefused } from '../booking/identify'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'

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

/**
 * Cards with a typed or scanned number: 予約ID, 発送番号, 製造管理番号, or the receipt number of a
 * booking, whose people's cards are given (CD-02, CD-05). What is not registered as it was scanned is
 * looked for without the signs of its symbology.
 * @throws DomainError INDIVIDUAL_NUMBER, CODE_TOO_SHORT
 */
export async function findCardsByCode(ctx: ServiceContext, text: string): Promise<CardRow[]> {
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
    return parcels
  }
  if (codes.slice(1).some((one) => isIndividualNumber(one))) throw individualNumberRefused()
  if (codes.some((one) => one.length < MIN_CODE)) {
    throw new DomainError('CODE_TOO_SHORT', '番号が短すぎます。全部の桁を入力してください。', 422)
  }
  for (const one of codes) {
    const cards = await cardsWith(ctx, one)
    if (cards.length > 0) return cards
  }
  return cardsOfBooking(ctx, text)
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

/**
 * The one card that a scan means. @throws DomainError UNKNOWN_CARD, SEVERAL_CARDS and as above
 */
export async function findOneCard(ctx: ServiceContext, text: string): Promise<CardRow> {
  const cards = await findCardsByCode(ctx, text)
  const [card] = cards
  if (!card) {
    throw new DomainError(
      'UNKNOWN_CARD',
      'この番号のカードは登録されていません。番号か、取り込みを確かめてください。',
      404,
    )
  }
  if (cards.length > 1) {
    throw new DomainError(
      'SEVERAL_CARDS',
      '同じ番号のカードが複数あります。製造管理番号を読み取ってください。',
      409,
    )
  }
  return card
}
