/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow } from '@/db/atomic'
import { cancelReservation } from '@/services/booking/engine/cancel'
import { confirmHold } from '@/services/booking/engine/confirm'
import { finishStale } from '@/services/booking/engine/finish-stale'
import { moveReservation } from '@/services/booking/engine/move'
import type { PlaceInput } from '@/services/booking/engine/place-input'
import { placeReservation } from '@/services/booking/engine/place'
import { reconcile } from '@/services/booking/engine/reconcile'
import type { ReservationRow } from '@/services/booking/types'

import { WAYS, writing } from '../../helpers/booking-writes'
import { asleepAt, crashAtEveryPoint, dieAt, pointsOf } from '../../helpers/crash'
import { brokenInvariants } from '../../helpers/invariants'
import type { World } from '../../helpers/world'
import { addSlot, MONDAY, openWorld } from '../../helpers/world'

let world: World
let hour = 6
let slotA = ''
let slotB = ''

beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world.close()
})
beforeEach(async () => {
  hour++
  slotA = `${String(hour).padStart(2, '0')}:00`
  slotB = `${String(hour).padStart(2, '0')}:30`
  await addSlot(world, { start: slotA, capacity: 4 })
  await addSlot(world, { start: slotB, capacity: 4 })
})

let people = 0
const person = () => ({ key: `c${++people}`, identifier: `c${people}`, eligibility: '' })
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
const byId = (id: string) =>
  findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: id } })

async function restartAndReconcile() {
  world.clock.now = new Date(world.clock.now.getTime() + 15 * 60_000)
  return reconcile(world.ctx())
}

