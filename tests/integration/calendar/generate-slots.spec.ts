import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { addDays } from '@/domain/time/civil'
import { generateSlots, rollingGeneration } from '@/services/calendar/generate-slots'
import { jobContext } from '@/services/context'

import {
  addHours,
  allSlots,
  book,
  openSlots,
  publicDay,
  reservation,
  starts,
} from '../../helpers/calendar'
import { crashAt } from '../../helpers/crash'
import { brokenInvariants } from '../../helpers/invariants'
import { signIn } from '../../helpers/staff'
import type { World } from '../../helpers/world'
import { MONDAY, openWorld } from '../../helpers/world'

const SUNDAY = addDays(MONDAY, -1)
const TUESDAY = addDays(MONDAY, 1)

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  expect(await brokenInvariants(world)).toEqual([])
  await world.close()
})
/** Each test begins without hours; slots and bookings of earlier ones stay. */
afterEach(async () => {
  const { payload } = world
  await payload.delete({ collection: 'opening-patterns', where: { id: { exists: true } } })
  await payload.delete({ collection: 'calendar-exceptions', where: { id: { exists: true } } })
  await payload.delete({ collection: 'holidays', where: { id: { exists: true } } })
})

const closeDay = (date: string, offices: number[] = []) =>
  world.payload.create({
    collection: 'calendar-exceptions',
    data: {
      kind: 'closed',
      reason: '点検',
      from: date,
      to: date,
      offices: offices.map((index) => world.offices[index]!.id),
    },
  })

describe('slots follow the opening hours', () => {
  it('BK-02 9:00–17:00 at each unit gives 8, 16, 24, 32 and 48 slots', async () => {
    for (const [unit, count] of [
      ['60', 8],
      ['30', 16],
      ['20', 24],
      ['15', 32],
      ['10', 48],
    ] as const) {
      const hours = await addHours(world, { slotMinutes: unit, capacity: 2, validTo: MONDAY })
      const slots = await openSlots(world)
      expect(slots).toHaveLength(count)
      expect(slots[0]).toMatchObject({
        start: '09:00',
        minutes: Number(unit),
        capacity: 2,
        free: 2,
      })
      expect(slots.at(-1)?.end).toBe('17:00')
      await world.payload.delete({ collection: 'opening-patterns', id: hours.id })
    }
  })

  it('BK-02 two units on one day in different bands', async () => {
    await addHours(world, { end: '12:00', slotMinutes: '60' })
    await addHours(world, { start: '13:00', end: '14:00', slotMinutes: '20' })
    expect(starts(await openSlots(world))).toEqual([
      '09:00',
      '10:00',
      '11:00',
      '13:00',
      '13:20',
      '13:40',
    ])
  })

  it('BK-05 (part) a closed day takes the slots of that office only', async () => {
    await addHours(world)
    await addHours(world, { office: 1 })
    await closeDay(MONDAY, [0])
    expect(await openSlots(world)).toEqual([])
    expect(await openSlots(world, MONDAY, 1)).toHaveLength(16)
    expect(await openSlots(world, TUESDAY)).toHaveLength(16)
    expect(await publicDay(MONDAY, 'kawasaki')).toMatchObject({ state: 'closed', slots: [] })
    expect((await publicDay(MONDAY, 'saiwai')).slots).toHaveLength(16)
  })

  it('BK-06 a Sunday opened 8:30–12:30 at 30 minutes has 8 slots, other Sundays stay closed', async () => {
    await addHours(world)
    await addHours(world, { office: 1 })
    expect((await publicDay(SUNDAY, 'kawasaki')).slots).toEqual([])
    const city = await signIn(world.payload, ['city-admin'])
    const opening = {
      kind: 'open',
      reason: '休日開庁',
      start: '08:30',
      end: '12:30',
      slotMinutes: '30',
      capacity: 5,
      offices: [world.offices[0]!.id],
    }
    // A Sunday of this month, and a whole weekend, each by the city's own entry.
    const weekend = [addDays(SUNDAY, 13), addDays(SUNDAY, 14)] as const
    for (const [from, to] of [[SUNDAY, SUNDAY], weekend] as const) {
      const saved = await city.post('/calendar-exceptions', { ...opening, from, to })
      expect(saved.status).toBe(201)
    }
    for (const date of [SUNDAY, ...weekend]) {
      const { slots } = await publicDay(date, 'kawasaki')
      expect(slots.map(({ start }) => start)).toEqual([
        ...['08:30', '09:00', '09:30', '10:00'],
        ...['10:30', '11:00', '11:30', '12:00'],
      ])
      expect(slots.map(({ free }) => free)).toEqual(Array(8).fill(5))
      expect((await publicDay(date, 'saiwai')).slots).toEqual([])
    }
    for (const date of [addDays(SUNDAY, 6), addDays(SUNDAY, 7)])
      expect((await publicDay(date, 'kawasaki')).slots).toEqual([])
  })

  it('BK-07 two offices hold different hours; changing one leaves the other', async () => {
    const first = await addHours(world, { start: '09:00', end: '12:00' })
    await addHours(world, { office: 1, start: '10:00', end: '16:00' })
    const before = await openSlots(world, MONDAY, 1)
    await world.payload.update({
      collection: 'opening-patterns',
      id: first.id,
      data: { end: '10:00' },
    })
    expect(starts(await openSlots(world))).toEqual(['09:00', '09:30'])
    expect(await openSlots(world, MONDAY, 1)).toEqual(before)
  })

  it('a holiday closes the day, taking it back opens it again', async () => {
    await addHours(world)
    const holiday = await world.payload.create({
      collection: 'holidays',
      data: { date: TUESDAY, name: '市の記念日', kind: 'city' },
    })
    expect(await openSlots(world, TUESDAY)).toEqual([])
    await world.payload.update({ collection: 'holidays', id: holiday.id, data: { active: false } })
    expect(await openSlots(world, TUESDAY)).toHaveLength(16)
  })

  it('BK-14 (part) a new office and service have bookable slots with no further step', async () => {
    const { payload } = world
    const office = await payload.create({
      collection: 'offices',
      data: { code: 'takatsu', name: '高津区役所', kind: 'ward', order: 9 },
    })
    const base = await payload.findByID({ collection: 'services', id: world.service.id, depth: 0 })
    const { id: _, createdAt: __, updatedAt: ___, ...fields } = base
    const service = await payload.create({
      collection: 'services',
      data: { ...fields, code: 'renewal', name: '電子証明書更新予約', offices: [office.id] },
    })
    const at = world.offices.push({ id: office.id, code: office.code, name: office.name }) - 1
    await addHours(world, { office: at, service: service.id })
    expect(await openSlots(world, MONDAY, at)).toHaveLength(16)
    const booked = await book(world, {
      start: '09:00',
      office: office.id,
      service: { id: service.id, partyMode: 'same', holdMinutes: 10 },
    })
    expect(booked.status).toBe('confirmed')
    await payload.update({ collection: 'offices', id: office.id, data: { active: false } })
    expect(await openSlots(world, MONDAY, at)).toEqual([])
    // Switched off takes no new bookings; the hours still hold the old ones.
    expect((await reservation(world, booked.id)).fits).toBe(true)
  })
})

