import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import type { CardRow } from '@/domain/cards/read-row'

import type { EligibilityRow } from '../eligibility'
import { replacedAmong } from '../replaced-numbers'
import type { CardEvent, CardRow as StoredCards } from '../types'

export type StoredCard = {
  id: string
  cardKey: string
  status: string
  office: string
  importedStatus?: string | null
  sourceHash?: string | null
  issuedOn?: string | null
  cancelledOn?: string | null
  transferredOn?: string | null
  rev: number
  history: CardEvent[] | null
  loggedSeq?: number | null
}

export type Known = {
  byManufacturing: Map<string, EligibilityRow>
  byReservation: Map<string, EligibilityRow>
  cards: Map<string, StoredCard>
  /** Number out of use → the person whose it was (ID-13). */
  byReplaced: Map<string, EligibilityRow>
}

const numbers = (keys: string[]) => keys.filter((key) => key !== '')

/** Everything that is stored about the numbers of a batch, in a few queries. */
export async function lookUpRows(payload: Payload, rows: readonly CardRow[]): Promise<Known> {
  const reservation = numbers(rows.map(({ reservationKey }) => reservationKey))
  const manufacturing = numbers(rows.map(({ manufacturingKey }) => manufacturingKey))
  const found = [
    ...(reservation.length > 0 ? await byKey(payload, 'reservationKey', reservation) : []),
    ...(manufacturing.length > 0 ? await byKey(payload, 'manufacturingKey', manufacturing) : []),
  ]
  const replaced = await replacedAmong(payload, reservation)
  const holders = replaced.size > 0 ? await byKey(payload, 'card', [...replaced.values()]) : []
  const cardKeys = [...new Set([...found, ...holders].map(({ card }) => card))]
  const holderOf = new Map(holders.map((row) => [row.card, row]))
  const cards =
    cardKeys.length > 0
      ? await findRows<StoredCard>(
          payload,
          'cards',
          { cardKey: { in: cardKeys } },
          {
            select: {
              cardKey: true,
              status: true,
              office: true,
              importedStatus: true,
              sourceHash: true,
              issuedOn: true,
              cancelledOn: true,
              transferredOn: true,
              rev: true,
              history: true,
              loggedSeq: true,
            },
          },
        )
      : []
  return {
    byManufacturing: new Map(found.map((row) => [row.manufacturingKey, row])),
    byReservation: new Map(found.map((row) => [row.reservationKey, row])),
    cards: new Map(cards.map((card) => [card.cardKey, card])),
    byReplaced: new Map(
      [...replaced].flatMap(([key, card]) => {
        const holder = holderOf.get(card)
        return holder ? [[key, holder] as const] : []
      }),
    ),
  }
}

/** Whole cards by key, for those that will be changed. */
export async function loadCards(
  payload: Payload,
  keys: string[],
): Promise<Map<string, StoredCards>> {
  if (keys.length === 0) return new Map()
  const rows = await findRows<StoredCards>(payload, 'cards', { cardKey: { in: keys } })
  return new Map(rows.map((row) => [row.cardKey, row]))
}

const byKey = (
  payload: Payload,
  field: 'reservationKey' | 'manufacturingKey' | 'card',
  keys: string[],
): Promise<EligibilityRow[]> =>
  findRows<EligibilityRow>(
    payload,
    'eligibilities',
    { [field]: { in: keys } },
    { select: { card: true, reservationKey: true, manufacturingKey: true, state: true } },
  )
