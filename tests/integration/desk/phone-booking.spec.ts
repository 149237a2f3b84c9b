import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { LookUp } from '@/services/booking/look-up'
import type { StaffBooking } from '@/services/booking/staff-view'

import type { DeskWorld } from '../../helpers/desk-world'
import { addPerson, jsonOf, openDeskWorld } from '../../helpers/desk-world'
import { brokenInvariants } from '../../helpers/invariants'
import type { Staff } from '../../helpers/staff'
import { callApi } from '../../helpers/staff'
import { addSlot, MONDAY } from '../../helpers/world'

let world: DeskWorld
beforeAll(async () => {
  world = await openDeskWorld()
  for (const start of ['09:00', '09:30', '10:00', '10:30'])
    await addSlot(world, { start, capacity: 20, counter: 3 })
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const wish = (number: string, extra: Record<string, unknown> = {}) => ({
  service: world.service.id,
  office: world.offices[0]!.id,
  date: MONDAY,
  start: '09:00',
  numbers: [number],
  idemKey: randomUUID(),
  ...extra,
})
const book = (staff: Staff, body: unknown) =>
  jsonOf<StaffBooking & { code?: string }>(staff.post('/ops/reservations', body))
const search = (staff: Staff, text: string) => jsonOf<LookUp>(staff.post('/ops/search', { text }))

describe('phone booking', () => {
  it('OP-01 (part) search, book, read out: a new booking in two calls of the operator', async () => {
    const number = await addPerson(world)
    const before = await search(world.staff.operator, number)
    expect(before.body).toMatchObject({
      bookings: [],
      persons: [{ number, service: world.service.id, state: 'bookable' }],
      hint: '',
    })
    const { status, body } = await book(world.staff.operator, wish(number))
    expect(status).toBe(201)
    expect(body).toMatchObject({ status: 'confirmed', channel: 'call-centre', identifier: number })
    expect(body.readOut).toContain(body.numberSpoken)
    expect(body.numberSpoken).toMatch(/^\d{3}-\d{3}-\d{3}$/)
  })

  it('ID-12 finds a booking by reservation number, 製造管理番号 and receipt number', async () => {
    // A city's method is one of the two numbers; an operator finds the booking by what it was made with.
    for (const [identification, key] of [
      ['reservation-number', (number: string) => number],
      ['manufacturing-number', (number: string) => `M${number}`],
    ] as const) {
      await world.payload.update({
        collection: 'services',
        id: world.service.id,
        data: { identification },
      })
      const number = key(await addPerson(world))
      // The number is enough: no birthday, no name, nothing else of the person.
      const { status, body } = await book(world.staff.operator, wish(number))
      expect([identification, status]).toEqual([identification, 201])
      for (const text of [number, number.toLowerCase(), body.number, body.numberSpoken]) {
        const found = await search(world.staff.operator, text)
        expect([text, found.body.bookings.map((one) => one.id)]).toEqual([text, [body.id]])
      }
    }
  })
})

describe('strangers', () => {
  it('are sent to the login', async () => {
    expect((await callApi('/ops/catalogue')).status).toBe(401)
  })
})
