/** @engine: also on MongoDB every day. */
/** @alone: the address of its database is its own. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { SqliteClient } from '@/db/sqlite/client'
import { migrations } from '@/migrations/sqlite'

/**
 * A database that the product made at df56319: two offices with 13 accounts, three imported cards
 * and one booking with its mail, under the secret of these tests.
 */
const OLD = fileURLToPath(new URL('../../fixtures/df56319.db.gz', import.meta.url))
const PROGRAM = fileURLToPath(new URL('../../helpers/race-worker.ts', import.meta.url))

/** What it was made with: another key would rightly be refused at the start. */
const KEYS = { PAYLOAD_SECRET: 'integration-tests-only-secret-0123456789abcdef', DATA_KEY: '' }

// MongoDB has no schema to bring up; what changes values there is proved with what changes them.
const onSqlite = process.env.TEST_ENGINE !== 'mongodb'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'madoguchi-upgrade-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function oldDatabase(name: string): string {
  const file = join(folder, name)
  writeFileSync(file, gunzipSync(readFileSync(OLD)))
  return file
}

/** Processes of the product that open the same file at the same moment, and end again. */
async function openTogether(file: string, count: number): Promise<void> {
  const env = { ...process.env, ...KEYS, SQLITE_PATH: file, PAYLOAD_LOG_LEVEL: 'silent' }
  const children = Array.from({ length: count }, (): ChildProcess =>
    fork(PROGRAM, {
      execArgv: ['--conditions=production', '--import', 'tsx'],
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  )
  const ready = children.map((child) => Promise.race([once(child, 'message'), once(child, 'exit')]))
  // One that cannot open the database ends instead of standing ready.
  expect((await Promise.all(ready)).map(([word]) => word as string)).toEqual(
    children.map(() => 'ready'),
  )
  for (const child of children) child.send('end')
  const codes = await Promise.all(children.map((child) => once(child, 'exit')))
  expect(codes.map(([code]) => code as number)).toEqual(children.map(() => 0))
}

async function look<T>(file: string, work: (client: SqliteClient) => Promise<T>): Promise<T> {
  const client = await SqliteClient.open(file)
  try {
    return await work(client)
  } finally {
    client.close()
  }
}

const rowsOf = async (client: SqliteClient, sql: string) =>
  (await client.execute(sql)).rows.map((row) => ({ ...row }))

/** Tables with their columns, and indexes, whatever the order in which they came to be. */
async function schemaOf(client: SqliteClient) {
  const found = await rowsOf(
    client,
    `SELECT m.type, m.name, c.name AS column, c.type AS kind, c."notnull" AS required
       FROM sqlite_master m LEFT JOIN pragma_table_info(m.name) c ON m.type = 'table'
      WHERE m.name NOT LIKE 'sqlite_%' ORDER BY m.type, m.name, c.name`,
  )
  return found.map((row) => Object.values(row).join(' '))
}

describe.runIf(onSqlite)('a database on disk', () => {
  it('two processes that start on a new file make its schema once', async () => {
    const file = join(folder, 'new.db')
    await openTogether(file, 2)
    const done = await look(file, (client) =>
      rowsOf(client, 'SELECT name FROM payload_migrations ORDER BY name'),
    )
    expect(done.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name))
  })

  it('one made by an earlier version is brought up once, keeps all it holds and looks like a new one', async () => {
    const file = oldDatabase('old.db')
    const counts = (client: SqliteClient) =>
      Promise.all(
        ['offices', 'users', 'cards', 'reservations', 'mails', 'audit_logs'].map(async (table) => [
          table,
          (await rowsOf(client, `SELECT count(*) AS n FROM ${table}`))[0]?.n,
        ]),
      )
    const before = await look(file, counts)
    expect(before).toContainEqual(['cards', 3])
    await openTogether(file, 2)
    expect(await look(file, counts)).toEqual(before)
    const done = await look(file, (client) =>
      rowsOf(client, 'SELECT name FROM payload_migrations ORDER BY name'),
    )
    expect(done.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name))
    expect(await look(file, schemaOf)).toEqual(await look(join(folder, 'new.db'), schemaOf))
  })

  it('what an earlier version stored is read: sign-in, a name, a booking', async () => {
    Object.assign(process.env, KEYS, { SQLITE_PATH: oldDatabase('read.db') })
    const { openPayload } = await import('../../helpers/world')
    const { callApi, PASSWORD } = await import('../../helpers/staff')
    const payload = await openPayload()
    const { docs: people } = await payload.find({
      collection: 'users',
      where: { roles: { contains: 'supervisor' } },
    })
    const login = await callApi('/users/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: people[0]?.username, password: PASSWORD }),
    })
    expect(login.status).toBe(200)
    const headers = {
      cookie: (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
      origin: 'http://localhost:3000',
    }
    const { docs: cards } = await payload.find({ collection: 'cards', limit: 1 })
    const card = await callApi(`/ops/cards/${cards[0]?.id}`, { headers })
    expect(await card.json()).toMatchObject({ card: { name: expect.stringContaining('川崎') } })
    const { docs: bookings } = await payload.find({ collection: 'reservations' })
    expect(bookings.map(({ number, status }) => [number, status])).toEqual([
      ['549682525', 'confirmed'],
    ])
    await payload.destroy()
  })
})
