import { openField } from '@/lib/crypto/field'
import type { Personal } from '@/lib/crypto/personal'
import { at } from '@/lib/crypto/places'

import type { CardRow } from './types'

/** Personal fields of a card. */
export const CARD_FIELDS = ['name', 'kana', 'address', 'birthday', 'remarks'] as const
export type CardField = (typeof CARD_FIELDS)[number] | 'extra' | 'sourceRow'

type Stored = { id: string } & { [field in CardField]?: string | null }

/** One personal field of a stored card in the clear. */
export const openCard = (card: Stored, field: CardField): Personal =>
  openField(card[field], at('cards', field, String(card.id)))

/** All of them, for those who may read who the holder is. */
export const openPerson = (card: CardRow): Record<(typeof CARD_FIELDS)[number], Personal> => ({
  name: openCard(card, 'name'),
  kana: openCard(card, 'kana'),
  address: openCard(card, 'address'),
  birthday: openCard(card, 'birthday'),
  remarks: openCard(card, 'remarks'),
})
