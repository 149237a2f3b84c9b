import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { addDays } from '@/domain/time/civil'
import type { UnitResult } from '@/services/calendar/change-unit'
import { changeUnit } from '@/services/calendar/change-unit'
import type { Impact } from '@/services/calendar/impact'
import type { CapacityResult } from '@/services/calendar/set-capacity'
import type { WeekGrid } from '@/services/calendar/week-grid'
import { jobContext } from '@/services/context'
import type { OpeningPattern } from '@/payload-types'

import {
  addHours,
  book,
  codeOf,
  openSlots,
  publicDay,
  reservation,
  starts,
} from '../../helpers/calendar'
import { crashAt } from '../../helpers/crash'
import { addPerson } from '../../helpers/desk-world'
import { brokenInvariants } from '../../helpers/invariants'
import type { Staff } from '../../helpers/staff'
import { callApi, signIn } from '../../helpers/staff'
import type { World } from '../../helpers/world'
import { MONDAY, openWorld } from '../../helpers/world'

let world: World
let admin: Staff
let wardStaff: Staff
let otherWard: Staff
let operator: Staff
let hours: OpeningPattern
let monday = addDays(MONDAY, -7)

beforeAll(async () => {
  world = await openWorld()
  world.clock.now = new Date('2026-11-23T03:00:00.000Z')
  admin = await signIn(world.payload, ['city-admin'])
  wardStaff = await signIn(world.payload, ['city-staff'], [world.offices[0]!.id])
  otherWard = await signIn(world.payload, ['city-staff'], [world.offices[1]!.id])
  operator = await signIn(world.payload, ['operator'])
})
/** A week of its own and the usual hours for each test. */
beforeEach(async () => {
  monday = addDays(monday, 7)
  world.clock.now = new Date(world.clock.now.getTime() + 7 * 86_400_000)
  await world.payload.delete({ collection: 'opening-patterns', where: { id: { exists: true } } })
  hours = await addHours(world)
})
afterAll(() => world.close())

const broken = async () =>
  (await brokenInvariants(world)).filter((line) => !line.includes('oversold'))
