import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow } from '@/db/atomic'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { toIso } from '@/domain/time/civil'
import type { StaffBooking } from '@/services/booking/staff-view'
import type { ReservationRow } from '@/services/booking/types'
import type { DayList } from '@/services/reception/day-list'
import type { DayRow } from '@/services/reception/day-row'
import { invalidateBookingConfig } from '@/services/settings/booking-config'

import type { DeskWorld } from '../../helpers/desk-world'
import { addPerson, jsonOf, openDeskWorld } from '../../helpers/desk-world'
import { brokenInvariants } from '../../helpers/invariants'
import { addService, withService } from '../../helpers/services'
import type { Staff } from '../../helpers/staff'
import { addSlot, MONDAY } from '../../helpers/world'

let world: DeskWorld
const TUESDAY = '2026-12-08'
const at = (time: string, date = MONDAY) => {
  world.clock.now = new Date(toIso(date, time))
}
beforeAll(async () => {
  world = await openDeskWorld()
  for (const start of ['09:00', '09:30', '10:00', '10:30', '11:00'])
    for (const office of [0, 1]) await addSlot(world, { office, start, capacity: 20, counter: 6 })
  await addSlot(world, { start: '09:00', date: TUESDAY, capacity: 20 })
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})

const office = (index = 0) => world.offices[index]!.id
const rowOf = (id: string) =>
  findRow<ReservationRow>(world.payload, 'reservations', { id: { equals: id } })

/** Booked a week ahead by the operator, so that the visit is like any other. */
async function booked(extra: Record<string, unknown> = {}): Promise<StaffBooking> {
  at('12:00', '2026-11-30')
  const number = await addPerson(world)
  const answer = await jsonOf<StaffBooking>(
    world.staff.operator.post('/ops/reservations', {
      service: world.service.id,
      office: office(),
      date: MONDAY,
      start: '09:30',
      numbers: [number],
      idemKey: randomUUID(),
      ...extra,
    }),
  )
  expect(answer.status).toBe(201)
  at('09:20')
  return answer.body
}
type Answer = { code?: string; detail?: string }
const checkIn = (staff: Staff, text: string, where = office()) =>
  jsonOf<Answer & { row: DayRow; minutes: number }>(
    staff.post('/ops/reception/check-in', { text, office: where }),
  )
const act = (staff: Staff, id: string, what: string, body: unknown = {}) =>
  jsonOf<Answer & DayRow>(staff.post(`/ops/reception/${id}/${what}`, body))

describe('check-in', () => {
  it('receives by receipt number as typed, scanned in full width, and by reservation number', async () => {
    const { windowStaff } = world.staff
    const [a, b, c] = [await booked(), await booked(), await booked()]
    const fullWidth = b.number.replace(/\d/g, (one) =>
      String.fromCharCode(one.charCodeAt(0) + 0xfee0),
    )
    for (const text of [a.numberSpoken, fullWidth, c.identifier]) {
      const { status, body } = await checkIn(windowStaff, text)
      expect(status).toBe(200)
      expect(body.row).toMatchObject({ outcome: 'arrived', checkedIn: '09:20' })
      expect(body.minutes).toBe(-10)
    }
  })

  it('tells who comes for a card, so that only they are led to its handover', async () => {
    const { windowStaff } = world.staff
    const visit = await booked()
    expect((await checkIn(windowStaff, visit.number)).body.row.isForCard).toBe(true)
    const ask = (identification: 'none' | 'reservation-number') =>
      world.payload.update({
        collection: 'services',
        id: world.service.id,
        data: { identification },
      })
    await ask('none')
    invalidateBookingConfig(world.payload)
    const list = await jsonOf<DayList>(windowStaff.get(`/ops/reception/today?office=${office()}`))
    expect(list.body.rows.map(({ isForCard }) => isForCard)).not.toContain(true)
    await ask('reservation-number')
    invalidateBookingConfig(world.payload)
  })

  it('says why not: twice, wrong office, wrong day, cancelled, unknown, misheard', async () => {
    const { windowStaff, otherWindow, operator } = world.staff
    const visit = await booked()
    expect((await checkIn(otherWindow, visit.number, office(1))).body).toMatchObject({
      code: 'WRONG_OFFICE',
      detail: expect.stringContaining('川崎区役所'),
    })
    await checkIn(windowStaff, visit.number)
    expect((await checkIn(windowStaff, visit.number)).body).toMatchObject({
      code: 'ALREADY_CHECKED_IN',
      detail: `${formatReceiptNumber(visit.number)} は 09:20 に受付済みです。`,
    })
    const tomorrow = await booked({ date: '2026-12-08', start: '09:00' })
    expect((await checkIn(windowStaff, tomorrow.number)).body).toMatchObject({
      code: 'WRONG_DAY',
      detail: '12月8日（火） 09:00 の予約です。',
    })
    const gone = await booked()
    await operator.post(`/ops/reservations/${gone.id}/cancel`, {})
    expect((await checkIn(windowStaff, gone.number)).body.code).toBe('CANCELLED')
    expect((await checkIn(windowStaff, await addPerson(world))).body.code).toBe('NO_BOOKING')
    expect((await checkIn(windowStaff, '000111222')).body.code).toBe('NOT_FOUND')
    // As the phone desk says it: what was typed cannot be a number at all.
    for (const [typed, words] of [
      ['あいう', '氏名やことばでは探せません'],
      ['12', '番号が短すぎます'],
    ] as const)
      expect((await checkIn(windowStaff, typed)).body).toMatchObject({
        code: 'NOT_FOUND',
        detail: expect.stringContaining(words),
      })
  })

  it('refuses the individual number from the back of a card', async () => {
    const { status, body } = await checkIn(world.staff.windowStaff, '123456789018')
    expect(status).toBe(422)
    expect(body.code).toBe('INDIVIDUAL_NUMBER')
    expect(JSON.stringify(body)).not.toContain('123456789018')
  })

  it('two clerks scan the same visitor: one receives, the other reads that it is done', async () => {
    const visit = await booked()
    const answers = await Promise.all(
      [world.staff.windowStaff, world.staff.cityStaff].map((one) => checkIn(one, visit.number)),
    )
    expect(answers.map((one) => one.body.code ?? 'ok').sort()).toEqual(['ALREADY_CHECKED_IN', 'ok'])
    const events = (await rowOf(visit.id))?.history?.filter((one) => one.type === 'checked-in')
    expect(events).toHaveLength(1)
  })
})

