import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow } from '@/db/atomic'
import type { Person } from '@/services/booking/engine/place-input'
import { placeReservation } from '@/services/booking/engine/place'
import type { ReservationRow } from '@/services/booking/types'

import type { DeskWorld } from '../../helpers/desk-world'
import { addPerson, jsonOf, openDeskWorld } from '../../helpers/desk-world'
import { brokenInvariants } from '../../helpers/invariants'
import { addService, withService } from '../../helpers/services'
import { addSlot, MONDAY } from '../../helpers/world'

/** A citizen keeps a time on the Web and telephones: the operator books, or is refused. */
let world: DeskWorld
let sunday: string

beforeAll(async () => {
  world = await openDeskWorld()
  sunday = await addService(world, { code: 'sunday', name: '日曜交付予約' })
  for (const id of [world.service.id, sunday]) {
    await addSlot(withService(world, id), { start: '15:00', capacity: 20 })
    await addSlot(withService(world, id), { start: '15:30', capacity: 0 })
    await addSlot(withService(world, id), { start: '16:00', capacity: 1 })
  }
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

async function personOf(number: string): Promise<Person> {
  const reservationKey = { equals: number }
  const { id } = (await findRow<{ id: string }>(world.payload, 'eligibilities', {
    reservationKey,
  }))!
  return { key: String(id), identifier: number, eligibility: String(id) }
}
const place = async (
  service: string,
  number: string,
  mode: 'hold' | 'book',
  start = '15:00',
  people?: Person[],
) =>
  placeReservation(world.ctx('web'), {
    service: { id: service, partyMode: 'same', holdMinutes: 10 },
    office: world.offices[0]!.id,
    date: MONDAY,
    start,
    partySize: people?.length ?? 1,
    people: people ?? [await personOf(number)],
    mode,
    idemKey: randomUUID(),
    language: 'ja',
  })
const phone = (service: string, numbers: string[], start = '15:00') =>
  jsonOf<{ code?: string }>(
    world.staff.operator.post('/ops/reservations', {
      service,
      office: world.offices[0]!.id,
      date: MONDAY,
      start,
      numbers,
      people: numbers.length,
      idemKey: randomUUID(),
    }),
  )
const statusOf = async ({ id }: ReservationRow) =>
  (await findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: id } }))?.status
const services = () => [world.service.id, sunday]

describe('a hold that staff would take over', () => {
  it('stays when the booking is refused for the second person', async () => {
    for (const service of services()) {
      const [caller, second] = [await addPerson(world), await addPerson(world)]
      const hold = await place(sunday, caller, 'hold')
      await place(sunday, second, 'book')
      for (const numbers of [
        [caller, second],
        [second, caller],
      ])
        expect((await phone(service, numbers)).body.code).toBe('ALREADY_BOOKED')
      expect(await statusOf(hold)).toBe('held')
    }
  })

  it('of a household that ran out keeps nobody, whether or not it has been swept', async () => {
    for (const service of services()) {
      const [caller, second] = [await addPerson(world), await addPerson(world)]
      const people = [await personOf(caller), await personOf(second)]
      const hold = await place(sunday, caller, 'hold', '15:00', people)
      world.clock.now = new Date(world.clock.now.getTime() + 11 * 60_000)
      expect((await phone(service, [second])).status).toBe(201)
      expect(await statusOf(hold)).toBe('expired')
    }
  })

  it('stays when the time asked for is full', async () => {
    for (const service of services()) {
      const caller = await addPerson(world)
      const hold = await place(sunday, caller, 'hold')
      expect((await phone(service, [caller], '15:30')).body.code).toBe('SLOT_FULL')
      expect(await statusOf(hold)).toBe('held')
    }
  })

  it('OP-03 (part) makes way for the booking, and the last seat that it keeps is the caller’s', async () => {
    for (const service of services()) {
      const caller = await addPerson(world)
      const hold = await place(sunday, caller, 'hold')
      expect((await phone(service, [caller])).status).toBe(201)
      expect(await statusOf(hold)).toBe('expired')
    }
    const caller = await addPerson(world)
    const last = await place(sunday, caller, 'hold', '16:00')
    expect((await phone(sunday, [await addPerson(world)], '16:00')).body.code).toBe('SLOT_FULL')
    expect((await phone(sunday, [caller], '16:00')).status).toBe(201)
    expect(await statusOf(last)).toBe('expired')
  })
})
