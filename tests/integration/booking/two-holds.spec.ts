import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRow, findRows, insertRow } from '@/db/atomic'
import { confirmHold } from '@/services/booking/engine/confirm'
import type { Person } from '@/services/booking/engine/place-input'
import { placeReservation } from '@/services/booking/engine/place'
import { reconcile } from '@/services/booking/engine/reconcile'
import type { ReservationRow } from '@/services/booking/types'
import { invalidateBookingConfig } from '@/services/settings/booking-config'

import { WAYS, writing } from '../../helpers/booking-writes'
import { asleepAt, dieAt } from '../../helpers/crash'
import { brokenInvariants } from '../../helpers/invariants'
import { addService, withService } from '../../helpers/services'
import type { World } from '../../helpers/world'
import { addSlot, MONDAY, openWorld } from '../../helpers/world'

/** A person may hold in two services that the city only then counts together. */
let world: World
let noon: Date
let sunday: string
let count = 0

beforeAll(async () => {
  world = await openWorld()
  noon = world.clock.now
  sunday = await addService(world, { code: 'sunday', name: '日曜交付予約', maxParty: 2 })
  for (const id of [world.service.id, sunday])
    await addSlot(withService(world, id), { start: '09:00', capacity: 60 })
})
beforeEach(() => countTogether('own'))
afterAll(async () => {
  await reconcile(world.ctx())
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const countTogether = async (numberGroup: string) => {
  await world.payload.update({ collection: 'services', id: sunday, data: { numberGroup } as never })
  invalidateBookingConfig(world.payload)
}
async function person(): Promise<Person> {
  const number = `H${String(++count).padStart(9, '0')}`
  const { id } = await insertRow<{ id: string }>(world.payload, 'eligibilities', {
    reservationNumber: number,
    manufacturingNumber: '',
    reservationKey: number,
    manufacturingKey: `none|${number}`,
    office: world.offices[0]!.id,
    state: 'bookable',
    card: `card-${number}`,
  })
  return { key: id, identifier: number, eligibility: id }
}
const wish = (service: string, people: Person[], mode: 'hold' | 'book' = 'hold') => ({
  service: { id: service, partyMode: 'same' as const, holdMinutes: 10 },
  office: world.offices[0]!.id,
  date: MONDAY,
  start: '09:00',
  partySize: people.length,
  people,
  mode,
  idemKey: randomUUID(),
  language: 'ja' as const,
})
const hold = (service: string, ...people: Person[]) =>
  placeReservation(world.ctx('web'), wish(service, people))
const codeOf = (work: Promise<ReservationRow>) =>
  work.then(
    ({ status }) => status,
    (error: { code?: string }) => error.code ?? String(error),
  )
const confirm = (row: ReservationRow) => codeOf(confirmHold(world.ctx('web'), row.id, {}))
const bookedOf = (identifier: string) =>
  findRows<ReservationRow>(world.payload, 'reservations', {
    and: [{ identifier: { equals: identifier } }, { status: { equals: 'confirmed' } }],
  })
const stored = (id: string) =>
  findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: id } })

describe.each(WAYS)(
  'two holds of one person from before the city counts their services together, %s',
  (way) => {
    writing(way)

    it('the one that is confirmed first is the booking, the other is refused and says why', async () => {
      const one = await person()
      const [first, second] = [await hold(sunday, one), await hold(world.service.id, one)]
      await countTogether('common')
      expect(await confirm(first)).toBe('confirmed')
      expect(await confirm(second)).toBe('ALREADY_BOOKED')
      expect(await confirm(second)).toBe('ALREADY_BOOKED')
      expect(await confirm(first)).toBe('confirmed')
      expect(await bookedOf(one.identifier)).toHaveLength(1)
      expect((await stored(second.id))?.pending).toBeNull()
    })

    it('left apart, both stand', async () => {
      const one = await person()
      const [first, second] = [await hold(sunday, one), await hold(world.service.id, one)]
      expect([await confirm(first), await confirm(second)]).toEqual(['confirmed', 'confirmed'])
    })

    it('BK-11 (part) confirmed at the same moment, one of them is the booking', async () => {
      for (let round = 0; round < 10; round++) {
        await countTogether('own')
        const one = await person()
        const holds = [await hold(sunday, one), await hold(world.service.id, one)]
        if (round % 2) holds.reverse()
        await countTogether('common')
        const answers = await Promise.all([...holds, ...holds].map(confirm))
        expect(answers.filter((answer) => answer === 'confirmed')).toHaveLength(2)
        expect(answers.filter((answer) => answer === 'ALREADY_BOOKED')).toHaveLength(2)
        expect(await bookedOf(one.identifier)).toHaveLength(1)
      }
    })

    it.runIf(way === 'in-steps')(
      'both under way before either looks: one of them is the booking, in either order',
      async () => {
        for (const isReversed of [false, true]) {
          await countTogether('own')
          const one = await person()
          const holds = [await hold(sunday, one), await hold(world.service.id, one)]
          if (isReversed) holds.reverse()
          const asleep = []
          for (const { id } of holds)
            asleep.push(
              await asleepAt('confirm-marked', (fault) =>
                confirmHold(world.ctx('web', fault), id, {}),
              ),
            )
          await countTogether('common')
          for (const { wake } of asleep) wake()
          const answers = await Promise.all(asleep.map(({ ended }) => codeOf(ended)))
          expect(answers.sort()).toEqual(['ALREADY_BOOKED', 'confirmed'])
          expect(await bookedOf(one.identifier)).toHaveLength(1)
        }
      },
    )

    it.runIf(way === 'in-steps')(
      'a placing that looked before the change, and a hold confirmed after it: one booking',
      async () => {
        const one = await person()
        const held = await hold(sunday, one)
        const booking = await asleepAt('seat-taken:0', (fault) =>
          placeReservation(world.ctx('web', fault), wish(world.service.id, [one], 'book')),
        )
        await countTogether('common')
        const confirming = await asleepAt('confirm-marked', (fault) =>
          confirmHold(world.ctx('web', fault), held.id, {}),
        )
        confirming.wake()
        booking.wake()
        expect(await codeOf(booking.ended)).toBe('confirmed')
        expect(await codeOf(confirming.ended)).toBe('ALREADY_BOOKED')
      },
    )

    it('a household is refused for its second person too', async () => {
      const [one, other] = [await person(), await person()]
      const both = await hold(sunday, one, other)
      expect(await confirm(await hold(world.service.id, other))).toBe('confirmed')
      await countTogether('common')
      expect(await confirm(both)).toBe('ALREADY_BOOKED')
    })

    it.runIf(way === 'in-steps')(
      'a process that dies in between leaves a hold that runs out',
      async () => {
        const one = await person()
        const [first, second] = [await hold(sunday, one), await hold(world.service.id, one)]
        await countTogether('common')
        await dieAt('confirm-marked', (fault) => confirmHold(world.ctx('web', fault), first.id, {}))
        world.clock.now = new Date(noon.getTime() + 3 * 60_000)
        expect(await confirm(second)).toBe('confirmed')
        expect(await confirm(first)).toBe('ALREADY_BOOKED')
        world.clock.now = new Date(noon.getTime() + 11 * 60_000)
        await reconcile(world.ctx())
        expect((await stored(first.id))?.status).toBe('expired')
        world.clock.now = noon
      },
    )
  },
)
