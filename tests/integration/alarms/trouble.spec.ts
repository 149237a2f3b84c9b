/** @exhaustive: with all others, not every day. */
import type { AddressInfo } from 'node:net'

import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { isMongo } from '@/db/adapter'
import { findRows } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { frontDoor } from '@/server/front-door.mjs'
import { watchDatabase } from '@/services/alarms/health/outage'
import { watchReadiness } from '@/services/alarms/health/readiness'
import { jobContext } from '@/services/context'
import { closeMailTransport } from '@/services/mail/transport'

import { fillDisk, holdWrites } from '../../helpers/disk'
import { openSilentWay } from '../../helpers/silent-way'
import { openMailServer, type TestMailServer } from '../../helpers/smtp'
import { openWorld, type World } from '../../helpers/world'

/** A database that is there and cannot be written: told, and over when it is over. */
let world: World
let mails: TestMailServer
const ctx = () => jobContext(world.payload)
const later = (seconds: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + seconds * 1000)
}
const incidents = () =>
  findRows<Stored<'incidents'>>(world.payload, 'incidents', {
    source: { equals: 'health-database' },
  })
const told = () => mails.received.map(({ mail }) => mail.subject)

beforeAll(async () => {
  world = await openWorld()
  mails = await openMailServer()
  await world.payload.create({
    collection: 'emergency-contacts',
    data: { name: '保守', organization: '保守会社', mail: 'hoshu@v.example', order: 1 } as never,
  })
})
afterAll(async () => {
  closeMailTransport()
  await mails.close()
  await world.close()
})
beforeEach(async () => {
  mails.received.length = 0
  await deleteRows(world.payload, 'incidents', {})
})

it.skipIf(isMongo())(
  'IN-15 (part) a database that another process keeps locked is told, with the time since when',
  async () => {
    expect(await watchDatabase(ctx())).toBe('there')
    later(20)
    const since = world.clock.now.toISOString()
    const letGo = await holdWrites()
    // A write that waits for a minute may still come through; after that nobody counts on it.
    const seen = []
    for (const pause of [20, 20, 30, 20]) {
      seen.push(await watchDatabase(ctx()))
      later(pause)
    }
    seen.push(await watchDatabase(ctx()))
    await letGo()
    expect(seen).toEqual(['there', 'there', 'there', 'away', 'away'])
    expect(told()).toHaveLength(1)
    expect(told()[0]).toContain('書き込みが1分より長く待たされています')
    expect(await watchDatabase(ctx())).toBe('there')
    expect(await incidents()).toMatchObject([{ state: 'restored', occurredAt: since }])
  },
)

it.skipIf(!isMongo())(
  'IN-15 (part) a write whose answer never comes is no trouble for ever: the next one is asked',
  async () => {
    const db = world.payload.db as unknown as MongooseAdapter
    const way = await openSilentWay(String(db.url))
    const straight = db.url
    const connectTo = async (url: typeof straight) => {
      await db.destroy?.()
      db.url = url
      await db.init?.()
      await db.connect?.()
    }
    await connectTo(way.url)
    try {
      expect(await watchDatabase(ctx())).toBe('there')
      way.fallSilent()
      later(20)
      await watchDatabase(ctx())
      later(90)
      // What is connected anew is answered.
      expect(await watchDatabase(ctx())).toBe('there')
      later(90)
      expect(await watchDatabase(ctx())).toBe('there')
    } finally {
      await connectTo(straight)
      await way.close()
    }
  },
)

describe('/readyz', () => {
  it('says not ready while the disk is full, and ready again when there is room', async () => {
    const door = frontDoor((_, response) => void response.end('in'), {
      publicUrl: 'http://localhost',
      trustedProxies: 0,
      ready: () => true,
      trouble: watchReadiness(ctx()),
    })
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
    const { port } = door.address() as AddressInfo
    const asked = async () => {
      later(10)
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`)
      return [answer.status, await answer.text()]
    }
    expect(await asked()).toEqual([200, 'ready'])
    expect(await asked()).toEqual([200, 'ready'])
    const makeRoom = await fillDisk(world.payload)
    try {
      const [status, code] = await asked()
      expect(status).toBe(503)
      expect(code).toBe(isMongo() ? 'DATABASE_AWAY' : 'DATABASE_FULL')
      expect((await asked())[0]).toBe(503)
    } finally {
      await makeRoom()
    }
    expect(await asked()).toEqual([200, 'ready'])
    door.close()
    door.closeAllConnections()
  })
})