const json = async <T>(response: Promise<Response>): Promise<T> => {
  const answer = await response
  const data = (await answer.json()) as T
  if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(data)}`)
  return data
}
const here = () => ({ office: world.offices[0]!.id, service: world.service.id })
const week = (staff = wardStaff, from = monday) =>
  json<WeekGrid>(
    staff.get(`/ops/calendar/week?office=${here().office}&service=${here().service}&from=${from}`),
  )
const cell = async (start: string, day = 0) =>
  (await week()).days[day]?.slots.find((slot) => slot.start === start)
const capacity = (body: object, staff = wardStaff) =>
  json<CapacityResult>(staff.post('/ops/calendar/capacity', body))
const key = (start: string, date = monday) => `${here().office}|${here().service}|${date}|${start}`

describe('who may use it', () => {
  const calls = (): [string, object | null][] => [
    [`/ops/calendar/week?office=${here().office}&service=${here().service}&from=${monday}`, null],
    ['/ops/calendar/capacity', { slotKeys: [key('09:00')], capacity: 9 }],
    ['/ops/calendar/unit', { ...here(), from: monday, slotMinutes: 20 }],
    ['/ops/calendar/unit/preview', { ...here(), from: monday, slotMinutes: 20 }],
    [
      '/ops/calendar/impact',
      { collection: 'opening-patterns', id: hours.id, data: form({ end: '16:00' }) },
    ],
    [
      '/ops/calendar/close/preview',
      { offices: [here().office], from: monday, to: monday, reason: '点検' },
    ],
    [
      '/ops/calendar/close',
      {
        offices: [here().office],
        from: monday,
        to: monday,
        reason: '点検',
        tell: true,
        idemKey: 'abcdefgh',
      },
    ],
  ]
  const send = (staff: Staff, [path, body]: [string, object | null]) =>
    body ? staff.post(path, body) : staff.get(path)

  it('AC-07 (part) strangers, roles without the right and staff of another office are refused', async () => {
    for (const call of calls()) {
      const stranger = await callApi(
        call[0],
        call[1] ? { method: 'POST', body: JSON.stringify(call[1]) } : {},
      )
      expect(stranger.status, call[0]).toBe(401)
      expect((await send(operator, call)).status, call[0]).toBe(403)
      const other = await send(otherWard, call)
      expect(other.status, call[0]).toBe(403)
      expect(await other.json()).toMatchObject({
        code: 'FORBIDDEN',
        detail: expect.stringContaining('担当していない窓口'),
      })
    }
    expect(await openSlots(world, monday)).toHaveLength(16)
    expect((await openSlots(world, monday))[0]).toMatchObject({ capacity: 3, manual: false })
  })

  it('a headcount that somebody else changed since it was shown is not set again unseen', async () => {
    const send = (body: object) => wardStaff.post('/ops/calendar/capacity', body)
    const slotKeys = [key('14:00'), key('14:30')]
    const before = [3, 3]
    expect((await send({ slotKeys: [key('14:30')], before: [3], capacity: 5 })).status).toBe(200)
    const stale = await send({ slotKeys, before, capacity: 6 })
    expect([stale.status, await stale.json()]).toEqual([
      409,
      expect.objectContaining({
        code: 'CHANGED_MEANWHILE',
        detail: expect.stringContaining('14:30の枠は3人から5人'),
      }),
    ])
    // Nothing of it was done, and what is known now can be set.
    expect(await cell('14:00')).toMatchObject({ capacity: 3 })
    expect((await send({ slotKeys, before: [3, 5], capacity: null })).status).toBe(200)
    expect(await cell('14:30')).toMatchObject({ capacity: 3, manual: false })
  })

  it('answers nonsense with 422 and changes nothing', async () => {
    const bad: [string, object][] = [
      ['/ops/calendar/capacity', { slotKeys: [key('09:00')], capacity: -1 }],
      ['/ops/calendar/capacity', { slotKeys: [], capacity: 1 }],
      ['/ops/calendar/capacity', { slotKeys: [key('09:00')], capacity: 2, capWeb: 3 }],
      ['/ops/calendar/unit', { ...here(), from: monday, slotMinutes: 25 }],
      ['/ops/calendar/unit', { ...here(), from: '2026-02-30', slotMinutes: 20 }],
      [
        '/ops/calendar/close',
        { from: monday, to: monday, reason: '', tell: true, idemKey: 'abcdefgh' },
      ],
    ]
    for (const [path, body] of bad) expect((await admin.post(path, body)).status, path).toBe(422)
  })

  it('closes no office and no service that the city has not', async () => {
    const closing = {
      from: monday,
      to: monday,
      reason: '点検',
      tell: false,
      idemKey: 'no-such-thing',
    }
    for (const unknown of [{ offices: ['no-such-office'] }, { services: ['no-such-service'] }]) {
      const answer = await admin.post('/ops/calendar/close', { ...closing, ...unknown })
      expect([answer.status, Object.keys(unknown)]).toEqual([400, Object.keys(unknown)])
      expect(await answer.json()).toMatchObject({
        detail: expect.stringContaining('見つかりません'),
      })
    }
    expect(await openSlots(world, monday)).toHaveLength(16)
  })
})

describe('a city on its own', () => {
  it('BK-14 (part) its administrator adds an office, a service and hours and takes a booking', async () => {
    const made = async (path: string, body: object) =>
      (await json<{ doc: { id: string } }>(admin.post(path, body))).doc.id
    const {
      id: _,
      createdAt: __,
      updatedAt: ___,
      ...fields
    } = await world.payload.findByID({
      collection: 'services',
      id: world.service.id,
      depth: 0,
    })
    const office = await made('/offices', {
      code: 'tama',
      name: '多摩区役所',
      kind: 'ward',
      order: 7,
    })
    const renewal = {
      code: 'renewal',
      name: '電子証明書更新予約',
      offices: [office],
      identification: 'none',
    }
    const service = await made('/services', { ...fields, ...renewal })
    await made('/opening-patterns', form({ office, service, start: '13:00', end: '15:00' }))
    expect((await publicDay(monday, 'tama', 'renewal')).slots).toHaveLength(4)
    const wish = { service, office, date: monday, start: '13:30', idemKey: 'first-booking' }
    const booked = await json<{ number: string }>(admin.post('/ops/reservations', wish))
    expect(booked.number).toMatch(/\d/)
    expect((await publicDay(monday, 'tama', 'renewal')).slots[1]).toMatchObject({
      start: '13:30',
      free: 2,
    })
  })
})

const form = (data: Partial<OpeningPattern>) => {
  const { id: _, createdAt: __, updatedAt: ___, ...fields } = hours
  return { ...fields, ...here(), ...data }
}

describe('the week', () => {
  it('shows headcount, vacancy, bookings and holds of seven days', async () => {
    await book(world, { date: monday, start: '09:00' })
    await book(world, { date: monday, start: '09:00', mode: 'hold' })
    const grid = await week()
    expect(grid).toMatchObject({
      from: monday,
      to: addDays(monday, 6),
      office: { name: '川崎区役所' },
    })
    expect(grid.days.map(({ weekday, slots }) => `${weekday}${slots.length}`)).toEqual([
      '月16',
      '火16',
      '水16',
      '木16',
      '金16',
      '土0',
      '日0',
    ])
    expect(grid.times).toHaveLength(16)
    expect(grid.days[0]?.slots[0]).toMatchObject({
      start: '09:00',
      end: '09:30',
      capacity: 3,
      free: 1,
      booked: 1,
      held: 1,
      overbooked: 0,
      open: true,
      manual: false,
      conflict: false,
    })
  })

  it('keeps showing a closed time while somebody is booked in it', async () => {
    await book(world, { date: monday, start: '16:30' })
    await world.payload.update({
      collection: 'opening-patterns',
      id: hours.id,
      data: { end: '16:00' },
    })
    const [first] = (await week()).days
    expect(first?.slots.map(({ start }) => start).slice(-2)).toEqual(['15:30', '16:30'])
    expect(first?.slots.at(-1)).toMatchObject({ open: false, conflict: true, booked: 1 })
  })
})

describe('headcounts by hand', () => {
  it('BK-01 set to 3, three bookings through mixed channels, the fourth is refused and the calendar shows it full', async () => {
    await capacity({ slotKeys: [key('10:00')], capacity: 3 })
    // As a citizen, by the call centre and at the counter of the ward: each by its own door.
    const where = { ...here(), date: monday, start: '10:00' }
    const byStaff = async (staff: Staff) => {
      const wish = { ...where, numbers: [await addPerson(world)], idemKey: randomUUID() }
      return staff.post('/ops/reservations', wish)
    }
    const asCitizen = async () => {
      const send = async (path: string, body: object) =>
        callApi(`/public/services/pickup/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      const found = await send('identify', { number: await addPerson(world) })
      const { proof } = (await found.json()) as { proof: string }
      const { date, start } = where
      return send('reservations', { office: 'kawasaki', date, start, proofs: [proof] })
    }
    const doors = [asCitizen, () => byStaff(operator), () => byStaff(wardStaff)]
    for (const door of doors) expect((await door()).status).toBe(201)
    for (const door of doors) {
      const refused = await door()
      expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
        409,
        'SLOT_FULL',
      ])
    }
    const shown = (await publicDay(monday, 'kawasaki')).slots.find(({ start }) => start === '10:00')
    expect(shown).toMatchObject({ state: 'full', free: 0 })
    expect(await cell('10:00')).toMatchObject({ capacity: 3, free: 0, booked: 3, manual: true })
  })

  it('survive the nightly run and a change of the weekly hours, until they are taken back', async () => {
    await capacity({ slotKeys: [key('09:00'), key('09:30')], capacity: 8, capWeb: 5 })
    await world.payload.update({
      collection: 'opening-patterns',
      id: hours.id,
      data: { capacity: 2 },
    })
    expect(await cell('09:00')).toMatchObject({
      capacity: 8,
      lanes: { web: 5, phone: 8, counter: 8 },
      manual: true,
    })
    expect(await cell('10:00')).toMatchObject({ capacity: 2, manual: false })
    const back = await capacity({ slotKeys: [key('09:00')], capacity: null })
    expect(back).toMatchObject({ changed: 1, slots: [{ capacity: 2, free: 2, manual: false }] })
    expect(await cell('09:00')).toMatchObject({ lanes: { web: 2, phone: 2, counter: 2 } })
  })

  it('BK-04 (part) below what is booked is allowed and shown as a conflict', async () => {
    const rows = [
      await book(world, { date: monday, start: '11:00' }),
      await book(world, { date: monday, start: '11:00' }),
    ]
    const result = await capacity({ slotKeys: [key('11:00')], capacity: 1 })
    expect(result).toMatchObject({
      changed: 1,
      unfit: 1,
      slots: [{ capacity: 1, free: -1, conflict: true }],
    })
    expect(await reservation(world, rows[0]!.id)).toMatchObject({ fits: true })
    expect(await reservation(world, rows[1]!.id)).toMatchObject({
      fits: false,
      contactState: '未連絡',
      status: 'confirmed',
    })
    expect(await capacity({ slotKeys: [key('11:00')], capacity: 4 })).toMatchObject({ fitAgain: 1 })
    expect(await broken()).toEqual([])
  })

  it('BK-10 (part) changed ten times during 50 parallel bookings: no seat is lost or made up', async () => {
    const rush = Array.from({ length: 50 }, () =>
      codeOf(book(world, { date: monday, start: '13:00' })),
    )
    const changes = [4, 12, 7, 20, 9, 15, 6, 18, 11, 25].map((count) =>
      capacity({ slotKeys: [key('13:00')], capacity: count }),
    )
    const codes = await Promise.all(rush)
    await Promise.all(changes)
    await capacity({ slotKeys: [key('13:00')], capacity: 30 })
    const late = await Promise.all(
      Array.from({ length: 30 }, () => codeOf(book(world, { date: monday, start: '13:00' }))),
    )
    expect([...codes, ...late].filter((code) => code === 'ok')).toHaveLength(30)
    expect(await cell('13:00')).toMatchObject({ capacity: 30, free: 0, booked: 30 })
    expect(await broken()).toEqual([])
  })

  it('refuses slots that have begun', async () => {
    const past = addDays(monday, -7)
    await addHours(world, { office: 1 })
    expect(
      (
        await wardStaff.post('/ops/calendar/capacity', {
          slotKeys: [key('09:00', past)],
          capacity: 1,
        })
      ).status,
    ).toBe(409)
  })
})

