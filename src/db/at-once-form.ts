import type { CollectionSlug } from 'payload'

import type { AtomicData, PlainSlug } from './atomic'

type Value = string | number | boolean

/** What a row must satisfy: every field by itself. */
export type Guard = Record<
  string,
  Value | { in: readonly Value[] } | { atLeast: number } | { after: string } | { lessThan: number }
>

/**
 * The writes of one act, each carried out at once, without anything to wait for. No hooks, no rules, no
 * arrays and no hasMany, as with the functions of atomic.ts; relations are ids.
 */
export type AtOnce = {
  /** @returns the row as it is stored; duplicate keys throw what `isDuplicateKey` knows */
  insert: <T>(collection: PlainSlug, row: { id: string } & Record<string, unknown>) => T
  /** @returns how many rows were changed: fewer than looked for means that somebody was faster */
  change: (collection: PlainSlug, guard: Guard, data: AtomicData) => number
  find: <T>(collection: CollectionSlug, guard: Guard) => T[]
}
