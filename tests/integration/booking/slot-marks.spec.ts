import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { isMongo } from '@/db/adapter'
import { updateWhere } from '@/db/atomic'
import { slotMarkNow } from '@/db/slot-marks'
import type { SqliteClient } from '@/db/sqlite/client'
import { openConnection } from '@/db/sqlite/connection'
import { availability } from '@/services/booking/availability'
import { findService, loadBookingConfig } from '@/services/settings/booking-config'

import { book } from '../../helpers/bookings'
import { addSlot, MONDAY, openWorld, type World } from '../../helpers/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
  for (const start of ['09:00', '09:30']) await addSlot(world, { start, capacity: 3 })
  await addSlot(world, { start: '09:00', capacity: 3, office: 1 })
})
afterAll(() => world.close())

const markOf = (office = 0) =>
  slotMarkNow(world.payload, world.service.id, world.offices[office]!.id)
const client = () => (world.payload.db as unknown as { client: SqliteClient }).client

async function freeAt(start: string): Promise<number | undefined> {
  const config = await loadBookingConfig(world.payload)
  const service = findService(config, 'pickup')!
  const place = { config, service, office: world.offices[0]!.id, partySize: 1 }
  const [day] = await availability(world.ctx(), { ...place, from: MONDAY, to: MONDAY })
  return day?.slots.find((slot) => slot.start === start)?.free
}

describe('the seats that are shown', () => {
  it('AV-01 (part) are those after the last booking of this process, at once', async () => {
    expect(await freeAt('09:00')).toBe(3)
    await book(world, { start: '09:00' })
    expect(await freeAt('09:00')).toBe(2)
    await Promise.all([book(world, { start: '09:00' }), freeAt('09:00')])
    expect(await freeAt('09:00')).toBe(1)
  })

  it('are read anew when a setting or the second is another one', async () => {
    expect(await freeAt('09:30')).toBe(3)
    const before = world.clock.now
    world.clock.now = new Date(`${MONDAY}T00:29:59.999Z`)
    await world.payload.update({
      collection: 'services',
      id: world.service.id,
      data: { firstDayOffset: 0 },
    })
    expect(await freeAt('09:30')).toBe(3)
    world.clock.now = new Date(`${MONDAY}T00:30:00.000Z`)
    expect(await freeAt('09:30')).toBeUndefined()
    world.clock.now = before
  })
})

// MongoDB tells of no change by itself: there every look reads, and has nothing to be told.
describe.skipIf(isMongo())('the mark of an office’s slots', () => {
  it('is raised by every change of a slot there, and by none elsewhere', async () => {
    const [here, there] = [markOf(0), markOf(1)]
    expect(here).not.toBeNull()
    await updateWhere(
      world.payload,
      'slots',
      { and: [{ date: { equals: MONDAY } }, { office: { equals: world.offices[1]!.id } }] },
      { free: 2 },
    )
    expect(markOf(0)).toBe(here)
    expect(markOf(1)).not.toBe(there)
    await addSlot(world, { start: '11:00', capacity: 1 })
    const added = markOf(0)
    expect(added).not.toBe(here)
    await world.payload.db.deleteMany({
      collection: 'slots',
      where: { start: { equals: '11:00' } },
    })
    expect(markOf(0)).not.toBe(added)
  })

  it('AV-01 (part) shows what another process has written', async () => {
    const before = markOf(0)
    const other = openConnection(client().file)
    other.exec("UPDATE slots SET free = 0, free_web = 0 WHERE start = '09:30'")
    other.close()
    // Other processes are looked for a hundred times a second.
    await expect.poll(() => markOf(0)).not.toBe(before)
    expect(await freeAt('09:30')).toBe(0)
  })

  it('is no more where the table was made anew without it, and comes back by itself', async () => {
    const seen = markOf(0)
    await client().executeMultiple(
      'DROP TRIGGER slot_marks_update; DROP TRIGGER slot_marks_update_from;',
    )
    await client().executeMultiple("UPDATE slots SET free = 1, free_web = 1 WHERE start = '09:30'")
    // The triggers are set up beside the answers, which are read meanwhile.
    expect(await freeAt('09:30')).toBe(1)
    await expect.poll(() => markOf(0)).not.toBeNull()
    expect(await freeAt('09:30')).toBe(1)
    await client().executeMultiple("UPDATE slots SET free = 2, free_web = 2 WHERE start = '09:30'")
    expect(markOf(0)).not.toBe(seen)
    expect(await freeAt('09:30')).toBe(2)
  })
})
