import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import figures from 'prom-client'

import { withDatabase } from './mongo.mjs'

/**
 * Before each spec file: an empty database and the environment and memory of a fresh process. Loading
 * Payload takes longer than most files do, so a process stays for many of them; the engine is
 * chosen by TEST_ENGINE. The address of the database stays with the process too, because it is read
 * once, where the configuration is loaded.
 */
type Kept = { env: NodeJS.ProcessEnv; folder: string; uri: string }

const home = globalThis as { _payload?: Map<string, unknown> } & Record<symbol, unknown>
const KEPT = Symbol.for('tests:process')

function begin(): Kept {
  process.env.PAYLOAD_SECRET ??= 'integration-tests-only-secret-0123456789abcdef'
  process.env.PUBLIC_URL = 'http://localhost:3000'
  process.env.JOBS = 'off'
  let uri = ''
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.env.STATUS_DIR = join(folder, 'status')
  process.env.FILES_DIR = join(folder, 'files')
  if (process.env.TEST_ENGINE === 'mongodb') {
    // One address, or one for each test process, parted by blanks.
    const servers = (process.env.TEST_DATABASE_URI ?? '').split(' ').filter(Boolean)
    const server = servers[Number(process.env.VITEST_POOL_ID ?? 0) % servers.length]
    if (!server) throw new Error('TEST_ENGINE=mongodb needs TEST_DATABASE_URI')
    uri = withDatabase(server, `m${randomBytes(6).toString('hex')}`)
    process.env.DATABASE_URI = uri
  } else {
    process.env.SQLITE_PATH = join(folder, 'test.db')
    delete process.env.DATABASE_URI
  }
  return { env: { ...process.env }, folder, uri }
}

async function dropDatabase(uri: string): Promise<void> {
  const { MongoClient } = await import('mongodb')
  const client = await MongoClient.connect(uri)
  await client.db().dropDatabase()
  await client.close()
}

async function beginAnew({ env, folder, uri }: Kept): Promise<void> {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
  Object.assign(process.env, env)
  // What the product keeps once per process, and Payload's own instances.
  for (const key of Object.getOwnPropertySymbols(home))
    if (key.description?.startsWith('madoguchi:')) delete home[key]
  home._payload?.clear()
  // Figures that the file before has counted, under the same names.
  figures.register.clear()
  // The folder of files is one database's.
  rmSync(join(folder, 'files'), { recursive: true, force: true })
  if (uri) return dropDatabase(uri)
  for (const end of ['', '-wal', '-shm', '-checkpoint'])
    rmSync(join(folder, `test.db${end}`), { force: true })
}

const kept = home[KEPT] as Kept | undefined
if (kept) await beginAnew(kept)
else home[KEPT] = begin()
