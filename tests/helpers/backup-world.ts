import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { MongoClient } from 'mongodb'

import { databasePlace } from '@/db/place'
import type { Source } from '@/services/backup/write'

import { withDatabase } from './mongo.mjs'

export const BACKUP_KEY = 'a-key-that-lies-in-another-place-0123456789'

/** A folder that goes with the tests. */
export function ownFolder(): { at: (...names: string[]) => string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'madoguchi-backup-'))
  return {
    at: (...names) => path.join(folder, ...names),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The database and files of this process as they are backed up. */
export const sourceHere = (): Source => ({
  ...databasePlace(),
  files: process.env.FILES_DIR ?? '',
  secret: BACKUP_KEY,
  product: 'test',
  dataKey: 'test',
})

/** An empty MongoDB beside the one of the tests; nothing where they run on SQLite. */
export function emptyMongo(): { uri?: string } {
  const uri = process.env.DATABASE_URI
  return uri ? { uri: withDatabase(uri, `r${randomBytes(6).toString('hex')}`) } : {}
}

export async function dropMongo(uri: string | undefined): Promise<void> {
  if (!uri) return
  const client = await MongoClient.connect(uri)
  await client.db().dropDatabase()
  await client.close()
}

/** Rows of a restored database, read without the product. */
export async function restoredRows(
  into: string,
  uri: string | undefined,
  table: string,
): Promise<Record<string, unknown>[]> {
  if (uri) {
    const client = await MongoClient.connect(uri)
    const rows = await client.db().collection(table).find({}).toArray()
    await client.close()
    return rows
  }
  const { default: Database } = await import('libsql')
  const base = new Database(path.join(into, 'app.db'))
  const rows = base.prepare(`SELECT * FROM "${table.replaceAll('-', '_')}"`).all()
  base.close()
  return rows as Record<string, unknown>[]
}
