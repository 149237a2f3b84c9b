import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { isMongo } from '@/db/adapter'
import type { SqliteClient } from '@/db/sqlite/client'
import { cancelReservation } from '@/services/booking/engine/cancel'
import { confirmHold } from '@/services/booking/engine/confirm'
import { moveReservation } from '@/services/booking/engine/move'
import type { PlaceInput } from '@/services/booking/engine/place-input'
import { placeReservation } from '@/services/booking/engine/place'
import { drainOutbox } from '@/services/booking/drain-outbox'

import { writing } from '../../helpers/booking-writes'
import { addSlot, MONDAY, openWorld, type World } from '../../helpers/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
  for (const start of ['09:00', '10:00']) await addSlot(world, { start, capacity: 100 })
})
afterAll(() => world.close())

const wish = (extra: Partial<PlaceInput> = {}): PlaceInput => {
  const key = randomUUID()
  return {
    service: world.service,
    office: world.offices[0]!.id,
    date: MONDAY,
    start: '09:00',
    partySize: 1,
    people: [{ key, identifier: key, eligibility: '' }],
    mode: 'book',
    idemKey: key,
    language: 'ja',
    ...extra,
  }
}

/** How often the disk is waited for, however many statements that takes. */
async function commitsOf(work: () => Promise<unknown>): Promise<number> {
  const { client } = world.payload.db as unknown as { client: SqliteClient }
  let commits = 0
  client.afterWrite = () => void commits++
  await work()
  return commits
}

describe.skipIf(isMongo())('what forces the disk', () => {
  writing('at-once')

  it('is one commit for each act of a booking', async () => {
    let id = ''
    const hold = async () => (id = (await placeReservation(world.ctx(), wish({ mode: 'hold' }))).id)
    const to = { ...wish(), start: '10:00' }
    expect(await commitsOf(hold)).toBe(1)
    expect(await commitsOf(() => confirmHold(world.ctx(), id, {}))).toBe(1)
    expect(await commitsOf(() => moveReservation(world.ctx(), id, to))).toBe(1)
    const cancel = () => cancelReservation(world.ctx(), id, { releaseDelayMinutes: 0 })
    expect(await commitsOf(cancel)).toBe(1)
    expect(await commitsOf(() => placeReservation(world.ctx(), wish()))).toBe(1)
  })

  it('is shared by bookings that come at the same moment, and by their lines of the log', async () => {
    const twenty = () =>
      Promise.all(Array.from({ length: 20 }, () => placeReservation(world.ctx(), wish())))
    expect(await commitsOf(twenty)).toBeLessThanOrEqual(4)
    expect(await commitsOf(() => drainOutbox(world.ctx()))).toBe(2)
  })
})
