import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { sqliteAdapter } from '@payloadcms/db-sqlite'

import { migrations } from '@/migrations/sqlite'

import { keepLogShort } from './checkpoint'
import { SqliteClient } from './client'
import { migrateOnce } from './migrate'
import { keepPrivate } from './private-file'

type Made = ReturnType<typeof sqliteAdapter>

/**
 * Payload's SQLite adapter on our client: fit for several processes on one file (client.ts), with a
 * schema that is brought up to date once and whole (migrate.ts).
 * @param file path of the database; its folder is made when it is not there
 */
export function embeddedDatabase(file: string): Made {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const made = sqliteAdapter({
    client: { url: `file:${file}` },
    idType: 'uuidv7',
    // Development and production use the same committed migrations; a pushed schema would make a
    // later start ask a question that nobody can answer.
    push: false,
    migrationDir: path.resolve('src/migrations/sqlite'),
    prodMigrations: migrations,
  })
  const init: Made['init'] = (input) => onOurClient(made.init(input), file)
  return { ...made, init }
}

function onOurClient<T extends ReturnType<Made['init']>>(adapter: T, file: string): T {
  const { connect, migrate, destroy } = adapter
  let client: SqliteClient | undefined
  let log: ReturnType<typeof keepLogShort> | undefined

  adapter.connect = async function connectPatiently(this: T, options) {
    if (!client) {
      keepPrivate(file)
      client = await SqliteClient.open(file)
      log = keepLogShort(client)
      this.client = client
    }
    await connect?.call(this, options)
  }
  adapter.migrate = async function migrateAlone(this: T, args) {
    const steps = args?.migrations ?? migrations
    if (!client) return migrate.call(this, args)
    await migrateOnce(client, steps, () => migrate.call(this, args))
  }
  adapter.destroy = async function destroyWithLog(this: T) {
    log?.stop()
    client?.close()
    client = undefined
    await destroy?.call(this)
  }
  return adapter
}
