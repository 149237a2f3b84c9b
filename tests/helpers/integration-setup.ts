import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll } from 'vitest'

import { withDatabase } from './mongo.mjs'

/** Every spec file gets a database of its own; the engine is chosen by TEST_ENGINE. */
const name = `m${randomBytes(6).toString('hex')}`
process.env.PAYLOAD_SECRET ??= 'integration-tests-only-secret-0123456789abcdef'
process.env.PUBLIC_URL = 'http://localhost:3000'
process.env.JOBS = 'off'

if (process.env.TEST_ENGINE === 'mongodb') {
  // One address, or one for each test process, parted by blanks.
  const servers = (process.env.TEST_DATABASE_URI ?? '').split(' ').filter(Boolean)
  const server = servers[Number(process.env.VITEST_POOL_ID ?? 0) % servers.length]
  if (!server) throw new Error('TEST_ENGINE=mongodb needs TEST_DATABASE_URI')
  process.env.DATABASE_URI = withDatabase(server, name)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-'))
  process.env.SQLITE_PATH = join(folder, 'test.db')
  delete process.env.DATABASE_URI
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
}
