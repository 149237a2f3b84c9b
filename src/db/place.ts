import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import path from 'node:path'

import { env } from '@/lib/env'

import { changesFolder, lastKept, needsBase } from './sqlite/change-log'

/**
 * Where the database lies, for whoever copies it by a process or a connection of its own: the address of the
 * MongoDB (empty on SQLite), and the file. Nobody else opens either.
 */
export const databasePlace = (): { uri: string; sqlite: string } => ({
  uri: env.DATABASE_URI,
  sqlite: path.resolve(env.SQLITE_PATH),
})

/** Changes that lie still so long while the database is written to are not kept any more. */
const SILENT_MS = 10 * 60_000
/** A log that was begun anew is kept within seconds. */
const YOUNG_MS = 60_000

/**
 * How the keeping of changes stands (AV-04); on MongoDB, and before the first backup, nothing is kept here.
 * `broken`: only another backup can be gone on from. `silent`: nothing was kept for minutes.
 */
export function changesStanding(place: string): {
  keptAt: Date | null
  state: 'none' | 'kept' | 'broken' | 'silent'
} {
  const folder = changesFolder(place)
  const keptAt = env.DATABASE_URI ? null : lastKept(folder)
  if (!keptAt) return { keptAt, state: 'none' }
  const log = `${path.resolve(env.SQLITE_PATH)}-wal`
  const age = Date.now() - keptAt.getTime()
  if (needsBase(log, folder) && age > YOUNG_MS) return { keptAt, state: 'broken' }
  const written = statSync(log, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return { keptAt, state: written - keptAt.getTime() > SILENT_MS ? 'silent' : 'kept' }
}

/**
 * Where a drill puts the database: a file in this folder, or a database of its own on the same server.
 * @returns the address of that one (empty on SQLite) and what tells the product of it
 */
export function drillPlace(folder: string): { uri: string; vars: Record<string, string> } {
  const sqlite = path.join(folder, 'app.db')
  if (!env.DATABASE_URI) return { uri: '', vars: { DATABASE_URI: '', SQLITE_PATH: sqlite } }
  const [, server = '', name = '', query = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?([^?]*)(\?.*)?$/.exec(env.DATABASE_URI) ?? []
  // A name of a MongoDB has 63 bytes at most.
  const uri = `${server}/${name.slice(0, 40)}_drill_${randomBytes(4).toString('hex')}${query}`
  return { uri, vars: { DATABASE_URI: uri } }
}