describe('calling', () => {
  it('gives one visitor to one of two clerks who press at the same moment', async () => {
    const visit = await booked()
    await checkIn(world.staff.windowStaff, visit.number)
    const answers = await Promise.all(
      [world.staff.windowStaff, world.staff.cityStaff].map((one) => act(one, visit.id, 'call')),
    )
    expect(answers.map((one) => one.body.code ?? 'ok').sort()).toEqual(['ALREADY_CALLED', 'ok'])
    const winner = answers.find((one) => !one.body.code)
    expect(winner?.body).toMatchObject({ servedByMe: true })
  })

  it('calls in turn: late comers after those on time; two clerks get two people', async () => {
    const { windowStaff, cityStaff } = world.staff
    // Whoever still waits from the tests before goes first.
    while (
      (
        await jsonOf<{ row: unknown }>(
          windowStaff.post('/ops/reception/call-next', { office: office() }),
        )
      ).body.row
    );
    const late = await booked({ start: '09:00' })
    const onTime = await booked({ start: '09:30' })
    const early = await booked({ start: '10:00' })
    at('09:25')
    await checkIn(windowStaff, early.number)
    at('09:28')
    await checkIn(windowStaff, onTime.number)
    at('09:35')
    await checkIn(windowStaff, late.number)
    const next = async (staff: Staff) =>
      (
        await jsonOf<{ row: DayRow | null }>(
          staff.post('/ops/reception/call-next', { office: office() }),
        )
      ).body.row?.id
    const both = await Promise.all([next(windowStaff), next(cityStaff)])
    expect(new Set(both)).toEqual(new Set([onTime.id, late.id]))
    expect(await next(windowStaff)).toBe(early.id)
    expect(await next(cityStaff)).toBeUndefined()
  })

  it('a called visitor can be put back and called by somebody else', async () => {
    const { windowStaff, cityStaff } = world.staff
    const visit = await booked()
    await checkIn(windowStaff, visit.number)
    await act(windowStaff, visit.id, 'call')
    expect((await act(windowStaff, visit.id, 'release')).body.servedBy).toBe('')
    expect((await act(cityStaff, visit.id, 'call')).body.servedByMe).toBe(true)
  })
})

