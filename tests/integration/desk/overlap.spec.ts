import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, insertRow } from '@/db/atomic'
import { newReceiptNumber } from '@/domain/codes/receipt-number'
import { toIso } from '@/domain/time/civil'
import { drawReceiptNumber } from '@/services/booking/secrets'
import type { LookUp } from '@/services/booking/look-up'
import type { StaffBooking } from '@/services/booking/staff-view'
import type { ReservationRow } from '@/services/booking/types'
import type { DayRow } from '@/services/reception/day-row'
import type { VisitChoice } from '@/services/reception/visit-choices'

import type { DeskWorld } from '../../helpers/desk-world'
import { addPerson, jsonOf, openDeskWorld } from '../../helpers/desk-world'
import { brokenInvariants } from '../../helpers/invariants'
import { addService, withService } from '../../helpers/services'
import { addSlot, MONDAY } from '../../helpers/world'

/** Numbers on a city's notices may have nine digits, and so may be somebody's receipt number. */
let world: DeskWorld
let renewal: string
let byCard: string
const LATER = '2026-12-08'
const at = (time: string, date = MONDAY) => {
  world.clock.now = new Date(toIso(date, time))
}

beforeAll(async () => {
  world = await openDeskWorld()
  renewal = await addService(world, { code: 'renewal', name: '更新予約', numberGroup: 'own' })
  byCard = await addService(world, {
    code: 'by-card',
    name: 'カードの番号の予約',
    identification: 'manufacturing-number',
  })
  for (const service of [world.service.id, renewal, byCard])
    for (const date of [MONDAY, LATER])
      for (const start of ['09:00', '10:00'])
        await addSlot(withService(world, service), { start, date, capacity: 20 })
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const office = (index = 0) => world.offices[index]!.id
const rowOf = (id: string) =>
  findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: id } })

async function booked(number: string, extra: Record<string, unknown> = {}) {
  at('12:00', '2026-11-30')
  const { status, body } = await jsonOf<StaffBooking>(
    world.staff.operator.post('/ops/reservations', {
      service: world.service.id,
      office: office(),
      date: MONDAY,
      start: '09:00',
      numbers: [number],
      idemKey: randomUUID(),
      ...extra,
    }),
  )
  expect(status).toBe(201)
  at('08:50')
  return body
}

/** Somebody whose notice bears this very number. */
async function bearer(number: string, where = 0): Promise<string> {
  await insertRow(world.payload, 'eligibilities', {
    reservationNumber: number,
    manufacturingNumber: `MX${number}`,
    reservationKey: number,
    manufacturingKey: `MX${number}`,
    office: office(where),
    state: 'bookable',
    card: randomUUID(),
  })
  return number
}

const checkIn = (text: string, id?: string, staff = world.staff.windowStaff, where = office()) =>
  jsonOf<{
    code?: string
    row: DayRow
    choices: VisitChoice[]
    isOnePerson?: boolean
    detail?: string
  }>(staff.post('/ops/reception/check-in', { text, office: where, id }))
const search = (text: string) => jsonOf<LookUp>(world.staff.operator.post('/ops/search', { text }))

