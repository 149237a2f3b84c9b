import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync } from 'node:fs'

import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Payload } from 'payload'

import { isMongo } from '@/db/adapter'

import { otherProcess } from './other-process'

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

/**
 * Leaves a disk that has no room for anything more, on SQLite by a limit of its size; what was there before
 * can still be changed. @returns makes room
 */
export async function fillDisk(payload: Payload): Promise<() => Promise<void>> {
  if (isMongo()) return forbidWrites(payload)
  const { client } = payload.db as unknown as SQLiteAdapter
  await client.execute('CREATE TABLE filler (x)')
  const [size] = (await client.execute('PRAGMA page_count')).rows
  await client.execute(`PRAGMA max_page_count = ${String(size!.page_count)}`)
  for (const bytes of [60_000, 3_000])
    for (let isFull = false; !isFull;)
      await client.execute(`INSERT INTO filler VALUES (zeroblob(${bytes}))`).catch((error) => {
        if ((error as { code?: string }).code !== 'SQLITE_FULL') throw error
        isFull = true
      })
  return async () => {
    await client.execute('PRAGMA max_page_count = 1000000')
    await client.execute('DROP TABLE filler')
  }
}

/** Nothing can be written at the place of the SQLite file, whoever runs the tests. @returns it can be again */
export function blockFile(): () => void {
  const file = process.env.SQLITE_PATH ?? ''
  if (existsSync(file)) throw new Error('the database is there already')
  mkdirSync(file, { recursive: true })
  return () => rmSync(file, { recursive: true })
}

/** Another process keeps the SQLite file from being written. @returns lets it go */
export async function holdWrites(): Promise<() => Promise<void>> {
  const holder = await otherProcess('lock', process.env.SQLITE_PATH ?? '')
  const end = once(holder, 'exit')
  return async () => {
    holder.send('go')
    await end
  }
}