describe('results', () => {
  it('BK-30 the end-of-day list shows bookings without a result until each has one', async () => {
    const { windowStaff } = world.staff
    const visit = await booked()
    at('17:00')
    const open = async () =>
      (
        await jsonOf<{ rows: DayRow[] }>(
          windowStaff.get(`/ops/reception/unfinished?office=${office()}`),
        )
      ).body.rows
    expect((await open()).map((row) => row.id)).toContain(visit.id)
    for (const row of await open()) {
      const outcome = row.outcome === 'arrived' ? 'completed' : 'no-show'
      expect((await act(windowStaff, row.id, 'outcome', { outcome })).status).toBe(200)
    }
    expect(await open()).toEqual([])
    const list = await jsonOf<DayList>(windowStaff.get(`/ops/reception/today?office=${office()}`))
    expect(list.body.counts).toMatchObject({ booked: 0, waiting: 0, serving: 0 })
    expect(list.body.counts.noShow).toBeGreaterThan(0)
  })

  it('lets somebody who did not come book again, and takes the mark back within the day', async () => {
    const { windowStaff, operator } = world.staff
    const visit = await booked()
    at('10:00')
    expect((await act(windowStaff, visit.id, 'outcome', { outcome: 'no-show' })).status).toBe(200)
    expect((await act(windowStaff, visit.id, 'undo')).body.outcome).toBe('none')
    await act(windowStaff, visit.id, 'outcome', { outcome: 'no-show' })
    const again = await jsonOf(
      operator.post('/ops/reservations', {
        service: world.service.id,
        office: office(),
        date: MONDAY,
        start: '10:30',
        numbers: [visit.identifier],
        idemKey: randomUUID(),
      }),
    )
    expect(again.status).toBe(201)
    expect((await act(windowStaff, visit.id, 'undo')).body.code).toBe('ALREADY_BOOKED')
  })

  it('keeps the order of things: not before the time, reason for 交付できず, one result only', async () => {
    const { windowStaff } = world.staff
    const visit = await booked()
    expect((await act(windowStaff, visit.id, 'outcome', { outcome: 'no-show' })).body.code).toBe(
      'NOT_YET',
    )
    await checkIn(windowStaff, visit.number)
    const refused = (reason: string) =>
      act(windowStaff, visit.id, 'outcome', { outcome: 'refused', reason })
    expect((await refused(' ')).body.code).toBe('REASON')
    expect((await refused('番号は123456789018')).body.code).toBe('INDIVIDUAL_NUMBER')
    expect((await refused('本人確認書類が足りない')).body).toMatchObject({
      outcome: 'refused',
      outcomeReason: '本人確認書類が足りない',
    })
    expect((await act(windowStaff, visit.id, 'outcome', { outcome: 'completed' })).body.code).toBe(
      'ALREADY_SET',
    )
    expect((await act(windowStaff, visit.id, 'undo')).body.outcome).toBe('arrived')
    expect((await act(windowStaff, visit.id, 'undo')).body).toMatchObject({
      outcome: 'none',
      checkedIn: null,
    })
    at('09:00', '2026-12-08')
    await act(windowStaff, visit.id, 'outcome', { outcome: 'no-show' })
    at('09:00', '2026-12-09')
    expect((await act(windowStaff, visit.id, 'undo')).body.code).toBe('UNDO_TOO_LATE')
  })

  it('AC-07 (part) clerks of another office see and change nothing', async () => {
    const { otherWindow } = world.staff
    const visit = await booked()
    expect((await otherWindow.get(`/ops/reception/today?office=${office()}`)).status).toBe(403)
    expect((await otherWindow.get(`/ops/reception/unfinished?office=${office()}`)).status).toBe(403)
    expect((await checkIn(otherWindow, visit.number, office())).status).toBe(403)
    for (const what of ['call', 'release', 'outcome', 'undo'])
      expect((await act(otherWindow, visit.id, what, { outcome: 'completed' })).status).toBe(403)
    expect((await rowOf(visit.id))?.outcome).toBe('none')
  })
})

