import { afterAll, beforeAll, expect, it } from 'vitest'
import { getPayload } from 'payload'

import { isMongo } from '@/db/adapter'
import { register } from '@/instrumentation'
import { databaseTrouble, startProblem, whenOpen } from '@/server/start-state.mjs'
import { readKeyRow } from '@/services/keys/open-keys'

import { blockFile } from '../../helpers/disk'

/** As Next starts the built product, which then brings the database up to date. */
const STARTED = { NEXT_RUNTIME: 'nodejs', NODE_ENV: 'production' }
const before = { NEXT_RUNTIME: process.env.NEXT_RUNTIME, NODE_ENV: process.env.NODE_ENV }
const setEnv = (values: Record<string, string | undefined>) => {
  for (const [name, value] of Object.entries(values))
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
}

beforeAll(() => setEnv(STARTED))
afterAll(async () => {
  setEnv(before)
  const { default: config } = await import('@payload-config')
  await (await getPayload({ config })).destroy()
})

it.skipIf(isMongo())(
  'a start where the database file cannot be opened stays closed, and opens by itself when it can',
  async () => {
    const unblock = blockFile()
    await register()
    expect(startProblem()).toMatchObject({ code: 'EISDIR' })
    const opened = new Promise<void>((resolve) => whenOpen(resolve))
    unblock()
    await opened
    expect(startProblem()).toBeNull()
    expect(await databaseTrouble()).toBeNull()
    // The checks of the start were made as at any other.
    const { default: config } = await import('@payload-config')
    const payload = await getPayload({ config })
    expect(await readKeyRow(payload)).not.toBeNull()
  },
)