describe('a number that is a receipt number and a number of a card', () => {
  it('receives nobody before the clerk has chosen, and then that one', async () => {
    const first = await booked(await addPerson(world))
    const second = await booked(await bearer(first.number), { start: '10:00' })
    const asked = await checkIn(first.number)
    expect(asked).toMatchObject({ status: 409, body: { code: 'SEVERAL_VISITS' } })
    expect(asked.body.isOnePerson).toBe(false)
    expect(asked.body.choices.map(({ id, by }) => [id, by])).toEqual([
      [first.id, 'receipt'],
      [second.id, 'card'],
    ])
    expect(asked.body.choices[0]?.words).toBe(
      `12月7日（月） 09:00　カード交付予約　受付番号 ${first.numberSpoken}`,
    )
    expect([await rowOf(first.id), await rowOf(second.id)]).toMatchObject([
      { outcome: 'none' },
      { outcome: 'none' },
    ])
    const chosen = await checkIn(first.number, second.id)
    expect(chosen).toMatchObject({ status: 200, body: { row: { id: second.id } } })
    expect(await rowOf(first.id)).toMatchObject({ outcome: 'none' })
    // Received, the second is still one whom the number fits.
    expect((await checkIn(first.number)).body.choices).toHaveLength(2)
    expect((await checkIn(first.number, first.id)).status).toBe(200)
  })

  it('asks also where the other one comes on another day, elsewhere, or has no booking', async () => {
    const today = await booked(await addPerson(world))
    const later = await booked(await bearer(today.number), { date: LATER })
    const asked = await checkIn(today.number)
    expect(asked.body.choices.map(({ id }) => id)).toEqual([today.id, later.id])
    expect((await checkIn(today.number, later.id)).body.code).toBe('WRONG_DAY')
    const alone = await booked(await addPerson(world))
    await bearer(alone.number, 1)
    expect((await checkIn(alone.number)).body.choices).toEqual([
      expect.objectContaining({ id: alone.id, by: 'receipt' }),
      { id: '', by: 'card', words: '予約なし　幸区役所の方' },
    ])
  })

  it('one person with two visits today is asked which, and is no case of two people', async () => {
    const number = await addPerson(world)
    const other = await booked(number, { service: renewal, start: '10:00' })
    const pickup = await booked(number)
    const asked = await checkIn(number)
    // By time, and without the word that it is two people.
    expect(asked.body.choices.map(({ id }) => id)).toEqual([pickup.id, other.id])
    expect(asked.body.isOnePerson).toBe(true)
    expect(asked.body.detail).toContain('この方には、今日の予約が2件以上あります')
    expect((await checkIn(pickup.number)).body).toMatchObject({ row: { id: pickup.id } })
    expect((await checkIn(number)).body).toMatchObject({ row: { id: other.id } })
  })

  it('the list receives the visitor of its row, whatever else the number fits', async () => {
    const first = await booked(await addPerson(world))
    await bearer(first.number)
    expect((await checkIn(first.number, first.id)).body).toMatchObject({ row: { id: first.id } })
  })

  it('a household is received by the number of any of its people, without a question', async () => {
    const numbers = [await addPerson(world), await addPerson(world)]
    const family = await booked(numbers[0]!, { numbers, people: 2 })
    expect((await checkIn(numbers[1]!)).body).toMatchObject({ row: { id: family.id } })
  })

  it('whoever is booked under the one number of a card is received by the other', async () => {
    const number = await addPerson(world)
    const pickup = await booked(number)
    expect(await checkIn(`M${number}`)).toMatchObject({
      status: 200,
      body: { row: { id: pickup.id } },
    })
    const query = new URLSearchParams({ from: MONDAY, to: MONDAY, search: `M${number}` })
    const list = await jsonOf<{ total: number }>(
      world.staff.windowStaff.get(`/ops/lists/reservations?${query}`),
    )
    expect(list.body.total).toBe(1)
    const family = [await addPerson(world), await addPerson(world)]
    const both = await booked(family[0]!, { numbers: family, people: 2 })
    expect((await checkIn(`M${family[1]}`)).body).toMatchObject({ row: { id: both.id } })
    // Offered with its booking, and not as somebody without one.
    const first = await booked(await addPerson(world))
    await bearer(first.number)
    const second = await booked(`MX${first.number}`, { service: byCard, start: '10:00' })
    expect((await checkIn(first.number)).body.choices.map(({ id, by }) => [id, by])).toEqual([
      [first.id, 'receipt'],
      [second.id, 'card'],
    ])
    expect((await search(first.number)).body.bookings.map(({ id }) => id).sort()).toEqual(
      [first.id, second.id].sort(),
    )
  })

  it('what was cancelled for a later day, however often, does not hide the visit of today', async () => {
    const number = await addPerson(world)
    const today = await booked(number)
    const { id: _, ...row } = (await rowOf(today.id))!
    for (let index = 0; index < 20; index++)
      await insertRow(world.payload, 'reservations', {
        ...row,
        number: await drawReceiptNumber(world),
        status: 'cancelled',
        date: LATER,
        startsAt: toIso(LATER, '09:00'),
        liveKey: `void|${randomUUID()}`,
        idemKey: randomUUID(),
        claims: [],
        seated: false,
      })
    expect((await search(number)).body.bookings[0]).toMatchObject({ id: today.id })
    expect((await checkIn(number)).body).toMatchObject({ row: { id: today.id } })
  })

  it('a choice is no way to bookings of another office, to holds or to nobody', async () => {
    const first = await booked(await addPerson(world))
    const { otherWindow } = world.staff
    expect((await checkIn(first.number, first.id, otherWindow, office(1))).body.code).toBe(
      'WRONG_OFFICE',
    )
    expect((await checkIn(first.number, first.id, otherWindow)).status).toBe(403)
    expect((await checkIn(first.number, randomUUID())).status).toBe(404)
    expect(await rowOf(first.id)).toMatchObject({ outcome: 'none' })
  })

  it('the desk shows both and opens neither by itself', async () => {
    const first = await booked(await addPerson(world))
    await bearer(first.number)
    const { body } = await search(first.number)
    expect(body).toMatchObject({ ambiguous: true, bookings: [{ id: first.id }] })
    expect(body.persons).toContainEqual(
      expect.objectContaining({ service: world.service.id, state: 'bookable', booked: false }),
    )
    const plain = await booked(await addPerson(world))
    expect((await search(plain.number)).body.ambiguous).toBe(false)
    expect((await search(plain.identifier)).body).toMatchObject({ ambiguous: false })
    expect(
      (await search(plain.identifier)).body.persons.map(({ booked: has }) => has).sort(),
    ).toEqual([false, true])
  })

  it('new receipt numbers keep clear of the numbers on notices', async () => {
    const taken = newReceiptNumber(() => 1234)
    await bearer(taken)
    const draws = [1234, 1234, 77]
    const number = await drawReceiptNumber(world, () => draws.shift() ?? 0)
    expect(number).toBe(newReceiptNumber(() => 77))
    // Never for ever: with nothing else to draw, the unique key and the choice at the window decide.
    expect(await drawReceiptNumber(world, () => 1234)).toBe(taken)
  })
})
