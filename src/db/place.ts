import { randomBytes } from 'node:crypto'
import path from 'node:path'

import { env } from '@/lib/env'

/**
 * Where the database lies, for whoever copies it by a process or a connection of its own: the address of the
 * MongoDB (empty on SQLite), and the file. Nobody else opens either.
 */
export const databasePlace = (): { uri: string; sqlite: string } => ({
  uri: env.DATABASE_URI,
  sqlite: path.resolve(env.SQLITE_PATH),
})

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