describe('another unit', () => {
  const unit = (body: object, staff = wardStaff) =>
    json<UnitResult>(staff.post('/ops/calendar/unit', { ...here(), slotMinutes: 20, ...body }))

  it('BK-03 staff of the office change 30 to 20 minutes for a future week; the calendar follows at once', async () => {
    const next = addDays(monday, 7)
    const row = await book(world, { date: next, start: '09:30' })
    const change = { from: next, to: addDays(next, 6) }
    const impact = await json<Impact>(
      wardStaff.post('/ops/calendar/unit/preview', { ...here(), slotMinutes: 20, ...change }),
    )
    expect(impact).toMatchObject({
      ...change,
      slots: { appear: 5 * 16, disappear: 5 * 8, change: 5 * 8 },
      total: 1,
    })
    expect(impact.bookings[0]?.number).toBe(row.number)
    // The same headcount in shorter slots lets more people in: said before it happens.
    const { before, after } = impact.seats
    expect(after).toBe((before / 16) * 24)
    expect(await openSlots(world, next)).toHaveLength(16)

    const result = await unit(change)
    expect(result).toEqual({
      bands: 1,
      slots: { created: 5 * 16, changed: 5 * 8, closed: 5 * 8, reopened: 0 },
      unfit: 1,
    })
    expect(await openSlots(world, next)).toHaveLength(24)
    expect((await publicDay(next, 'kawasaki')).slots.map(({ start }) => start).slice(0, 3)).toEqual(
      ['09:00', '09:20', '09:40'],
    )
    expect(await openSlots(world, monday)).toHaveLength(16)
    expect(await openSlots(world, addDays(next, 7))).toHaveLength(16)
    expect(await reservation(world, row.id)).toMatchObject({
      status: 'confirmed',
      start: '09:30',
      fits: false,
    })
    expect(await unit(change)).toMatchObject({ bands: 0, unfit: 0 })
  })

  it('of a part of the day on one weekday leaves everything else', async () => {
    await unit({
      from: monday,
      weekdays: [false, true, false, false, false, false, false],
      start: '09:00',
      end: '10:00',
      slotMinutes: 10,
      capacity: 1,
    })
    const [mon, tue] = [await openSlots(world, monday), await openSlots(world, addDays(monday, 1))]
    expect(starts(mon).slice(0, 7)).toEqual([
      '09:00',
      '09:10',
      '09:20',
      '09:30',
      '09:40',
      '09:50',
      '10:00',
    ])
    expect(mon.map(({ capacity: seats }) => seats).slice(5, 8)).toEqual([1, 3, 3])
    expect(tue).toHaveLength(16)
  })

  it('cut off at any point, the same change sent again ends in the same hours', async () => {
    const input = {
      officeId: here().office,
      serviceId: here().service,
      from: addDays(monday, 1),
      to: addDays(monday, 2),
      weekdays: null,
      start: '10:00',
      end: '12:00',
      slotMinutes: 15 as const,
      capacity: null,
    }
    for (let stop = 1; stop <= 4; stop++) {
      const dying = { ...jobContext(world.payload), fault: crashAt(stop) }
      await expect(changeUnit(dying, input)).rejects.toThrow('crashed')
    }
    await changeUnit(jobContext(world.payload), input)
    expect(await openSlots(world, monday)).toHaveLength(16)
    expect(await openSlots(world, addDays(monday, 1))).toHaveLength(2 + 8 + 10)
    expect(await openSlots(world, addDays(monday, 3))).toHaveLength(16)
  })
})