describe('running again', () => {
  it('BK-29 generating a month twice changes nothing', async () => {
    await addHours(world)
    await addHours(world, { office: 1, slotMinutes: '20' })
    const ctx = jobContext(world.payload)
    const period = { from: MONDAY, to: addDays(MONDAY, 30) }
    await generateSlots(ctx, period)
    const before = await allSlots(world)
    const again = await generateSlots(ctx, period)
    expect(again).toMatchObject({
      created: 0,
      changed: 0,
      closed: 0,
      reopened: 0,
      unfit: 0,
      fitAgain: 0,
    })
    expect(await allSlots(world)).toEqual(before)
    expect(new Set(before.map(({ slotKey }) => slotKey)).size).toBe(before.length)
  })

  it('two runs at once, and two saves at once, leave what the newest settings say', async () => {
    const hours = await addHours(world)
    await Promise.all(
      ['15:00', '12:00', '16:00', '11:00'].map((end) =>
        world.payload.update({ collection: 'opening-patterns', id: hours.id, data: { end } }),
      ),
    )
    await Promise.all([1, 2].map(() => rollingGeneration(jobContext(world.payload))))
    const stored = await world.payload.findByID({ collection: 'opening-patterns', id: hours.id })
    expect((await openSlots(world)).at(-1)?.end).toBe(stored.end)
  })

  it('a crash in the middle is made good by the next run', async () => {
    const hours = await addHours(world)
    const { custom } = world.payload.config
    world.payload.config.custom = { ...custom, fault: crashAt(2) }
    await world.payload.update({
      collection: 'opening-patterns',
      id: hours.id,
      data: { slotMinutes: '20', capacity: 7 },
    })
    world.payload.config.custom = custom
    const check = await world.payload.find({ collection: 'check-results' })
    expect(check.docs).toMatchObject([{ name: '予約枠の作成', ok: 'no' }])
    await rollingGeneration(jobContext(world.payload))
    const slots = await openSlots(world)
    expect(slots).toHaveLength(24)
    expect(new Set(slots.map(({ capacity, free }) => `${capacity}/${free}`))).toEqual(
      new Set(['7/7']),
    )
    expect((await world.payload.find({ collection: 'check-results' })).docs).toMatchObject([
      { ok: 'yes' },
    ])
  })

  it('keeps the calendar filled to the last bookable day and a week more', async () => {
    await addHours(world, { sat: true, sun: true })
    const dates = (await allSlots(world)).filter(({ open }) => open).map(({ date }) => date)
    const today = addDays(MONDAY, -7)
    expect(dates.toSorted().at(-1)).toBe(addDays(today, 31 + 7))
    expect((await openSlots(world, today)).every(({ start }) => start > '12:00')).toBe(true)
  })
})
