import { Types } from 'mongoose'
import type { CollectionSlug, DataFromCollectionSlug, Payload, Where } from 'payload'
import { v7 as uuidv7, version as uuidVersion, validate } from 'uuid'

import { isMongo } from './adapter'

type Increment = { $inc: number }
export type AtomicData = Record<string, unknown | Increment>

/** Records of the kit (docs/architecture.md): what changes in one goes through src/services/cases. */
export type CaseSlug = {
  [S in CollectionSlug]: 'stateSeq' extends keyof DataFromCollectionSlug<S> ? S : never
}[CollectionSlug]
export type PlainSlug = Exclude<CollectionSlug, CaseSlug>

export const inc = (by: number): Increment => ({ $inc: by })

/**
 * The one way to change a row that others may change at the same moment: a single conditional
 * UPDATE. Returns the changed document, or null when no row satisfied `where` any more.
 *
 * - The id belongs into `where`: Payload ignores `where` when an id is passed.
 * - `atomic: true` makes Payload throw instead of quietly writing unguarded.
 * - No `req`: inside a MongoDB transaction parallel takers would fail with write conflicts although
 *   seats are free.
 */
export const updateWhere = <T>(
  payload: Payload,
  collection: PlainSlug,
  where: Where,
  data: AtomicData,
): Promise<T | null> => updateCase<T>(payload, collection, where, data)

/** The same for records of the kit, for src/services/cases alone: a write beside a move must be seen by it. */
export async function updateCase<T>(
  payload: Payload,
  collection: CollectionSlug,
  where: Where,
  data: AtomicData,
): Promise<T | null> {
  return retryBusy(
    async () =>
      (await payload.db.updateOne({
        collection,
        where,
        data: data as never,
        options: { atomic: true } as never,
      })) as T | null,
  )
}

/** An id for a row that is about to be inserted: what is encrypted in it is bound to it. */
export const newRowId = (): string => (isMongo() ? new Types.ObjectId().toHexString() : uuidv7())

/**
 * SQLite would take any text as an id, MongoDB only its own kind: what is not of `newRowId` is
 * refused on both, so that it is seen on the engine the developer has.
 * @throws Error a mistake of the program, never of a user
 */
export function requireRowId(id: unknown): void {
  if (!isRowId(id)) throw new Error('a row id comes from newRowId()')
}

/** Has this the form of an id of `newRowId`? */
export const isRowId = (id: unknown): boolean =>
  typeof id === 'string' &&
  (isMongo() ? Types.ObjectId.isValid(id) : validate(id) && uuidVersion(id) === 7)

/**
 * Inserts one row past the hooks; duplicate keys surface as errors for `isDuplicateKey`.
 * @param data with an `id` of `newRowId` where the row holds encrypted values
 */
export async function insertRow<T>(
  payload: Payload,
  collection: CollectionSlug,
  data: { id?: string } & Record<string, unknown>,
): Promise<T> {
  const { id: customID, ...rest } = data
  if (customID !== undefined) requireRowId(customID)
  return retryBusy(
    // A copy each time: the adapters turn what they are given into their own form.
    async () =>
      (await payload.db.create({ collection, data: { ...rest } as never, customID })) as T,
  )
}

/**
 * As `insertRow`, without reading the row back, which costs as much as a third of the insert where
 * the caller knows what it wrote.
 * @returns the new row's id
 */
export async function insertNew(
  payload: Payload,
  collection: CollectionSlug,
  data: { id?: string } & Record<string, unknown>,
): Promise<string> {
  const { id = newRowId(), ...rest } = data
  requireRowId(id)
  await retryBusy(() =>
    payload.db.create({ collection, data: { ...rest } as never, customID: id, returning: false }),
  )
  return id
}

/** First row that matches, or null; no hooks, no relations loaded. */
export async function findRow<T>(
  payload: Payload,
  collection: CollectionSlug,
  where: Where,
): Promise<T | null> {
  return (await payload.db.findOne({ collection, where })) as T | null
}

/** Rows that match; no hooks, no relations loaded, no count. */
export async function findRows<T>(
  payload: Payload,
  collection: CollectionSlug,
  where: Where,
  options: { limit?: number; sort?: string | string[]; select?: Record<string, true> } = {},
): Promise<T[]> {
  const result = await payload.db.find({
    collection,
    where,
    limit: options.limit ?? 0,
    sort: options.sort as never,
    select: options.select as never,
    pagination: false,
  })
  return result.docs as T[]
}

/** On SQLite the client itself waits for its turn (sqlite/client.ts). */
const BUSY = /WriteConflict|TransientTransactionError/

/**
 * Tries again when the engine says "busy", with a growing, jittered pause. Safe because every write
 * that goes through here is a single statement that did nothing when it failed.
 */
export async function retryBusy<T>(work: () => Promise<T>, tries = 8): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const text = `${(error as Error)?.message ?? ''} ${String((error as { cause?: unknown })?.cause ?? '')} ${String((error as { code?: unknown })?.code ?? '')}`
      if (attempt >= tries || !BUSY.test(text)) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 15 * attempt * attempt))
    }
  }
}
