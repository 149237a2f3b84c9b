import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { StaffUser } from '@/access/roles'
import { findRow, findRows, updateWhere } from '@/db/atomic'
import { toIso } from '@/domain/time/civil'
import { convertForCaller } from '@/services/booking/convert'
import { drainOutbox } from '@/services/booking/drain-outbox'
import { placeReservation } from '@/services/booking/engine/place'
import { reconcile } from '@/services/booking/engine/reconcile'
import type { StaffBooking } from '@/services/booking/staff-view'
import type { ReservationRow, SlotRow } from '@/services/booking/types'
import type { ServiceContext } from '@/services/context'
import type { MailRow } from '@/services/mail/queue-mail'
import { findService, loadBookingConfig } from '@/services/settings/booking-config'

import { inSteps } from '../../helpers/booking-writes'
import { crashAtEveryPoint, meanwhileAt } from '../../helpers/crash'
import type { DeskWorld } from '../../helpers/desk-world'
import { addPerson, jsonOf, openDeskWorld } from '../../helpers/desk-world'
import { brokenInvariants } from '../../helpers/invariants'
import { addService, withService } from '../../helpers/services'
import { addSlot, MONDAY } from '../../helpers/world'

/** People take the renewal's times although they come for their card (F-34). */
let world: DeskWorld
let pickup: string
let renewal: string
let general: string
let enquiry: string
let apart: string
/** Of the same numbers as the pickup. */
let sunday: string
const START = '09:00'
const TUESDAY = '2026-12-08'

beforeAll(async () => {
  world = await openDeskWorld()
  pickup = world.service.id
  renewal = await addService(world, {
    code: 'renewal',
    name: '更新予約',
    identification: 'manufacturing-number',
  })
  general = await addService(world, {
    code: 'general',
    name: '番号なし予約',
    identification: 'none',
  })
  enquiry = await addService(world, {
    code: 'enquiry',
    name: '相談予約',
    identification: 'details',
    inputItems: [
      { item: 'kana', required: true },
      { item: 'birthday', required: true },
    ],
  })
  apart = await addService(world, { code: 'apart', name: '別枠の予約', numberGroup: 'own' })
  sunday = await addService(world, { code: 'sunday', name: '日曜交付予約' })
  for (const id of [pickup, renewal, general, enquiry, apart])
    for (const start of [START, '10:00'])
      await addSlot(withService(world, id), { start, capacity: 30 })
  for (const id of [pickup, general, sunday])
    await addSlot(withService(world, id), { start: START, capacity: 30, date: TUESDAY })
  // The time that everybody wants: one seat each.
  for (const id of [pickup, renewal])
    await addSlot(withService(world, id), { start: '15:00', capacity: 1 })
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const rowOf = async (id: string) =>
  (await findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: id } }))!
const slotOf = (service: string, start: string) =>
  findRow<SlotRow>(world.payload, 'slots', {
    slotKey: { equals: [world.offices[0]!.id, service, MONDAY, start].join('|') },
  })

type Answer = StaffBooking & { code?: string; detail?: string; fields?: Record<string, string> }
async function booked(service: string, numbers: string[], extra: object = {}): Promise<Answer> {
  const { status, body } = await jsonOf<Answer>(
    world.staff.operator.post('/ops/reservations', {
      service,
      office: world.offices[0]!.id,
      date: MONDAY,
      start: START,
      numbers,
      idemKey: randomUUID(),
      ...extra,
    }),
  )
  expect(status).toBe(201)
  return body
}
/** On the Web, in the pickup: somebody who has not confirmed yet. */
async function hold(number: string): Promise<ReservationRow> {
  const person = await findRow<{ id: string }>(world.payload, 'eligibilities', {
    reservationKey: { equals: number },
  })
  const id = String(person?.id)
  return placeReservation(world.ctx('web'), {
    service: { id: pickup, partyMode: 'same', holdMinutes: 10 },
    office: world.offices[0]!.id,
    date: TUESDAY,
    start: START,
    partySize: 1,
    people: [{ key: id, identifier: number, eligibility: id }],
    mode: 'hold',
    idemKey: randomUUID(),
    language: 'ja',
  })
}
const convert = (
  booking: Answer,
  service: string,
  extra: object = {},
  staff = world.staff.operator,
) =>
  jsonOf<Answer>(
    staff.post(`/ops/reservations/${booking.id}/convert`, {
      service,
      office: world.offices[0]!.id,
      date: MONDAY,
      start: booking.start,
      seen: booking.seen,
      ...extra,
    }),
  )

