import { and, eq, inArray, sql } from '@payloadcms/db-sqlite/drizzle'
import type { CollectionSlug, Payload } from 'payload'

import { isMongo } from './adapter'
import { type PlainSlug, requireRowId, retryBusy } from './atomic'
import { columnOf, model, sqlite } from './tables'

type Row = Record<string, unknown>

/** Rows for one statement: well under SQLite's 32,766 variables, short enough not to hold others up. */
const CHUNK = 400
/** Values of one insert. */
const VALUES = 12_000

function stamped(payload: Payload, collection: CollectionSlug, rows: Row[]): Row[] {
  if (payload.collections[collection].config.timestamps === false) return rows
  const now = new Date().toISOString()
  return rows.map((row) => ({ createdAt: now, updatedAt: now, ...row }))
}

const chunksOf = <T>(list: readonly T[], size = CHUNK): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )

/** Rows with many fields go in smaller pieces: the text of a statement is built in memory. */
const rowsPerInsert = (rows: Row[]): number =>
  Math.max(20, Math.min(CHUNK, Math.floor(VALUES / Math.max(1, Object.keys(rows[0] ?? {}).length))))

/**
 * Adds many rows to a collection that programs write: no hooks, no validation, no arrays and no
 * hasMany fields. A row whose unique key is taken is left out; the others are stored all the same.
 * @param rows field name → value, relations as ids; defaults are not filled in; with an `id` of
 *   `newRowId` where they hold encrypted values
 * @returns how many rows were added
 */
export async function insertMany(
  payload: Payload,
  collection: CollectionSlug,
  rows: Row[],
): Promise<number> {
  for (const { id } of rows) if (id !== undefined) requireRowId(id)
  let added = 0
  for (const chunk of chunksOf(stamped(payload, collection, rows), rowsPerInsert(rows))) {
    added += await retryBusy(() =>
      isMongo()
        ? insertDocuments(payload, collection, chunk)
        : insertRows(payload, collection, chunk),
    )
  }
  return added
}

async function insertRows(payload: Payload, collection: CollectionSlug, rows: Row[]) {
  const { db, table } = sqlite(payload, collection)
  const result = await db.insert(table).values(rows).onConflictDoNothing()
  return result.rowsAffected
}

/**
 * What an unordered insert throws of which some rows failed. Mongoose copies the driver's write
 * errors by spreading them, which loses `code` (a getter) and leaves `err.code`.
 */
type BulkError = {
  writeErrors?: { code?: number; err?: { code?: number } }[]
  result?: { insertedCount?: number }
}

async function insertDocuments(payload: Payload, collection: CollectionSlug, rows: Row[]) {
  try {
    const documents = rows.map(({ id, ...rest }) => (id ? { _id: id, ...rest } : rest))
    const result = await model(payload, collection).insertMany(documents, {
      ordered: false,
      rawResult: true,
      throwOnValidationError: true,
    })
    return result.insertedCount
  } catch (error) {
    const { writeErrors, result } = error as BulkError
    const isDuplicate = (one: NonNullable<typeof writeErrors>[number]) =>
      (one.code ?? one.err?.code) === 11000
    if (!writeErrors?.length || !writeErrors.every(isDuplicate)) throw error
    return result?.insertedCount ?? rows.length - writeErrors.length
  }
}

export type BulkChange = {
  /** Field with a unique key, and the keys of the rows to change. */
  key: string
  keys: string[]
  /** A row is changed only while all of these still hold; checked in the same statement. */
  where: Record<string, string | number | boolean>
  set?: Record<string, string | number | boolean>
  /** Added to the stored number, so that a change by somebody else in between is never lost. */
  inc?: Record<string, number>
}

/**
 * The many-row form of `updateWhere`: the same change to many rows, each guarded by `where`.
 * @returns how many rows were changed; fewer than keys means that somebody else was faster
 */
export async function updateMany(
  payload: Payload,
  collection: PlainSlug,
  change: BulkChange,
): Promise<number> {
  let changed = 0
  for (const keys of chunksOf(change.keys)) {
    const part = { ...change, keys }
    changed += await retryBusy(() =>
      isMongo()
        ? updateDocuments(payload, collection, part)
        : updateRows(payload, collection, part),
    )
  }
  return changed
}

async function updateDocuments(payload: Payload, collection: CollectionSlug, change: BulkChange) {
  const { key, keys, where, set, inc } = change
  const result = await model(payload, collection).updateMany(
    { ...where, [key]: { $in: keys } },
    { ...(set ? { $set: set } : {}), ...(inc ? { $inc: inc } : {}) },
    { timestamps: false },
  )
  return result.matchedCount
}

async function updateRows(payload: Payload, collection: CollectionSlug, change: BulkChange) {
  const { db, table } = sqlite(payload, collection)
  const column = (name: string) => columnOf(table, name)
  const added = Object.entries(change.inc ?? {}).map(([name, by]) => [
    name,
    sql`${column(name)} + ${by}`,
  ])
  const result = await db
    .update(table)
    .set({ ...change.set, ...Object.fromEntries(added) })
    .where(
      and(
        inArray(column(change.key), change.keys),
        ...Object.entries(change.where).map(([name, value]) => eq(column(name), value)),
      ),
    )
  return result.rowsAffected
}

export type OwnChange = {
  key: string
  where: Record<string, string | number | boolean>
  set: Row
}

/** What MongoDB calls a field. */
const fieldOf = (name: string): string => (name === 'id' ? '_id' : name)

/**
 * A change of its own for each of many rows, guarded by `where` like `updateWhere`; one trip to
 * the engine for some hundreds. No hooks, no arrays, no hasMany.
 * @param key field with a unique key
 * @returns how many rows were changed; fewer than changes means that somebody else was faster
 */
export async function updateEach(
  payload: Payload,
  collection: CollectionSlug,
  key: string,
  changes: readonly OwnChange[],
): Promise<number> {
  if (changes.length === 0) return 0
  if (isMongo()) {
    const result = await model(payload, collection).bulkWrite(
      changes.map((one) => ({
        updateOne: { filter: { ...one.where, [fieldOf(key)]: one.key }, update: { $set: one.set } },
      })),
      { ordered: false, timestamps: false },
    )
    return result.matchedCount
  }
  const { db, table } = sqlite(payload, collection)
  let changed = 0
  for (const chunk of chunksOf(changes)) {
    const statements = chunk.map(({ key: value, where, set }) => {
      for (const name of Object.keys(set)) columnOf(table, name)
      const guards = Object.entries({ ...where, [key]: value })
      return db
        .update(table)
        .set(set)
        .where(and(...guards.map(([name, wanted]) => eq(columnOf(table, name), wanted))))
    })
    // Written to the disk once instead of once a row; busy means that none of them was carried out.
    const results = await retryBusy(() => db.batch(statements as [(typeof statements)[number]]))
    for (const { rowsAffected } of results) changed += rowsAffected
  }
  return changed
}
