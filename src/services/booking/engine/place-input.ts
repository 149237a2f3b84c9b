import type { Language } from '@/domain/languages'

import type { Reserve } from '../../limits/attempts'

/** One person of a booking. `key` identifies the person within its scope; empty = nobody known. */
export type Person = { key: string; identifier: string; eligibility: string }

export type PlaceInput = {
  service: { id: string; partyMode: 'same' | 'consecutive'; holdMinutes: number }
  office: string
  date: string
  start: string
  /** Size of the party; at least the number of identified people. */
  partySize: number
  people: Person[]
  /** `hold` keeps the seats for `holdMinutes`; `book` confirms in the same step. */
  mode: 'hold' | 'book'
  /** One per submission: the same key sent again gives the same booking (invariant 3). */
  idemKey: string
  language: Language
  overbook?: boolean
  /** Goes into the history beside 定員外. */
  overbookReason?: string
  mail?: string
  details?: string
  note?: string
  /** What a hold was counted under; given back when it ends without a booking. */
  counted?: string[]
  /** Counted in the write that places it, where writes are one; `makeRoom` before it is tried anew. */
  limits?: { hits: readonly Reserve[]; makeRoom: (reached: Reserve) => Promise<void> }
}
