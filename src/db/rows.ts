import type { CollectionSlug, Payload, PayloadRequest, Where } from 'payload'

/** How many rows match; all of them without `where`. No access rule is asked. */
export async function countRows(
  payload: Payload,
  collection: CollectionSlug,
  where?: Where,
): Promise<number> {
  return (await payload.db.count({ collection, where })).totalDocs
}

/** One page of the rows that match, counted from 1, and how many there are; no hooks, no relations loaded. */
export async function pageOfRows<T>(
  payload: Payload,
  collection: CollectionSlug,
  where: Where,
  { page, limit, sort }: { page: number; limit: number; sort: string[] },
): Promise<{ rows: T[]; total: number }> {
  const found = await payload.db.find({
    collection,
    where,
    page,
    limit,
    // MongoDB's adapter takes an undefined for "one page only", and writes into the order it is given.
    pagination: true,
    sort: [...sort],
  })
  return { rows: found.docs as T[], total: found.totalDocs }
}

/** The values that a field has in the rows that match, each once. */
export async function distinctValues(
  payload: Payload,
  collection: CollectionSlug,
  field: string,
  where: Where,
): Promise<unknown[]> {
  const { values } = await payload.db.findDistinct({ collection, field, where })
  return values.map((value) => value[field])
}

/** Deletes the first row that matches, if any, past the hooks. */
export async function deleteRow(
  payload: Payload,
  collection: CollectionSlug,
  where: Where,
): Promise<void> {
  await payload.db.deleteOne({ collection, where })
}

/** Deletes every row that matches, past the hooks. */
export async function deleteRows(
  payload: Payload,
  collection: CollectionSlug,
  where: Where,
): Promise<void> {
  await payload.db.deleteMany({ collection, where })
}

/**
 * For rows that only their owner writes; what others may change at the same moment is written with
 * `updateWhere` (atomic.ts). Changes the row that matches, or inserts one.
 */
export async function upsertRow(
  req: PayloadRequest,
  collection: CollectionSlug,
  where: Where,
  data: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  return req.payload.db.upsert({ collection, data, req, where })
}

/** As `upsertRow`, for a row that is there. Unguarded: the last writer wins. */
export async function overwriteRow(
  payload: Payload,
  collection: CollectionSlug,
  id: string,
  data: Record<string, unknown>,
): Promise<void> {
  await payload.db.updateOne({ collection, id, data })
}
