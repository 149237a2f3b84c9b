import path from 'node:path'

import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { FlattenedField } from 'payload'

import { migrations } from '@/migrations/sqlite'

import { keepLogShort } from './checkpoint'
import { SqliteClient } from './client'
import { migrateOnce } from './migrate'
import { keepPrivate } from './private-file'

type Made = ReturnType<typeof sqliteAdapter>

/**
 * Payload's SQLite adapter on our client: fit for several processes on one file (client.ts), with a
 * schema that is brought up to date once and whole (migrate.ts).
 * @param file path of the database; its folder is made when it is opened
 */
export function embeddedDatabase(file: string): Made {
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
  const letGo = () => {
    log?.stop()
    client?.close()
    client = undefined
  }

  adapter.connect = async function connectPatiently(this: T, options) {
    try {
      if (!client) {
        keepPrivate(file)
        client = await SqliteClient.open(file)
        log = keepLogShort(client)
        this.client = client
      }
      await connect?.call(this, options)
    } catch (error) {
      // Whoever tries again opens the file anew.
      letGo()
      throw error
    }
  }
  adapter.migrate = async function migrateAlone(this: T, args) {
    const steps = args?.migrations ?? migrations
    if (!client) return migrate.call(this, args)
    await migrateOnce(client, steps, () => migrate.call(this, args))
  }
  const whole = <R>(work: () => Promise<R>): Promise<R> => (client ? client.whole(work) : work())
  const fieldsOf = (slug: string) =>
    adapter.payload.collections[slug as keyof typeof adapter.payload.collections]?.config
      .flattenedFields ?? []
  const { create, updateOne, createGlobal, updateGlobal } = adapter
  adapter.create = function createWhole(this: T, args) {
    const work = () => create.call(this, args)
    return hasLists(fieldsOf(args.collection)) ? whole(work) : work()
  } as T['create']
  adapter.updateOne = function updateWhole(this: T, args) {
    const fields = fieldsOf(args.collection)
    const work = () => updateOne.call(this, { ...args, data: withoutNulls(fields, args.data) })
    // An atomic one is one statement; any other looks for its row first.
    return args.options?.atomic || (args.id && !hasLists(fields)) ? work() : whole(work)
  } as T['updateOne']
  adapter.createGlobal = function createGlobalWhole(this: T, args) {
    return whole(() => createGlobal.call(this, args))
  } as T['createGlobal']
  adapter.updateGlobal = function updateGlobalWhole(this: T, args) {
    return whole(() => updateGlobal.call(this, args))
  } as T['updateGlobal']
  adapter.destroy = async function destroyWithLog(this: T) {
    letGo()
    await destroy?.call(this)
  }
  return adapter
}

/** Whether rows have parts in tables of their own. */
const hasLists = (fields: readonly FlattenedField[]): boolean =>
  fields.some(
    (field) =>
      field.type === 'array' ||
      field.type === 'blocks' ||
      ('hasMany' in field && field.hasMany === true) ||
      ('flattenedFields' in field && hasLists(field.flattenedFields)),
  )

/** An empty list is empty: Payload's adapter fails on one that is nothing. */
const withoutNulls = <D extends Record<string, unknown>>(
  fields: readonly FlattenedField[],
  data: D,
): D => {
  const lists = fields.filter(({ name, type }) => type === 'array' && data[name] === null)
  return lists.length > 0
    ? { ...data, ...Object.fromEntries(lists.map(({ name }) => [name, []])) }
    : data
}