describe.each(WAYS)('a process that dies between two writes, %s', (way) => {
  writing(way)

  it.each([1, 3])(
    'while booking for %i: afterwards nobody holds a seat for nothing',
    async (size) => {
      const household = () => ({
        partySize: size,
        people: Array.from({ length: size }, () => person()),
      })
      const points = await pointsOf((fault) =>
        placeReservation(world.ctx('web', fault), wish(slotA, household())),
      )
      expect(points.length).toBeGreaterThanOrEqual(3)
      const finished = points.indexOf('row-finished')
      for (let n = 0; n < points.length; n++) {
        const input = wish(slotB, household())
        await dieAt(n + 1, (fault) => placeReservation(world.ctx('web', fault), input))
        await restartAndReconcile()
        expect(await brokenInvariants(world)).toEqual([])
        const stored = await findRow<ReservationRow>(world.payload, 'reservations', {
          idemKey: { equals: input.idemKey },
        })
        // From the finished row on the booking stands; a crash before left nothing.
        expect(stored?.status).toBe(n >= finished ? 'confirmed' : undefined)
        // The person can book again at once, also by sending the same submission once more.
        if (n < finished) {
          const resent = await placeReservation(world.ctx(), input)
          expect(resent.status).toBe('confirmed')
          await cancelReservation(world.ctx(), resent.id, { releaseDelayMinutes: 0 })
        }
        const again = await placeReservation(
          world.ctx(),
          wish(slotA, { people: n >= finished ? [person()] : input.people.slice(0, 1) }),
        )
        expect(again.status).toBe('confirmed')
        for (const row of [again, stored]) {
          if (row?.status === 'confirmed')
            await cancelReservation(world.ctx(), row.id, { releaseDelayMinutes: 0 })
        }
      }
    },
  )

  it.runIf(way === 'in-steps')(
    'while booking: the same submission, sent again before anybody has cleaned up, is a booking',
    async () => {
      const input = wish(slotA)
      await dieAt('row-inserted', (fault) => placeReservation(world.ctx('web', fault), input))
      world.clock.now = new Date(world.clock.now.getTime() + 61_000)
      const resent = await placeReservation(world.ctx(), input)
      expect(resent.status).toBe('confirmed')
      expect(await brokenInvariants(world)).toEqual([])
    },
  )

  it.runIf(way === 'in-steps')(
    'while booking, and others go on booking the same time: the seat is free within the next minutes',
    async () => {
      const input = wish(slotA)
      await dieAt('seat-taken:0', (fault) => placeReservation(world.ctx('web', fault), input))
      world.clock.now = new Date(world.clock.now.getTime() + 61_000)
      const sleeper = await asleepAt('row-inserted', (fault) =>
        placeReservation(world.ctx('web', fault), wish(slotA)),
      )
      expect(await finishStale(world.ctx())).toBe(1)
      // Nobody can tell yet whose seat it is that is missing.
      expect(await brokenInvariants(world)).not.toEqual([])
      sleeper.wake()
      await sleeper.ended
      await finishStale(world.ctx())
      expect(await brokenInvariants(world)).toEqual([])
    },
  )

  it('while cancelling: the seat is free exactly once, and the cancellation stands', async () => {
    await crashAtEveryPoint(2, async (diesNow, step) => {
      const row = await placeReservation(world.ctx(), wish(slotA))
      const died = await diesNow((fault) =>
        cancelReservation(world.ctx('web', fault), row.id, { releaseDelayMinutes: 0 }),
      )
      const report = await restartAndReconcile()
      expect(report.skipped).toBe(0)
      // In one write nothing of it is there before its end: seat given back, row, commit.
      const isUndone = way === 'at-once' && died && step < 3
      expect((await byId(row.id))?.status).toBe(isUndone ? 'confirmed' : 'cancelled')
      expect(await brokenInvariants(world)).toEqual([])
      await cancelReservation(world.ctx(), row.id, { releaseDelayMinutes: 0 })
      expect(await brokenInvariants(world)).toEqual([])
    })
  })

  it('while moving: the booking is at the old or at the new time, never lost, never twice', async () => {
    await crashAtEveryPoint(4, async (diesNow) => {
      const row = await placeReservation(world.ctx(), wish(slotA))
      await diesNow((fault) =>
        moveReservation(world.ctx('web', fault), row.id, {
          service: world.service,
          office: row.office,
          date: MONDAY,
          start: slotB,
        }),
      )
      await restartAndReconcile()
      const stored = await byId(row.id)
      expect(stored?.status).toBe('confirmed')
      expect([slotA, slotB]).toContain(stored?.start)
      expect(stored?.claims).toHaveLength(1)
      expect(stored?.claims?.[0]?.slotKey.endsWith(stored.start)).toBe(true)
      expect(await brokenInvariants(world)).toEqual([])
      await cancelReservation(world.ctx(), row.id, { releaseDelayMinutes: 0 })
    })
  })

  it('while confirming a hold: an acknowledged booking is there, an unacknowledged one is held or booked', async () => {
    const hold = await placeReservation(world.ctx(), wish(slotA, { mode: 'hold' }))
    await dieAt('hold-confirmed', (fault) => confirmHold(world.ctx('web', fault), hold.id, {}))
    expect((await byId(hold.id))?.status).toBe('confirmed')
    await restartAndReconcile()
    expect((await byId(hold.id))?.status).toBe('confirmed')
    expect(await brokenInvariants(world)).toEqual([])
  })

  it.runIf(way === 'in-steps')(
    'a process that slept through the reconciler cannot give a seat back a second time',
    async () => {
      const row = await placeReservation(world.ctx(), wish(slotA))
      const sleeper = await asleepAt('release-marked', (fault) =>
        cancelReservation(world.ctx('web', fault), row.id, { releaseDelayMinutes: 0 }),
      )
      await restartAndReconcile()
      expect(await brokenInvariants(world)).toEqual([])
      sleeper.wake()
      await sleeper.ended
      expect(await brokenInvariants(world)).toEqual([])
    },
  )

  it.runIf(way === 'in-steps')(
    'a process that slept through the reconciler cannot keep a seat for a booking given up',
    async () => {
      const sleeper = await asleepAt('row-inserted', (fault) =>
        placeReservation(world.ctx('web', fault), wish(slotA)).catch((error: unknown) => error),
      )
      await restartAndReconcile()
      sleeper.wake()
      await sleeper.ended
      await restartAndReconcile()
      expect(await brokenInvariants(world)).toEqual([])
    },
  )

  it('the reconciler beside live traffic changes nothing that is right', async () => {
    const traffic = Array.from({ length: 30 }, async (_, index) => {
      const row = await placeReservation(world.ctx(), wish(index % 2 ? slotA : slotB)).catch(
        () => null,
      )
      if (row && index % 3 === 0)
        await cancelReservation(world.ctx(), row.id, { releaseDelayMinutes: 0 })
    })
    const reports = await Promise.all([...traffic, reconcile(world.ctx()), reconcile(world.ctx())])
    expect(reports).toBeTruthy()
    await restartAndReconcile()
    expect(await brokenInvariants(world)).toEqual([])
  })
})
