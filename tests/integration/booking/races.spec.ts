/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { isMongo } from '@/db/adapter'
import { findRow } from '@/db/atomic'
import { addDays, timeOf } from '@/domain/time/civil'
import { placeReservation } from '@/services/booking/engine/place'
import type { ReservationRow, SlotRow } from '@/services/booking/types'

import type { Way } from '../../helpers/booking-writes'
import { effort } from '../../helpers/effort'
import { brokenInvariants } from '../../helpers/invariants'
import type { RaceAct, Rivals } from '../../helpers/race-acts'
import { startRivals } from '../../helpers/race-acts'
import { addService, withService } from '../../helpers/services'
import type { World } from '../../helpers/world'
import { addSlot, MONDAY, openWorld } from '../../helpers/world'

/** Rivals in two server processes; together more than 500 races in each whole run. */
const ROUNDS = {
  lastSeat: effort(200),
  identifier: effort(110),
  twoServices: effort(60),
  household: effort(60),
  moveAndCancel: effort(80),
  sameSubmission: effort(60),
}
const PATIENCE = 400_000

let world: World
let rivals: Rivals
let nextSlot = 0
let nextPerson = 0

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** On SQLite both ways of writing, beside their own kind and beside the other: an older version may be running. */
const PAIRS: [Way, Way][] = isMongo()
  ? [['in-steps', 'in-steps']]
  : [
      ['at-once', 'at-once'],
      ['at-once', 'in-steps'],
    ]

/** A fresh slot of its own for each race. */
async function freshSlot(capacity: number): Promise<SlotRow> {
  const index = nextSlot++
  return addSlot(world, {
    date: addDays(MONDAY, Math.floor(index / 100)),
    start: timeOf(8 * 60 + (index % 100) * 5),
    capacity,
    minutes: 5,
  })
}
const person = () => ({ key: `r${++nextPerson}`, identifier: `r${nextPerson}`, eligibility: '' })
const place = (slot: SlotRow, extra: object = {}): RaceAct => ({
  kind: 'place',
  input: {
    service: world.service,
    office: slot.office,
    date: slot.date,
    start: slot.start,
    partySize: 1,
    people: [person()],
    ...extra,
  },
})
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
const won = (results: string[]) => results.filter((result) => result.startsWith('won'))
const slotNow = (slot: SlotRow) =>
  findRow<SlotRow>(world.payload, 'slots', { slotKey: { equals: slot.slotKey } })
const rowNow = (id: string) =>
  findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: id } })

describe.each(PAIRS)('two server processes, %s and %s', { timeout: PATIENCE }, (...ways) => {
  beforeAll(async () => {
    rivals = await startRivals(2, world.clock.now, ways)
  })
  afterAll(() => rivals.close())

  it('BK-10 200 rivals for the last seat: exactly one wins', async () => {
    const slot = await freshSlot(1)
    const results = await rivals.race([
      times(100, () => place(slot)),
      times(100, () => place(slot)),
    ])
    expect(won(results)).toHaveLength(1)
    expect(results.filter((result) => result === 'SLOT_FULL')).toHaveLength(199)
  })

  it('BK-10 the last seat, again and again', async () => {
    for (let round = 0; round < ROUNDS.lastSeat; round++) {
      const slot = await freshSlot(1)
      const results = await rivals.race([times(3, () => place(slot)), times(3, () => place(slot))])
      expect(won(results)).toHaveLength(1)
    }
  })

  it('BK-11 one identifier into two slots from two processes: one wins', async () => {
    const [one, two] = [await freshSlot(400), await freshSlot(400)]
    for (let round = 0; round < ROUNDS.identifier; round++) {
      const people = [person()]
      const results = await rivals.race([
        [place(one, { people }), place(two, { people })],
        [place(two, { people }), place(one, { people })],
      ])
      expect(won(results)).toHaveLength(1)
      expect(results.every((result) => /^(won|ALREADY_)/.test(result))).toBe(true)
    }
  })

  it('BK-11 (part) one number into two services that share it, from two processes: one wins', async () => {
    const sunday = withService(world, await addService(world, { code: `sunday-${ways.join('-')}` }))
    const one = await freshSlot(400)
    const two = await addSlot(sunday, { date: one.date, start: one.start, capacity: 400 })
    for (let round = 0; round < ROUNDS.twoServices; round++) {
      // Half of them as a list of who may book knows them, half by their key alone.
      const key = `two${ways.join()}${round}`
      const people = [{ key, identifier: key, eligibility: round % 2 ? key : '' }]
      const results = await rivals.race([
        [place(one, { people }), place(two, { people, service: sunday.service })],
        [place(two, { people, service: sunday.service }), place(one, { people })],
      ])
      expect(won(results)).toHaveLength(1)
      expect(results.every((result) => /^(won|ALREADY_)/.test(result))).toBe(true)
    }
  })

  it('a household of 4 into 3 seats beside a household of 3: all or nothing', async () => {
    for (let round = 0; round < ROUNDS.household; round++) {
      const slot = await freshSlot(3)
      const household = (size: number) => ({ partySize: size, people: times(size, person) })
      const results = await rivals.race([
        [place(slot, household(4)), place(slot, household(2))],
        [place(slot, household(3)), place(slot, household(4))],
      ])
      expect(won(results)).toHaveLength(1)
      expect([0, 1]).toContain((await slotNow(slot))?.free)
    }
  })

  it('BK-24 move against cancel from two processes: the seats are freed exactly once', async () => {
    const [from, to] = [await freshSlot(10), await freshSlot(10)]
    for (let round = 0; round < ROUNDS.moveAndCancel; round++) {
      const row = await placeReservation(world.ctx(), {
        service: world.service,
        office: from.office,
        date: from.date,
        start: from.start,
        partySize: 1,
        people: [person()],
        mode: 'book',
        idemKey: `mc-${ways.join()}-${round}`,
        language: 'ja',
      })
      await rivals.race([
        [
          {
            kind: 'move',
            id: row.id,
            to: { service: world.service, office: to.office, date: to.date, start: to.start },
          },
        ],
        [{ kind: 'cancel', id: row.id }],
      ])
      expect((await rowNow(row.id))?.status).toBe('cancelled')
      expect((await slotNow(from))?.free).toBe(10)
      expect((await slotNow(to))?.free).toBe(10)
    }
  })

  it('one submission sent by both processes many times is one booking', async () => {
    const slot = await freshSlot(400)
    for (let round = 0; round < ROUNDS.sameSubmission; round++) {
      const same = { idemKey: `same-${ways.join()}-${round}`, people: [person()] }
      const results = await rivals.race([
        times(2, () => place(slot, same)),
        times(2, () => place(slot, same)),
      ])
      expect(won(results)).toHaveLength(4)
      expect(new Set(results).size).toBe(1)
    }
    expect((await slotNow(slot))?.free).toBe(400 - ROUNDS.sameSubmission)
  })

  it('afterwards the counters equal the bookings and no key is held twice', async () => {
    expect(await brokenInvariants(world)).toEqual([])
  })
})