describe('what a form would do', () => {
  it('BK-04 (part) counts slots and lists bookings of an edited band, an exception, and a new band', async () => {
    const row = await book(world, { date: monday, start: '16:30' })
    const impact = (body: object) => json<Impact>(wardStaff.post('/ops/calendar/impact', body))
    const shorter = await impact({
      collection: 'opening-patterns',
      id: hours.id,
      data: form({ end: '16:00' }),
    })
    expect(shorter).toMatchObject({ total: 1, slots: { appear: 0, change: 0 } })
    expect(shorter.slots.disappear).toBeGreaterThan(20)
    expect(shorter.bookings[0]).toMatchObject({
      number: row.number,
      start: '16:30',
      hasMail: false,
    })

    const closing = {
      kind: 'closed',
      reason: '',
      from: monday,
      to: monday,
      offices: [here().office],
    }
    expect(await impact({ collection: 'calendar-exceptions', data: closing })).toMatchObject({
      total: 1,
      slots: { appear: 0, disappear: 16, change: 0 },
    })
    const sunday = addDays(monday, 6)
    const opening = {
      ...closing,
      kind: 'open',
      from: sunday,
      to: sunday,
      start: '08:30',
      end: '12:30',
      slotMinutes: '30',
      capacity: 5,
    }
    expect(await impact({ collection: 'calendar-exceptions', data: opening })).toMatchObject({
      total: 0,
      slots: { appear: 8, disappear: 0, change: 0 },
    })
    const far = addDays(monday, 200)
    expect(
      await impact({
        collection: 'opening-patterns',
        data: form({ validFrom: far, slotMinutes: '60' }),
      }),
    ).toMatchObject({ from: far, total: 0, slots: { appear: 0 } })
    expect(await openSlots(world, monday)).toHaveLength(16)
    expect(await reservation(world, row.id)).toEqual(row)
  })
})
