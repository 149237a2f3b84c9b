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
