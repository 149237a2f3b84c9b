/** @exhaustive: with all others, not every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { findRow } from '@/db/atomic'
import { PRODUCT } from '@/areas'
import { createScheduler } from '@/jobs/scheduler'
import { env } from '@/lib/env'
import { placeReservation } from '@/services/booking/engine/place'
import type { SlotRow } from '@/services/booking/types'

import { pointsOf } from '../../helpers/crash'
import { brokenInvariants } from '../../helpers/invariants'
import { startServer } from '../../helpers/server-processes'
import { openSiteWorld, type SiteWorld } from '../../helpers/site-world'
import { addSlot, MONDAY } from '../../helpers/world'

/** Each server process loads the whole product first. */
const PATIENCE = 400_000

let world: SiteWorld
beforeAll(async () => {
  world = await openSiteWorld()
})
afterAll(async () => {
  await world.close()
})

/** A look at the clock each half minute, as the scheduler has it. */
const LOOK_MS = 30_000
const LIMIT_MS = 3 * 60_000

/** The points at which a process can be cut off that books in steps; at once, it is all or nothing. */
async function points(): Promise<string[]> {
  await addSlot(world, { start: '08:00', capacity: 1 })
  const before = env.BOOKING_WRITES
  env.BOOKING_WRITES = 'in-steps'
  const all = await pointsOf((fault) =>
    placeReservation(world.ctx('web', fault), {
      ...{ service: world.service, office: world.offices[0]!.id, date: MONDAY, start: '08:00' },
      ...{ partySize: 1, mode: 'book', idemKey: randomUUID(), language: 'ja' },
      people: [{ key: 'look', identifier: 'look', eligibility: '' }],
    }),
  )
  env.BOOKING_WRITES = before
  return [...new Set([all[0]!, all[Math.floor(all.length / 2)]!])]
}

it(
  'a seat of a booking whose process was killed is free within three minutes, without a start',
  { timeout: PATIENCE },
  async () => {
    const other = createScheduler({ payload: world.payload, tasks: PRODUCT.tasks, owner: 'other' })
    const names = await points()
    expect(names.length).toBeGreaterThan(0)
    for (const [index, point] of names.entries()) {
      // It has the jobs, too: another process has to notice that it is gone.
      const server = await startServer(world.clock.now, { BOOKING_WRITES: 'in-steps' })
      await server.tell({ works: true })
      // The jobs close what no opening hours stand behind.
      const slot = await addSlot(world, { start: `1${index}:00`, capacity: 1 })
      const number = `20000000${index}0`
      await world.person(number)
      await server.tell({ diesAt: point })
      const call = (path: string, body: object) =>
        fetch(`http://127.0.0.1:${server.port}/api/public${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      const known = await call('/services/pickup/identify', { number })
      const { proof } = (await known.json()) as { proof: string }
      const at = { office: 'kawasaki', date: MONDAY, start: slot.start, proofs: [proof] }
      await expect(call('/services/pickup/reservations', at)).rejects.toThrow()
      await server.ended

      const since = world.clock.now.getTime()
      while (world.clock.now.getTime() < since + LIMIT_MS) {
        world.clock.now = new Date(world.clock.now.getTime() + LOOK_MS)
        await other.tick()
      }
      expect(await brokenInvariants(world)).toEqual([])
      const now = await findRow<SlotRow>(world.payload, 'slots', {
        slotKey: { equals: slot.slotKey },
      })
      expect(now).toMatchObject({ free: 1 })
    }
  },
)
