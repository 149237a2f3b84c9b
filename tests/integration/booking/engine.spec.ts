/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow } from '@/db/atomic'
import { isDomainError } from '@/lib/errors'
import { membersOf } from '@/services/booking/change'
import { env } from '@/lib/env'
import { cancelReservation } from '@/services/booking/engine/cancel'
import { confirmHold } from '@/services/booking/engine/confirm'
import { moveReservation } from '@/services/booking/engine/move'
import type { PlaceInput } from '@/services/booking/engine/place-input'
import { placeReservation } from '@/services/booking/engine/place'
import { reconcile } from '@/services/booking/engine/reconcile'
import { reduceReservation } from '@/services/booking/engine/reduce'
import type { SlotRow } from '@/services/booking/types'

import { minutesLater } from '../../helpers/bookings'
import { WAYS } from '../../helpers/booking-writes'
import { crashAt } from '../../helpers/crash'
import { brokenInvariants } from '../../helpers/invariants'
import type { World } from '../../helpers/world'
import { addSlot, MONDAY, openWorld } from '../../helpers/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

let nextPerson = 0
const person = () => ({ key: `n${++nextPerson}`, identifier: `n${nextPerson}`, eligibility: '' })
const wish = (start: string, extra: Partial<PlaceInput> = {}): PlaceInput => ({
  service: world.service,
  office: world.offices[0]!.id,
  date: MONDAY,
  start,
  partySize: 1,
  people: [person()],
  mode: 'book',
  idemKey: randomUUID(),
  language: 'ja',
  ...extra,
})
const slotAt = (key: string) =>
  findRow<SlotRow>(world.payload, 'slots', { slotKey: { equals: key } })
const outcome = async (work: Promise<unknown>) => {
  try {
    await work
    return 'won'
  } catch (error) {
    if (isDomainError(error)) return error.code
    throw error
  }
}
const tally = (results: string[]) =>
  results.reduce<Record<string, number>>((sum, key) => ({ ...sum, [key]: (sum[key] ?? 0) + 1 }), {})