describe('walk-in', () => {
  const visit = (extra: Record<string, unknown> = {}) => ({
    office: office(),
    service: world.service.id,
    decision: 'receive',
    documentsComplete: true,
    crowded: false,
    idemKey: randomUUID(),
    ...extra,
  })
  const walkIn = (body: unknown) =>
    jsonOf<Answer & DayRow>(world.staff.windowStaff.post('/ops/reception/walk-in', body))

  it('BK-22 (part) says beforehand that a service is not served today, and when it is', async () => {
    at('10:05')
    const service = await addService(world, {
      code: 'not-today',
      name: '明日だけの手続き',
      identification: 'none',
    })
    await addSlot(withService(world, service), {
      start: '09:00',
      date: TUESDAY,
      capacity: 5,
    })
    const free = await jsonOf<{ times: { date: string }[]; today: boolean }>(
      world.staff.windowStaff.get(`/ops/reception/next-free?office=${office()}&service=${service}`),
    )
    expect(free.body.today).toBe(false)
    expect(free.body.times[0]).toMatchObject({ date: TUESDAY })
    expect((await walkIn(visit({ service }))).body.code).toBe('NO_SLOT_TODAY')
  })

  it('BK-22 (part) incomplete documents or a crowded window: not received, recorded as refused or booked for later', async () => {
    at('10:05')
    expect((await walkIn(visit({ documentsComplete: false }))).body.code).toBe('WALK_IN_DOCUMENTS')
    expect((await walkIn(visit({ crowded: true }))).body.code).toBe('WALK_IN_CROWDED')
    const refused = await walkIn(
      visit({ decision: 'refuse', documentsComplete: false, reason: '本人確認書類なし' }),
    )
    expect(refused.body).toMatchObject({ outcome: 'refused', channel: 'walk-in' })
    const { windowStaff } = world.staff
    const complete = await act(windowStaff, refused.body.id, 'outcome', { outcome: 'completed' })
    expect(complete.body.code).toBe('ALREADY_SET')
    expect((await act(windowStaff, refused.body.id, 'undo')).body.code).toBe('WALK_IN_FINAL')

    const number = await addPerson(world)
    const free = await jsonOf<{ times: { date: string; start: string }[] }>(
      windowStaff.get(`/ops/reception/next-free?office=${office()}&service=${world.service.id}`),
    )
    expect(free.body).toMatchObject({ today: true })
    expect(free.body.times[0]).toMatchObject({ date: MONDAY, start: '10:30' })
    const later = await jsonOf<StaffBooking>(
      windowStaff.post('/ops/reservations', {
        service: world.service.id,
        office: office(),
        ...free.body.times[0],
        free: undefined,
        numbers: [number],
        channel: 'walk-in',
        idemKey: randomUUID(),
      }),
    )
    expect(later.body).toMatchObject({ status: 'confirmed', channel: 'walk-in', start: '10:30' })
  })

  it('receives into the running time, once per submission, also when its seats are gone', async () => {
    at('11:05')
    const body = visit({ number: await addPerson(world) })
    const [first, again] = [await walkIn(body), await walkIn(body)]
    expect(first.body).toMatchObject({ start: '11:00', outcome: 'arrived', channel: 'walk-in' })
    expect(again.body.id).toBe(first.body.id)
    for (let seat = 1; seat < 8; seat++) expect((await walkIn(visit())).status).toBe(201)
    const slot = await findRow<{ freeCounter: number; overbooked: number }>(
      world.payload,
      'slots',
      {
        slotKey: { equals: [office(), world.service.id, MONDAY, '11:00'].join('|') },
      },
    )
    expect(slot).toMatchObject({ freeCounter: 0, overbooked: 2 })
  })

  it('stops at the limit of waiting people that the office has set', async () => {
    at('11:10')
    await world.payload.update({ collection: 'offices', id: office(), data: { walkInLimit: 3 } })
    expect((await walkIn(visit())).body.code).toBe('WALK_IN_CROWDED')
    await world.payload.update({ collection: 'offices', id: office(), data: { walkInLimit: null } })
  })

  it('tells staff in their words of a number that is none or not to be typed', async () => {
    for (const [number, code, words] of [
      ['99887766', 'NOT_MATCHED', 'この番号の対象者は見つかりません'],
      ['123456789018', 'INDIVIDUAL_NUMBER', '予約番号・製造管理番号'],
    ]) {
      const { body } = await walkIn(visit({ number }))
      expect(body).toMatchObject({ code, detail: expect.stringContaining(words!) })
      expect(body.detail).not.toMatch(/お手元|入力された内容/)
    }
  })

  it('BK-22 (part) is never called before a booked person who was there first, however early that person came', async () => {
    const { otherWindow } = world.staff
    const where = office(1)
    const visitor = await booked({ office: where, start: '11:00' })
    at('10:35')
    expect((await checkIn(otherWindow, visitor.number, where)).status).toBe(200)
    at('10:40')
    const came = await jsonOf<Answer & DayRow>(
      otherWindow.post('/ops/reception/walk-in', visit({ office: where })),
    )
    expect(came.body).toMatchObject({ outcome: 'arrived', start: '10:30' })
    const { body } = await jsonOf<DayList>(otherWindow.get(`/ops/reception/today?office=${where}`))
    expect(body.turns).toEqual([visitor.id, came.body.id])
    const called = await jsonOf<{ row: DayRow }>(
      otherWindow.post('/ops/reception/call-next', { office: where }),
    )
    expect(called.body.row.id).toBe(visitor.id)
  })

  it('sends somebody who has a booking to that booking', async () => {
    const booking = await booked({ start: '11:00' })
    const { body } = await walkIn(visit({ number: booking.identifier }))
    expect(body).toMatchObject({ code: 'ALREADY_BOOKED', id: booking.id })
  })
})
