import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Column } from '@payloadcms/db-sqlite/drizzle'
import type { CollectionSlug, Payload } from 'payload'

/** A SQLite table of ours; its columns are named as the fields. */
export type Table = SQLiteAdapter['tables'][string] & Record<string, Column>

/** The table and the connection behind a collection, on SQLite. */
export function sqlite(payload: Payload, collection: CollectionSlug) {
  const db = payload.db as unknown as SQLiteAdapter
  const table = db.tables[db.tableNameMap.get(collection.replaceAll('-', '_')) ?? ''] as Table
  return { db: db.drizzle, table }
}

/** The model behind a collection, on MongoDB. */
export const model = (payload: Payload, collection: CollectionSlug) => {
  const found = (payload.db as unknown as MongooseAdapter).collections[collection]
  if (!found) throw new Error(`No collection ${collection}`)
  return found
}

export function columnOf(table: Table, name: string): Column {
  const found = table[name]
  if (!found) throw new Error(`No such column: ${name}`)
  return found
}
