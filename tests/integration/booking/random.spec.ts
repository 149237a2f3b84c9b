/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'

import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { addDays } from '@/domain/time/civil'
import { env } from '@/lib/env'
import { isDomainError } from '@/lib/errors'
import { cancelReservation } from '@/services/booking/engine/cancel'
import { confirmHold, extendHold } from '@/services/booking/engine/confirm'
import { moveReservation } from '@/services/booking/engine/move'
import { placeReservation } from '@/services/booking/engine/place'
import { reconcile } from '@/services/booking/engine/reconcile'
import { expireDue } from '@/services/booking/engine/sweep'
import type { ReservationRow } from '@/services/booking/types'

import { WAYS, writing } from '../../helpers/booking-writes'
import { Crash, plugAt } from '../../helpers/crash'
import { brokenInvariants } from '../../helpers/invariants'
import type { World } from '../../helpers/world'
import { addSlot, MONDAY, openWorld } from '../../helpers/world'

let world: World
let day = MONDAY

// Steps of the test change it; the next file begins as the product does.
writing('at-once')
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const STARTS = ['09:00', '09:30', '10:00', '10:30']
const PEOPLE = 6

const start = fc.integer({ min: 0, max: STARTS.length - 1 })
const who = fc.integer({ min: 0, max: PEOPLE - 1 })
/** A crash at the n-th point of an act; most acts do not crash. */
const crash = fc.option(fc.integer({ min: 1, max: 7 }), { nil: null, freq: 4 })

const act = fc.oneof(
  fc.record({
    kind: fc.constant('place' as const),
    start,
    who,
    size: fc.integer({ min: 1, max: 3 }),
    mode: fc.constantFrom('hold' as const, 'book' as const),
    over: fc.boolean(),
    crash,
  }),
  fc.record({ kind: fc.constant('confirm' as const), who, crash }),
  fc.record({ kind: fc.constant('extend' as const), who, crash }),
  fc.record({ kind: fc.constant('move' as const), start, who, crash }),
  fc.record({ kind: fc.constant('cancel' as const), who, delay: fc.constantFrom(0, 30), crash }),
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(1, 5, 11, 40) }),
  fc.record({ kind: fc.constant('sweep' as const) }),
  fc.record({ kind: fc.constant('reconcile' as const) }),
  // Other processes may write the other way.
  fc.record({ kind: fc.constant('way' as const), way: fc.constantFrom(...WAYS) }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

async function perform(step: Act, consecutive: boolean): Promise<void> {
  const service = {
    ...world.service,
    partyMode: consecutive ? ('consecutive' as const) : ('same' as const),
  }
  const office = world.offices[0]!.id
  const isArmed = 'crash' in step && step.crash !== null
  const ctx = world.ctx('web', isArmed ? plugAt(step.crash!).fault : undefined)
  const key = (index: number) => `${day}-${index}`
  const mine = async (index: number) => {
    const row = await findRow<ReservationRow>(world.payload, 'reservations', {
      liveKey: { equals: `${service.id}|${key(index)}` },
    })
    return row?.group
      ? findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: row.group } })
      : row
  }
  if (step.kind === 'wait')
    world.clock.now = new Date(world.clock.now.getTime() + step.minutes * 60_000)
  else if (step.kind === 'way') env.BOOKING_WRITES = step.way
  else if (step.kind === 'sweep') await expireDue(ctx)
  else if (step.kind === 'reconcile') await reconcile(ctx)
  else if (step.kind === 'place') {
    const people = Array.from({ length: step.size }, (_, index) => (step.who + index) % PEOPLE).map(
      (index) => ({
        key: key(index),
        identifier: key(index),
        eligibility: '',
      }),
    )
    await placeReservation(ctx, {
      service,
      office,
      date: day,
      start: STARTS[step.start]!,
      partySize: step.size,
      people,
      mode: step.mode,
      idemKey: randomUUID(),
      language: 'ja',
      overbook: step.over,
    })
  } else {
    const row = await mine(step.who)
    if (!row) return
    if (step.kind === 'confirm') await confirmHold(ctx, row.id, {})
    if (step.kind === 'extend')
      await extendHold(ctx, row.id, { holdMinutes: 10, holdExtensions: 2 })
    if (step.kind === 'cancel')
      await cancelReservation(ctx, row.id, { releaseDelayMinutes: step.delay })
    if (step.kind === 'move')
      await moveReservation(ctx, row.id, { service, office, date: day, start: STARTS[step.start]! })
  }
}

it('whatever people do in whatever order, with crashes anywhere: seats and bookings agree', async () => {
  let crashes = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 5, maxLength: 30 }),
      fc.boolean(),
      async (steps, consecutive) => {
        day = addDays(day, 1)
        for (const [index, time] of STARTS.entries())
          await addSlot(world, { date: day, start: time, capacity: index === 0 ? 1 : 2, web: 2 })
        for (const step of steps) {
          try {
            await perform(step, consecutive)
          } catch (error) {
            // A dead process stays dead for longer than any step may take.
            if (!(error instanceof Crash)) {
              if (!isDomainError(error)) throw error
              continue
            }
            crashes += 1
            world.clock.now = new Date(world.clock.now.getTime() + 3 * 60_000)
          }
        }
        world.clock.now = new Date(world.clock.now.getTime() + 3 * 60_000)
        await reconcile(world.ctx())
        expect(await brokenInvariants(world)).toEqual([])
        await noPersonTwice()
      },
    ),
    { numRuns: Number(process.env.RANDOM_RUNS ?? 60), endOnFailure: true },
  )
  expect(crashes).toBeGreaterThan(0)
}, 300_000)

async function noPersonTwice(): Promise<void> {
  const live = await findRows<ReservationRow>(world.payload, 'reservations', {
    and: [{ date: { equals: day } }, { status: { in: ['held', 'confirmed'] } }],
  })
  const people = live.map((row) => row.identifier)
  expect(new Set(people).size).toBe(people.length)
}
