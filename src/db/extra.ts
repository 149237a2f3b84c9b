import { and, sql } from '@payloadcms/db-sqlite/drizzle'
import type { CollectionSlug, Payload } from 'payload'

import { isMongo } from './adapter'
import { columnOf, model, sqlite } from './tables'

/** Ids of ours and of Payload's lists: nothing that could mean something inside a path. */
const ID = /^[A-Za-z0-9-]+$/

/**
 * How many rows hold an answer to a field that the city has added.
 * @param id of the field
 * @param answer only rows with this one; any but an empty one when left out
 */
export async function countWithExtra(
  payload: Payload,
  collection: CollectionSlug,
  id: string,
  answer?: string,
): Promise<number> {
  if (!ID.test(id)) return 0
  if (isMongo())
    return model(payload, collection).countDocuments({
      [`extra.${id}`]: answer ?? { $exists: true, $nin: ['', null] },
    })
  const { db, table } = sqlite(payload, collection)
  const value = sql`json_extract(${columnOf(table, 'extra')}, ${`$."${id}"`})`
  const [found] = await db
    .select({ rows: sql<number>`count(*)` })
    .from(table)
    .where(
      and(answer === undefined ? sql`coalesce(${value}, '') <> ''` : sql`${value} = ${answer}`),
    )
  return Number(found?.rows ?? 0)
}
