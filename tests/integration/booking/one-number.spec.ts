import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows, updateWhere } from '@/db/atomic'
import { toIso } from '@/domain/time/civil'
import type { StaffBooking } from '@/services/booking/staff-view'
import { placeReservation } from '@/services/booking/engine/place'
import { straightenKey } from '@/services/booking/engine/occupants'
import type { ReservationRow } from '@/services/booking/types'
import { invalidateBookingConfig } from '@/services/settings/booking-config'

import { jsonOf } from '../../helpers/desk-world'
import { brokenInvariants } from '../../helpers/invariants'
import { contractClient } from '../../helpers/public-api'
import { addService, withService } from '../../helpers/services'
import type { SiteWorld } from '../../helpers/site-world'
import { openDay, openSiteWorld } from '../../helpers/site-world'
import type { Staff } from '../../helpers/staff'
import { signIn } from '../../helpers/staff'
import { MONDAY } from '../../helpers/world'

/** Pickup on weekdays and on Sundays are two services to which people come with the same number. */
let world: SiteWorld
let operator: Staff
let windowStaff: Staff
let sunday: string
let renewal: string
let strict: string
let noon: Date
let call: Awaited<ReturnType<typeof contractClient>>['call']
let count = 0
const LATER = '2026-12-08'

beforeAll(async () => {
  world = await openSiteWorld()
  noon = world.clock.now
  await world.configure({ maxParty: 1, mailPolicy: 'hidden' })
  sunday = await addService(world, { code: 'sunday', name: '日曜交付予約' })
  renewal = await addService(world, { code: 'renewal', name: '更新予約', numberGroup: 'own' })
  strict = await addService(world, {
    code: 'strict',
    name: '誕生日つき予約',
    identification: 'manufacturing-number',
  })
  for (const id of [world.service.id, sunday, renewal, strict])
    for (const date of [MONDAY, LATER])
      await openDay(withService(world, id), ['09:00', '09:30', '10:00'], 40, date)
  ;({ call } = await contractClient())
  operator = await signIn(world.payload, ['operator'])
  windowStaff = await signIn(world.payload, ['window-staff'], [world.offices[0]!.id])
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

async function person(birthday?: string): Promise<string> {
  const number = `K${String(++count).padStart(5, '0')}`
  await world.person(number, { birthday })
  return number
}
const rowsOf = (identifier: string) =>
  findRows<ReservationRow>(world.payload, 'reservations', { identifier: { equals: identifier } })
const liveOf = async (identifier: string) =>
  (await rowsOf(identifier)).filter(({ status }) => ['held', 'confirmed'].includes(status))

const phone = (service: string, number: string, extra: object = {}) =>
  jsonOf<StaffBooking & { code?: string; detail?: string }>(
    operator.post('/ops/reservations', {
      service,
      office: world.offices[0]!.id,
      date: MONDAY,
      start: '09:00',
      numbers: [number],
      idemKey: randomUUID(),
      ...extra,
    }),
  )
const countTogether = async (id: string, numberGroup: string) => {
  await world.payload.update({ collection: 'services', id, data: { numberGroup } as never })
  invalidateBookingConfig(world.payload)
}
const act = (id: string, what: string, body: unknown = {}) =>
  jsonOf(windowStaff.post(`/ops/reception/${id}/${what}`, body))

/** In the browser up to a kept time. */
async function keeps(code: string, number: string, browser = world.browser()) {
  await browser.get(`/ja/book/${code}`)
  await browser.submit({ number })
  await browser.submit({ office: 'kawasaki' })
  await browser.get(`/ja/book/${code}/day/${MONDAY}`)
  await browser.submit({ start: '09:30' })
  return browser
}

describe('one number in two services', () => {
  it('BK-11 (part) who has a booking in the one is led to it from the other', async () => {
    const number = await person()
    const browser = await keeps('pickup', number)
    await browser.submit()
    expect(browser.page.place).toBe('/ja/book/pickup/done')
    const elsewhere = world.browser()
    await elsewhere.get('/ja/book/sunday')
    await elsewhere.submit({ number })
    expect(elsewhere.page.place).toBe('/ja/manage/booking?why=booked')
    expect(elsewhere.page.text).toContain('カード交付予約')
    expect(await liveOf(number)).toHaveLength(1)
    const byPhone = await phone(sunday, number)
    expect(byPhone).toMatchObject({ status: 409, body: { code: 'ALREADY_BOOKED' } })
    expect(byPhone.body.detail).toContain('カード交付予約 12月7日')
  })

  it('a time kept for the one in this browser stays, and the reader goes on there', async () => {
    const number = await person()
    const browser = await keeps('pickup', number)
    await browser.get('/ja/book/sunday')
    await browser.submit({ number })
    expect(browser.page.place).toBe('/ja/book/pickup/confirm?why=kept')
    await browser.submit()
    expect(browser.page.place).toBe('/ja/book/pickup/done')
    expect(await liveOf(number)).toHaveLength(1)
  })

  it('BK-11 (part) at the same moment, from Web and telephone: one of them holds', async () => {
    for (let round = 0; round < 12; round++) {
      const number = await person()
      const proof = async (service: string) =>
        (await call('identify', { service }, { body: { number } })).body.proof
      const proofs = { pickup: await proof('pickup'), sunday: await proof('sunday') }
      const web = (service: 'pickup' | 'sunday', start: string) =>
        call(
          'placeReservation',
          { service },
          {
            body: { office: 'kawasaki', date: MONDAY, start, people: 1, proofs: [proofs[service]] },
          },
        )
      const answers = await Promise.all([
        web('pickup', '09:00'),
        web('sunday', '09:30'),
        phone(sunday, number, { date: LATER }),
        phone(world.service.id, number, { date: LATER }),
      ])
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(3)
      expect(await liveOf(number)).toHaveLength(1)
    }
  })

  it('a booking whose key is from before keeps the number in the other service', async () => {
    const number = await person()
    const { body } = await phone(world.service.id, number)
    const row = (await rowsOf(number))[0]!
    // As every version up to df56319 wrote it.
    const old = `${row.service}|${row.eligibility}`
    await updateWhere(world.payload, 'reservations', { id: { equals: row.id } }, { liveKey: old })
    expect((await phone(sunday, number)).body.code).toBe('ALREADY_BOOKED')
    expect((await phone(world.service.id, number)).body.code).toBe('ALREADY_BOOKED')
    const browser = world.browser()
    await browser.get('/ja/book/sunday')
    await browser.submit({ number })
    expect(browser.page.place).toBe('/ja/manage/booking?why=booked')
    expect(await liveOf(number)).toHaveLength(1)
    // Cancelled, it is free for both, and still once only.
    await operator.post(`/ops/reservations/${body.id}/cancel`, {})
    expect((await phone(sunday, number)).status).toBe(201)
    expect((await phone(world.service.id, number)).body.code).toBe('ALREADY_BOOKED')
  })

  it('cancelling the one leaves the other: a service set apart stands beside', async () => {
    const number = await person()
    const pickup = await phone(world.service.id, number)
    const other = await phone(renewal, number)
    expect([pickup.status, other.status]).toEqual([201, 201])
    await operator.post(`/ops/reservations/${other.body.id}/cancel`, {})
    expect((await phone(sunday, number)).body.code).toBe('ALREADY_BOOKED')
    expect((await phone(renewal, number)).status).toBe(201)
    expect((await phone(renewal, number)).body.code).toBe('ALREADY_BOOKED')
  })

  it('what the city counts together may change while bookings stand', async () => {
    const [a, b, c] = [await person(), await person(), await person()]
    await phone(sunday, a)
    await phone(renewal, b)
    await phone(sunday, c)
    await countTogether(sunday, 'own')
    // Sunday no longer counts: the number is free for the weekday, and Sunday has its own.
    expect((await phone(world.service.id, a)).status).toBe(201)
    expect((await phone(sunday, a)).body.code).toBe('ALREADY_BOOKED')
    await countTogether(sunday, 'common')
    await countTogether(renewal, 'common')
    expect((await phone(world.service.id, b)).body.code).toBe('ALREADY_BOOKED')
    expect((await phone(sunday, b)).body.code).toBe('ALREADY_BOOKED')
    expect((await phone(world.service.id, c)).body.code).toBe('ALREADY_BOOKED')
    await countTogether(renewal, 'own')
    await countTogether(sunday, 'b')
    expect((await phone(world.service.id, b)).status).toBe(201)
    await countTogether(sunday, 'common')
  })

  it('a booking that lost its key to another of the same person keeps the number when that one goes', async () => {
    const number = await person()
    await countTogether(sunday, 'own')
    const first = await phone(world.service.id, number)
    const second = await phone(sunday, number)
    await countTogether(sunday, 'common')
    const [row] = await findRows<ReservationRow>(world.payload, 'reservations', {
      id: { equals: second.body.id },
    })
    expect(await straightenKey(world.ctx(), row!)).toBe(true)
    const gone = await jsonOf(operator.post(`/ops/reservations/${first.body.id}/cancel`, {}))
    expect(gone.status).toBe(200)
    for (const service of [world.service.id, sunday])
      expect((await phone(service, number)).body.code).toBe('ALREADY_BOOKED')
    expect(await liveOf(number)).toHaveLength(1)
  })

  it('a visit that is over keeps its own service only, also when it is taken back', async () => {
    const number = await person()
    const { body } = await phone(world.service.id, number)
    world.clock.now = new Date(toIso(MONDAY, '09:05'))
    await act(body.id, 'outcome', { outcome: 'completed' })
    expect((await phone(sunday, number, { date: LATER })).status).toBe(201)
    expect((await phone(world.service.id, number, { date: LATER })).body.code).toBe(
      'ALREADY_BOOKED',
    )
    expect((await act(body.id, 'undo')).body).toMatchObject({ code: 'ALREADY_BOOKED' })
    const other = await person()
    const absent = await phone(world.service.id, other, { start: '09:30' })
    world.clock.now = new Date(toIso(MONDAY, '09:45'))
    await act(absent.body.id, 'outcome', { outcome: 'no-show' })
    expect((await act(absent.body.id, 'undo')).status).toBe(200)
    expect((await phone(sunday, other, { date: LATER })).body.code).toBe('ALREADY_BOOKED')
    world.clock.now = noon
  })

  it('a hold that ran out does not keep a visit from being taken back; a live one does', async () => {
    const number = await person()
    const { body } = await phone(world.service.id, number)
    world.clock.now = new Date(toIso(MONDAY, '09:05'))
    await act(body.id, 'outcome', { outcome: 'no-show' })
    const { eligibility } = (await rowsOf(number))[0]!
    const hold = await placeReservation(world.ctx('web'), {
      service: { id: sunday, partyMode: 'same', holdMinutes: 10 },
      office: world.offices[0]!.id,
      date: LATER,
      start: '09:00',
      partySize: 1,
      people: [{ key: eligibility!, identifier: number, eligibility: eligibility! }],
      mode: 'hold',
      idemKey: randomUUID(),
      language: 'ja',
    })
    expect((await act(body.id, 'undo')).body).toMatchObject({ code: 'ALREADY_BOOKED' })
    world.clock.now = new Date(toIso(MONDAY, '09:20'))
    expect((await act(body.id, 'undo')).status).toBe(200)
    expect((await liveOf(number)).map(({ id }) => id)).toEqual([body.id])
    expect(await findRow(world.payload, 'reservations', { id: { equals: hold.id } })).toMatchObject(
      { status: 'expired' },
    )
    world.clock.now = noon
  })

  it('a visit nobody recorded does not keep the number for ever', async () => {
    const number = await person()
    await phone(world.service.id, number)
    world.clock.now = new Date(toIso(LATER, '08:00'))
    expect((await phone(sunday, number, { date: LATER })).status).toBe(201)
    world.clock.now = noon
  })

  it('a number alone opens no booking of a service that asks for the birthday too', async () => {
    const number = await person('19800401')
    const { body } = await phone(strict, number)
    const browser = world.browser()
    await browser.get('/ja/book/pickup')
    const refused = await browser.submit({ number })
    expect(refused.status).toBe(409)
    expect(refused.text).not.toContain(body.number)
    await browser.get('/ja/manage/service/pickup')
    expect((await browser.submit({ number })).status).toBe(404)
    const api = await call('identify', { service: 'pickup' }, { body: { number } })
    expect(api.body.existing).toBeNull()
    expect(await findRow(world.payload, 'reservations', { id: { equals: body.id } })).toMatchObject(
      { status: 'confirmed' },
    )
  })
})
