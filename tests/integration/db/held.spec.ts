import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { isMongo } from '@/db/adapter'
import { findRow } from '@/db/atomic'
import type { SlotRow } from '@/services/booking/types'

import { book } from '../../helpers/bookings'
import { holdWrites } from '../../helpers/disk'
import { brokenInvariants } from '../../helpers/invariants'
import { addSlot, openWorld, type World } from '../../helpers/world'

let world: World
let slot: SlotRow
beforeAll(async () => {
  world = await openWorld()
  slot = await addSlot(world, { start: '09:00', capacity: 20 })
})
afterAll(() => world.close())

const turn = () => new Promise((resolve) => setTimeout(resolve, 1))
const free = async () =>
  (await findRow<SlotRow>(world.payload, 'slots', { slotKey: { equals: slot.slotKey } }))?.free

describe.skipIf(isMongo())('while another process holds the lock for writing', () => {
  it('others are answered, and what waited is stored afterwards, each once', async () => {
    const letGo = await holdWrites()
    let ended = 0
    const bookings = Array.from({ length: 5 }, () =>
      book(world, { start: '09:00' }).finally(() => ended++),
    )
    // Rows with lists in tables of their own go another way than bookings.
    const office = world.payload
      .update({ collection: 'offices', id: world.offices[0]!.id, data: { name: '新しい名前' } })
      .finally(() => ended++)
    // None of these would come if waiting kept the process.
    for (let turns = 0; turns < 200; turns++) {
      await turn()
      if (turns % 20 === 0) expect(await free()).toBe(20)
    }
    expect(ended).toBe(0)
    await letGo()
    const rows = await Promise.all(bookings)
    expect((await office).name).toBe('新しい名前')
    expect(new Set(rows.map(({ number }) => number)).size).toBe(5)
    expect(await free()).toBe(15)
    // What met the lock has left no connection behind whose next COMMIT fails.
    for (let index = 0; index < 10; index++) await book(world, { start: '09:00' })
    expect(await free()).toBe(5)
    expect(await brokenInvariants(world)).toEqual([])
  })
})
