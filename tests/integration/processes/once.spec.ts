/** @exhaustive: with all others, not every day. */
import { afterAll, beforeAll, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRows } from '@/db/atomic'
import type { RunRow } from '@/jobs/runs'

import { auditOf, book } from '../../helpers/bookings'
import { brokenInvariants } from '../../helpers/invariants'
import { endServers, startServer, type ServerProcess } from '../../helpers/server-processes'
import { openMailServer, type TestMailServer } from '../../helpers/smtp'
import { openSiteWorld, type SiteWorld } from '../../helpers/site-world'
import { addSlot } from '../../helpers/world'

/** Each server process loads the whole product first. */
const PATIENCE = 400_000

let world: SiteWorld
let mails: TestMailServer
const servers: ServerProcess[] = []

beforeAll(async () => {
  world = await openSiteWorld()
  mails = await openMailServer()
  // One after the other: not every test server bears two clients that ensure indexes at once.
  for (let index = 0; index < 2; index++)
    servers.push(await startServer(world.clock.now, { SMTP_URL: mails.url }))
}, PATIENCE)
afterAll(async () => {
  await endServers(servers)
  await mails.close()
  await world.close()
})

const MINUTES = 4
const MAILS = 12

it(
  'AU-10 (part) with two processes at work every job runs once at its time, and every mail goes out once',
  { timeout: PATIENCE },
  async () => {
    const booked = []
    for (let minute = 0; minute < MINUTES; minute++) {
      // The jobs close what no opening hours stand behind.
      const { start } = await addSlot(world, { start: `1${minute}:00`, capacity: 100 })
      for (let index = 0; index < MAILS; index++)
        booked.push(await book(world, { start, mail: `m${minute}-${index}@example.jp` }))
      world.clock.now = new Date(world.clock.now.getTime() + 60_000)
      const order = { now: world.clock.now.toISOString(), works: true }
      // The one that leads dies in between: another has to do what it did.
      if (minute === 2) {
        servers[0]!.child.kill('SIGKILL')
        await servers.shift()!.ended
        servers.push(await startServer(world.clock.now, { SMTP_URL: mails.url }))
      }
      await Promise.all(servers.map((server) => server.tell(order)))
    }
    // A lease outlives its process by a minute and a half.
    world.clock.now = new Date(world.clock.now.getTime() + 2 * 60_000)
    const order = { now: world.clock.now.toISOString(), works: true }
    await Promise.all(servers.map((server) => server.tell(order)))
    await Promise.all(servers.map((server) => server.tell(order)))

    const runs = await findRows<RunRow>(world.payload, 'job-runs', {})
    expect(new Set(runs.map(({ task }) => task)).size).toBe(PRODUCT.tasks.length)
    expect(runs.filter(({ attempts }) => attempts > 1)).toEqual([])
    expect(new Set(runs.map(({ runKey }) => runKey)).size).toBe(runs.length)
    const each = runs.filter(({ task }) => task === 'sweep')
    expect(each.length).toBeGreaterThan(1)

    expect(mails.received.map(({ to }) => to).sort()).toEqual(
      booked.map((_, at) => `m${Math.floor(at / MAILS)}-${at % MAILS}@example.jp`).sort(),
    )
    for (const { id } of booked) {
      const acts = (await auditOf(world, `reservations/${id}`)).map(({ action }) => action)
      expect(acts).toEqual([...new Set(acts)])
      expect(acts).toContain('booking.confirmed')
    }
    expect(await brokenInvariants(world)).toEqual([])
  },
)
