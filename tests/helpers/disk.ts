import { execFileSync } from 'node:child_process'

import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'

import { isMongo } from '@/db/adapter'

/**
 * The database as its bytes lie on the disk, the write-ahead log included. Read by another process:
 * one that has the database open loses its locks when it closes the file a second time, and
 * with them writes that were already acknowledged.
 */
export function bytesOnDisk(): Buffer {
  const file = process.env.SQLITE_PATH ?? ''
  return execFileSync('sh', ['-c', 'cat "$0" "$0-wal" 2>/dev/null || cat "$0"', file], {
    maxBuffer: 1024 * 1024 * 1024,
  })
}

/**
 * Leaves the database as one that can be read and takes no write: on SQLite as with a full or protected
 * disk, on MongoDB by a rule that no document meets. @returns lets it be written again
 */
export async function forbidWrites(payload: Payload): Promise<() => Promise<void>> {
  if (isMongo()) {
    const { connection } = payload.db as unknown as MongooseAdapter
    const rule = (validator: object) => async () =>
      void (await connection.db!.command({ collMod: 'leases', validator }))
    await rule({ nobodyHasThis: { $exists: true } })()
    return rule({})
  }
  const { client } = payload.db as unknown as SQLiteAdapter
  const only = (on: 0 | 1) => async () => void (await client.execute(`PRAGMA query_only = ${on}`))
  await only(1)()
  return only(0)
}