describe('the booking engine', () => {
  it('BK-10 200 parallel requests for a slot with capacity 5 give exactly 5 bookings', async () => {
    const slot = await addSlot(world, { start: '09:00', capacity: 5 })
    const results = await Promise.all(
      Array.from({ length: 200 }, () => outcome(placeReservation(world.ctx(), wish('09:00')))),
    )
    expect(tally(results)).toEqual({ won: 5, SLOT_FULL: 195 })
    expect((await slotAt(slot.slotKey))?.free).toBe(0)
  })

  it('BK-11 one identifier into two slots at once: one wins', async () => {
    await addSlot(world, { start: '09:30', capacity: 50 })
    await addSlot(world, { start: '10:00', capacity: 50 })
    for (let round = 0; round < 10; round++) {
      const people = [person()]
      const results = await Promise.all(
        ['09:30', '10:00', '09:30', '10:00'].map((start) =>
          outcome(placeReservation(world.ctx(), wish(start, { people }))),
        ),
      )
      expect(results.filter((result) => result === 'won')).toHaveLength(1)
    }
  })

  it('one submission sent 100 times is one booking with one number', async () => {
    await addSlot(world, { start: '10:30', capacity: 50 })
    const input = wish('10:30')
    const rows = await Promise.all(
      Array.from({ length: 100 }, () => placeReservation(world.ctx(), input)),
    )
    expect(new Set(rows.map((row) => row.number)).size).toBe(1)
  })

  it('a household of 4 into 3 seats gets nothing, and nobody is left holding a key', async () => {
    const slot = await addSlot(world, { start: '11:00', capacity: 3 })
    const people = [person(), person(), person(), person()]
    expect(
      await outcome(placeReservation(world.ctx(), wish('11:00', { people, partySize: 4 }))),
    ).toBe('SLOT_FULL')
    expect((await slotAt(slot.slotKey))?.free).toBe(3)
    expect(
      await outcome(
        placeReservation(world.ctx(), wish('11:00', { people: people.slice(1), partySize: 3 })),
      ),
    ).toBe('won')
  })

  it('fewer people: one seat and one number are free once, however often and by whom it is sent', async () => {
    const slot = await addSlot(world, { start: '16:30', capacity: 3 })
    const people = [person(), person(), person()]
    const row = await placeReservation(world.ctx(), wish('16:30', { people, partySize: 3 }))
    const [first, second] = await membersOf(world.ctx(), row.id)
    const fewer = (leaves: string) =>
      outcome(reduceReservation(world.ctx(), row.id, { partySize: 2, leaves: [leaves], seen: row }))
    const results = await Promise.all([
      ...Array.from({ length: 5 }, () => fewer(first!.id)),
      ...Array.from({ length: 5 }, () => fewer(second!.id)),
    ])
    // The first to write decides who stays; the others see that it is done.
    expect(tally(results)).toEqual({ won: 10 })
    expect((await slotAt(slot.slotKey))?.free).toBe(1)
    const [stays, ...more] = await membersOf(world.ctx(), row.id)
    expect(more).toEqual([])
    const gone = people.find(({ key }) => ![people[0]!.key, stays!.identifier].includes(key))!
    expect(await outcome(placeReservation(world.ctx(), wish('16:30', { people: [gone] })))).toBe(
      'won',
    )
    // Whoever stays needs a place; a stranger cannot be taken off.
    expect(
      await outcome(reduceReservation(world.ctx(), row.id, { partySize: 1, leaves: [] })),
    ).toBe('PARTY_SIZE')
    expect(
      await outcome(reduceReservation(world.ctx(), row.id, { partySize: 1, leaves: [row.id] })),
    ).toBe('PARTY_SIZE')
    // What follows concerns only those who are left.
    await cancelReservation(world.ctx(), row.id, { releaseDelayMinutes: 0 })
    expect((await slotAt(slot.slotKey))?.free).toBe(2)
  })

  const POINTS = ['release-marked', 'release-done', 'party-reduced', 'member-synced']
  it.each(WAYS.flatMap((way) => POINTS.map((point) => ({ way, point }))))(
    'fewer people, $way, with a crash at $point: the reconciler frees the seat and the number once',
    async ({ way, point }) => {
      const start = `17:${WAYS.indexOf(way)}${POINTS.indexOf(point)}`
      const slot = await addSlot(world, { start, capacity: 2 })
      const people = [person(), person()]
      const row = await placeReservation(world.ctx(), wish(start, { people, partySize: 2 }))
      const [member] = await membersOf(world.ctx(), row.id)
      const input = { partySize: 1, leaves: [member!.id] }
      const isUndone = way === 'at-once' && point === 'release-marked'
      const before = env.BOOKING_WRITES
      env.BOOKING_WRITES = way
      await expect(
        reduceReservation(world.ctx('web', crashAt(point)), row.id, input),
      ).rejects.toThrow('crashed')
      minutesLater(world, 15)
      await reconcile(world.ctx())
      // What dies inside of one write has written nothing.
      if (isUndone) expect((await slotAt(slot.slotKey))?.free).toBe(0)
      if (isUndone) await reduceReservation(world.ctx(), row.id, input)
      env.BOOKING_WRITES = before
      expect((await slotAt(slot.slotKey))?.free).toBe(1)
      expect(await membersOf(world.ctx(), row.id)).toEqual([])
      const again = wish(start, { people: people.slice(1) })
      expect(await outcome(placeReservation(world.ctx(), again))).toBe('won')
      minutesLater(world, -15)
    },
  )

  it('lanes: a full Web lane leaves the phone its seats', async () => {
    await addSlot(world, { start: '11:30', capacity: 3, web: 2, phone: 2 })
    const web = await Promise.all(
      Array.from({ length: 5 }, () => outcome(placeReservation(world.ctx('web'), wish('11:30')))),
    )
    expect(tally(web)).toEqual({ won: 2, SLOT_FULL: 3 })
    const phone = await Promise.all(
      Array.from({ length: 5 }, () =>
        outcome(placeReservation(world.ctx('call-centre'), wish('11:30'))),
      ),
    )
    expect(tally(phone)).toEqual({ won: 1, SLOT_FULL: 4 })
  })

  it('BK-24 a cancelled booking frees its place at once and keeps its history', async () => {
    await addSlot(world, { start: '13:00', capacity: 1 })
    const first = await placeReservation(world.ctx(), wish('13:00'))
    expect(await outcome(placeReservation(world.ctx(), wish('13:00')))).toBe('SLOT_FULL')
    const cancelled = await cancelReservation(world.ctx(), first.id, { releaseDelayMinutes: 0 })
    expect(cancelled.history?.map((event) => event.type)).toEqual(['confirmed', 'cancelled'])
    expect(await outcome(placeReservation(world.ctx(), wish('13:00')))).toBe('won')
  })

  it('a hold that ran out frees its seat for the next request, without any job', async () => {
    await addSlot(world, { start: '13:30', capacity: 1 })
    const hold = await placeReservation(world.ctx(), wish('13:30', { mode: 'hold' }))
    expect(await outcome(placeReservation(world.ctx(), wish('13:30')))).toBe('SLOT_FULL')
    world.clock.now = new Date(world.clock.now.getTime() + 10 * 60_000)
    expect(await outcome(confirmHold(world.ctx(), hold.id, {}))).toBe('HOLD_EXPIRED')
    expect(await outcome(placeReservation(world.ctx(), wish('13:30')))).toBe('won')
  })

  it('move against cancel: whoever wins, the seats are right', async () => {
    await addSlot(world, { start: '14:00', capacity: 40 })
    await addSlot(world, { start: '14:30', capacity: 40 })
    for (let round = 0; round < 20; round++) {
      const row = await placeReservation(world.ctx(), wish('14:00'))
      await Promise.all([
        outcome(
          moveReservation(world.ctx(), row.id, {
            service: world.service,
            office: row.office,
            date: MONDAY,
            start: '14:30',
          }),
        ),
        outcome(cancelReservation(world.ctx(), row.id, { releaseDelayMinutes: 0 })),
      ])
    }
    expect(await brokenInvariants(world)).toEqual([])
  })
})
