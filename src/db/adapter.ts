import path from 'node:path'

import { mongooseAdapter } from '@payloadcms/db-mongodb'

import { env } from '@/lib/env'

import { withKnownIds } from './known-ids'
import { withSeenVersions } from './seen-version'
import { withNarrowSessionWrites } from './session-writes'
import { embeddedDatabase } from './sqlite/adapter'

/**
 * One switch for the two engines (design §1): MongoDB when `DATABASE_URI` is set, else an embedded
 * SQLite file. Both run without transactions on purpose. On SQLite an open one would keep every
 * other request of the process waiting. On MongoDB a saved setting would stay invisible
 * to the very hook that brings the slots in line with it, and parallel saves would end in write
 * conflicts that Payload does not retry. No rule of ours rests on a transaction.
 */
export const databaseAdapter = () => withSeenVersions(withNarrowSessionWrites(engine()))

function engine() {
  if (env.DATABASE_URI) {
    const mongo = mongooseAdapter({
      url: env.DATABASE_URI,
      ensureIndexes: true,
      transactionOptions: false,
    })
    return withKnownIds(mongo)
  }
  return embeddedDatabase(path.resolve(env.SQLITE_PATH))
}

export const isMongo = (): boolean => Boolean(env.DATABASE_URI)
