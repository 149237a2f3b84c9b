import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { sqliteAdapter } from '@payloadcms/db-sqlite'

import { env } from '@/lib/env'
import { migrations } from '@/migrations/sqlite'

import { withNarrowSessionWrites } from './session-writes'

/**
 * One switch for the two engines (design §1): MongoDB when `DATABASE_URI` is set, else an embedded
 * SQLite file. Both run without transactions on purpose. On SQLite an open one loses the busy
 * timeout and turns parallel bookings into errors. On MongoDB a saved setting would stay invisible
 * to the very hook that brings the slots in line with it, and parallel saves would end in write
 * conflicts that Payload does not retry. No rule of ours rests on a transaction.
 */
export const databaseAdapter = () => withNarrowSessionWrites(engine())

function engine() {
  if (env.DATABASE_URI) {
    return mongooseAdapter({
      url: env.DATABASE_URI,
      ensureIndexes: true,
      transactionOptions: false,
    })
  }
  const file = path.resolve(env.SQLITE_PATH)
  mkdirSync(path.dirname(file), { recursive: true })
  return withPageCache(
    sqliteAdapter({
      client: { url: `file:${file}` },
      idType: 'uuidv7',
      wal: true,
      busyTimeout: 5000,
      // Development and production use the same committed migrations; a pushed schema would make a
      // later start ask a question that nobody can answer.
      push: false,
      migrationDir: path.resolve('src/migrations/sqlite'),
      prodMigrations: migrations,
    }),
  )
}

/** SQLite's own 2 MB hold no index of 200,000 cards: every look-up would read its pages again. */
const PAGE_CACHE_KIB = 64 * 1024

function withPageCache(made: ReturnType<typeof sqliteAdapter>): typeof made {
  const init: typeof made.init = (input) => {
    const adapter = made.init(input)
    const connect = adapter.connect
    adapter.connect = async function connectWithCache(this: typeof adapter, options) {
      await connect?.call(this, options)
      await this.client.execute(`PRAGMA cache_size = -${PAGE_CACHE_KIB}`)
    }
    return adapter
  }
  return { ...made, init }
}

export const isMongo = (): boolean => Boolean(env.DATABASE_URI)