describe('a booking for the wrong service', () => {
  it('becomes one of the right service at the same time; number, history and mail go along', async () => {
    const number = await addPerson(world)
    const before = await booked(renewal, [`M${number}`], { mail: 'taro@example.jp' })
    await drainOutbox(world.ctx())
    const done = await convert(before, pickup)
    expect(done).toMatchObject({
      status: 200,
      body: {
        id: before.id,
        number: before.number,
        identifier: number,
        service: { id: pickup },
        start: START,
        status: 'confirmed',
      },
    })
    expect(done.body.history.at(-1)).toMatchObject({
      what: '日時・窓口の変更',
      detail:
        '12月7日（月） 09:00 川崎区役所 更新予約 → 12月7日（月） 09:00 川崎区役所 カード交付予約',
    })
    await drainOutbox(world.ctx())
    const [mail] = await findRows<MailRow & { text: string }>(world.payload, 'mails', {
      and: [{ reservation: { equals: before.id } }, { kind: { equals: 'change' } }],
    })
    expect(JSON.stringify(mail)).toContain('カード交付予約')
    const [log] = await findRows<{ summary: string }>(world.payload, 'audit-logs', {
      and: [
        { target: { equals: `reservations/${before.id}` } },
        { action: { equals: 'booking.moved' } },
      ],
    })
    expect(log?.summary).toContain('更新予約 → カード交付予約')
    expect(await slotOf(renewal, START)).toMatchObject({ free: 30 })
    expect(await slotOf(pickup, START)).toMatchObject({ free: 29 })
    // Sent again, nothing changes; and the number still holds one booking.
    expect((await convert(before, pickup)).status).toBe(200)
    expect((await rowOf(before.id)).history).toHaveLength(2)
  })

  it('stays as it is where the right service has no seat, unless somebody who may takes one beside', async () => {
    await booked(pickup, [await addPerson(world)], { start: '15:00' })
    const wrong = await booked(renewal, [`M${await addPerson(world)}`], { start: '15:00' })
    expect((await convert(wrong, pickup)).body.code).toBe('SLOT_FULL')
    expect(await rowOf(wrong.id)).toMatchObject({ status: 'confirmed', service: renewal })
    expect(await slotOf(renewal, '15:00')).toMatchObject({ free: 0 })
    const beside = { overbook: true, overbookReason: '手続きの選び違い' }
    expect(
      (await convert(wrong, pickup, { overbook: true }, world.staff.supervisor)).body,
    ).toMatchObject({ fields: { overbookReason: 'REQUIRED' } })
    const done = await convert(wrong, pickup, beside, world.staff.supervisor)
    expect(done).toMatchObject({ status: 200, body: { service: { id: pickup } } })
    expect(await slotOf(renewal, '15:00')).toMatchObject({ free: 1 })
    expect(await slotOf(pickup, '15:00')).toMatchObject({ free: 0, overbooked: 1 })
  })

  it('asks for the number or the details that the right service needs', async () => {
    const wrong = await booked(general, [])
    expect((await convert(wrong, pickup)).body).toMatchObject({
      code: 'INPUT_INVALID',
      fields: { number: 'REQUIRED' },
    })
    expect((await convert(wrong, pickup, { number: 'X999999' })).body.code).toBe('NOT_MATCHED')
    const taken = await addPerson(world)
    await booked(renewal, [`M${taken}`])
    expect((await convert(wrong, pickup, { number: taken })).body.code).toBe('ALREADY_BOOKED')
    const number = await addPerson(world)
    expect(await convert(wrong, pickup, { number })).toMatchObject({
      status: 200,
      body: { identifier: number },
    })
    // From now on the number is taken, in both of the services that share it.
    const again = await jsonOf<Answer>(
      world.staff.operator.post('/ops/reservations', {
        service: renewal,
        office: world.offices[0]!.id,
        date: MONDAY,
        start: START,
        numbers: [`M${number}`],
        idemKey: randomUUID(),
      }),
    )
    expect(again.body.code).toBe('ALREADY_BOOKED')
    const other = await booked(general, [])
    expect((await convert(other, enquiry)).status).toBe(422)
    const details = { kana: 'ヤマダ ハナコ', birthday: '1980-04-01' }
    expect((await convert(other, enquiry, { details })).body).toMatchObject({ hasDetails: true })
  })

  it('gives the number free where the right service knows none', async () => {
    const number = await addPerson(world)
    const wrong = await booked(pickup, [number])
    expect((await convert(wrong, general)).body).toMatchObject({ identifier: '' })
    expect((await booked(pickup, [number])).status).toBe('confirmed')
  })

  it('keeps a household together where both services know its people, and else says what to do', async () => {
    const numbers = [await addPerson(world), await addPerson(world)]
    const family = await booked(pickup, numbers, { people: 2 })
    expect((await convert(family, apart)).body).toMatchObject({
      code: 'CONVERT_PARTY',
      detail: expect.stringContaining('先に「別枠の予約」の予約を取り'),
    })
    expect((await convert(family, renewal)).status).toBe(200)
    const members = await findRows<ReservationRow>(world.payload, 'reservations', {
      group: { equals: family.id },
    })
    expect(members).toMatchObject([
      { service: renewal, status: 'confirmed', identifier: `M${numbers[1]}` },
    ])
    expect(await rowOf(family.id)).toMatchObject({ partySize: 2, service: renewal })
    const numberless = [await addPerson(world), await addPerson(world)]
    const others = await booked(pickup, numberless, { people: 2 })
    await updateWhere(
      world.payload,
      'eligibilities',
      { reservationKey: { equals: numberless[1]! } },
      { manufacturingKey: `none|${randomUUID()}`, manufacturingNumber: '' },
    )
    expect((await convert(others, renewal)).body.code).toBe('CONVERT_PARTY')
    expect(await rowOf(others.id)).toMatchObject({ service: pickup, status: 'confirmed' })
  })

  it('takes a number whose last visit nobody recorded, or whose hold ran out, and no other', async () => {
    const noon = world.clock.now
    const past = await addPerson(world)
    await booked(pickup, [past])
    const wrong = await booked(general, [], { date: TUESDAY })
    const held = await addPerson(world)
    const keeping = await hold(held)
    const other = await booked(general, [], { date: TUESDAY })
    expect((await convert(other, pickup, { number: held, date: TUESDAY })).body.code).toBe(
      'ALREADY_BOOKED',
    )
    expect(await rowOf(keeping.id)).toMatchObject({ status: 'held' })
    world.clock.now = new Date(toIso(TUESDAY, '08:00'))
    for (const [booking, number] of [
      [wrong, past],
      [other, held],
    ] as const)
      expect(await convert(booking, sunday, { number, date: TUESDAY })).toMatchObject({
        status: 200,
        body: { identifier: number },
      })
    expect(await rowOf(keeping.id)).toMatchObject({ status: 'expired', seated: false })
    const third = await booked(general, [], { date: TUESDAY })
    expect((await convert(third, sunday, { number: past, date: TUESDAY })).body).toMatchObject({
      code: 'ALREADY_BOOKED',
      id: wrong.id,
    })
    world.clock.now = noon
  })

  it('is not acted upon by a screen that still shows the wrong service', async () => {
    const wrong = await booked(renewal, [`M${await addPerson(world)}`])
    await convert(wrong, pickup)
    const { operator } = world.staff
    const stale = { seen: wrong.seen }
    const late = await jsonOf<Answer>(
      operator.post(`/ops/reservations/${wrong.id}/cancel`, { ...stale }),
    )
    expect(late.body.code).toBe('CHANGED_MEANWHILE')
    expect((await convert(wrong, apart)).body.code).toBe('CHANGED_MEANWHILE')
    expect(await rowOf(wrong.id)).toMatchObject({ status: 'confirmed', service: pickup })
  })

  it('is refused to roles that do not book, to other offices, and once the visit has begun', async () => {
    const wrong = await booked(renewal, [`M${await addPerson(world)}`])
    const { auditor, helpdesk, otherWindow, cityAdmin } = world.staff
    for (const staff of [auditor, helpdesk, otherWindow])
      expect((await convert(wrong, pickup, {}, staff)).status).toBe(403)
    await cityAdmin.post(`/ops/reservations/${wrong.id}/cancel`, {})
    expect((await convert(wrong, pickup)).body.code).toBe('NOT_MOVABLE')
  })
})

describe('a conversion and what comes between', () => {
  async function staffCtx(fault?: ServiceContext['fault']): Promise<ServiceContext> {
    const { id } = world.staff.operator
    const user = await world.payload.findByID({ collection: 'users', id, depth: 0 })
    return {
      ...world.ctx('call-centre', fault),
      actor: { kind: 'staff', id, name: 'operator' },
      user: user as StaffUser,
    }
  }
  async function act(booking: Answer, to: string, fault?: ServiceContext['fault']) {
    const config = await loadBookingConfig(world.payload)
    const row = await rowOf(booking.id)
    return convertForCaller(await staffCtx(fault), {
      config,
      service: findService(config, row.service)!,
      to: findService(config, to)!,
      row,
      office: row.office,
      date: row.date,
      start: row.start,
    })
  }

  it('a crash at any write leaves one booking with its seat, in the one service or in the other', async () => {
    const noon = world.clock.now
    await crashAtEveryPoint(3, async (diesNow) => {
      const number = await addPerson(world)
      const wrong = await booked(renewal, [`M${number}`], { start: '10:00' })
      await diesNow((fault) => act(wrong, pickup, fault))
      world.clock.now = new Date(world.clock.now.getTime() + 15 * 60_000)
      await reconcile(world.ctx())
      const row = await rowOf(wrong.id)
      expect(row).toMatchObject({ status: 'confirmed', seated: true, pending: null })
      expect(row.claims?.map(({ slotKey }) => slotKey.split('|')[1])).toEqual([row.service])
      expect(await brokenInvariants(world)).toEqual([])
      expect(
        (await jsonOf<Answer>(world.staff.operator.get(`/ops/reservations/${row.id}`))).status,
      ).toBe(200)
    })
    world.clock.now = noon
  })

  it('the person books in the right service at that moment: one booking of the two gives way whole', async () => {
    const number = await addPerson(world)
    const wrong = await booked(apart, [number], { start: '10:00' })
    const free = (await slotOf(pickup, '10:00'))?.free
    const fault = meanwhileAt('move-marked', () => booked(pickup, [number], { start: '10:00' }))
    await inSteps(() =>
      expect(act(wrong, pickup, fault)).rejects.toMatchObject({ code: 'ALREADY_BOOKED' }),
    )
    expect(await rowOf(wrong.id)).toMatchObject({ status: 'confirmed', service: apart })
    expect((await slotOf(pickup, '10:00'))?.free).toBe((free ?? 0) - 1)
  })

  it('two clerks convert it into two services at once: it is of one, with one seat', async () => {
    for (let round = 0; round < 6; round++) {
      const number = await addPerson(world)
      const wrong = await booked(renewal, [`M${number}`])
      const answers = await Promise.all([
        convert(wrong, pickup),
        convert(wrong, apart, {}, world.staff.operator2),
      ])
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      const row = await rowOf(wrong.id)
      expect(row.claims?.map(({ slotKey }) => slotKey.split('|')[1])).toEqual([row.service])
    }
  })
})
