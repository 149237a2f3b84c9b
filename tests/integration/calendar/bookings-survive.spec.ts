import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { addDays, datesBetween } from '@/domain/time/civil'
import { cancelReservation } from '@/services/booking/engine/cancel'
import { moveReservation } from '@/services/booking/engine/move'
import { generateSlots } from '@/services/calendar/generate-slots'
import { jobContext } from '@/services/context'
import type { OpeningPattern } from '@/payload-types'

import { addHours, book, codeOf, openSlots, reservation } from '../../helpers/calendar'
import { brokenInvariants } from '../../helpers/invariants'
import type { Staff } from '../../helpers/staff'
import { signIn } from '../../helpers/staff'
import type { World } from '../../helpers/world'
import { MONDAY, openWorld } from '../../helpers/world'

let world: World
let hours: OpeningPattern
let admin: Staff
/** A day of its own for each test. */
let day = addDays(MONDAY, -1)

beforeAll(async () => {
  world = await openWorld()
  admin = await signIn(world.payload, ['city-admin'])
  hours = await addHours(world, { sat: true, sun: true })
})
beforeEach(async () => {
  day = addDays(day, 1)
  await save({ start: '09:00', end: '17:00', slotMinutes: '30', capacity: 3 })
})
afterAll(() => world.close())

const save = (data: Partial<OpeningPattern>) =>
  world.payload.update({ collection: 'opening-patterns', id: hours.id, data: data as never })
const at = async (start: string) =>
  (await openSlots(world, day)).find((slot) => slot.start === start)
/** Invariants other than "no lane oversold": less headcount than bookings is a city's own choice. */
const broken = async () =>
  (await brokenInvariants(world)).filter((line) => !line.includes('oversold'))

describe('changed hours never touch a booking', () => {
  it('BK-04 hours shortened over a booked slot: the booking survives and is listed', async () => {
    const late = await book(world, { date: day, start: '16:30' })
    const early = await book(world, { date: day, start: '09:00' })
    await save({ end: '16:00' })
    const after = await reservation(world, late.id)
    expect(after).toMatchObject({
      status: 'confirmed',
      start: '16:30',
      fits: false,
      contactState: '未連絡',
    })
    expect(after.claims).toEqual(late.claims)
    expect(after.history?.at(-1)).toMatchObject({
      type: 'changed',
      to: { fits: false },
      actor: { kind: 'job' },
    })
    expect(await reservation(world, early.id)).toEqual(early)
    expect(await codeOf(book(world, { date: day, start: '16:30' }))).toBe('SLOT_CLOSED')
    expect(await brokenInvariants(world)).toEqual([])
    const list = await admin.get(`/ops/lists/reservations?from=${day}&to=${day}&unfitOnly=1`)
    expect(JSON.stringify(await list.json())).toContain(late.id)

    await save({ end: '17:00' })
    expect(await reservation(world, late.id)).toMatchObject({ fits: true, contactState: '' })
    expect(await at('16:30')).toMatchObject({ capacity: 3, free: 2 })
  })

  it('keeps the mark of somebody who was told already', async () => {
    const row = await book(world, { date: day, start: '16:30' })
    await save({ end: '16:00' })
    const { advance } = await import('@/services/booking/engine/row')
    await advance(world.ctx(), await reservation(world, row.id), { contactState: '電話済み' })
    await save({ end: '17:00' })
    expect(await reservation(world, row.id)).toMatchObject({ fits: true, contactState: '電話済み' })
  })

  it('BK-04 (part) less headcount than booked lists the latest and refuses new ones', async () => {
    const rows = []
    for (let n = 0; n < 3; n++) rows.push(await book(world, { date: day, start: '10:00' }))
    await save({ capacity: 2 })
    expect(await at('10:00')).toMatchObject({ capacity: 2, free: -1, freeWeb: -1 })
    const fits = await Promise.all(rows.map(async ({ id }) => (await reservation(world, id)).fits))
    expect(fits).toEqual([true, true, false])
    expect(await codeOf(book(world, { date: day, start: '10:00' }))).toBe('SLOT_FULL')
    await cancelReservation(world.ctx(), rows[0]!.id, { releaseDelayMinutes: 0 })
    await generateSlots(jobContext(world.payload), { from: day, to: day })
    expect((await reservation(world, rows[2]!.id)).fits).toBe(true)
    expect(await broken()).toEqual([])
  })

  it('BK-03 (part) the unit changed from 30 to 20 minutes for a future week is visible at once', async () => {
    const week = { from: addDays(day, 7), to: addDays(day, 13) }
    const { id: _, createdAt: __, updatedAt: ___, ...fields } = hours
    const changed = await world.payload.create({
      collection: 'opening-patterns',
      data: { ...fields, validFrom: week.from, validTo: week.to, slotMinutes: '20' },
    })
    for (const date of datesBetween(week.from, week.to)) {
      expect(await openSlots(world, date)).toHaveLength(24)
    }
    expect(await openSlots(world, addDays(week.to, 1))).toHaveLength(16)
    await world.payload.delete({ collection: 'opening-patterns', id: changed.id })
    expect(await openSlots(world, week.from)).toHaveLength(16)
  })

  it('a booking of 30 minutes is listed when its slot becomes 20, not when it becomes 15', async () => {
    const row = await book(world, { date: day, start: '11:00' })
    await save({ slotMinutes: '15' })
    expect((await reservation(world, row.id)).fits).toBe(true)
    await save({ slotMinutes: '20' })
    expect((await reservation(world, row.id)).fits).toBe(false)
    expect(await at('11:00')).toMatchObject({ minutes: 20, end: '11:20', capacity: 3, free: 2 })
  })

  it('a moved booking fits, and its contact is solved', async () => {
    const row = await book(world, { date: day, start: '16:30' })
    await save({ end: '16:00' })
    await moveReservation(world.ctx(), row.id, {
      service: world.service,
      office: row.office,
      date: day,
      start: '09:30',
    })
    expect(await reservation(world, row.id)).toMatchObject({ fits: true, contactState: '解決' })
  })
})

describe('changes beside bookings', () => {
  const rush = (count: number, start: string) =>
    Promise.all(Array.from({ length: count }, () => codeOf(book(world, { date: day, start }))))
  const won = (codes: string[]) => codes.filter((code) => code === 'ok').length

  it('BK-10 (part) more seats in the middle of 50 parallel bookings: exactly as many as there are', async () => {
    const [codes] = await Promise.all([rush(50, '14:00'), save({ capacity: 20 })])
    const late = await rush(50, '14:00')
    expect(won(codes) + won(late)).toBe(20)
    expect(await at('14:00')).toMatchObject({ capacity: 20, free: 0, freeWeb: 0 })
    expect(await brokenInvariants(world)).toEqual([])
  })

  it('BK-10 (part) fewer seats in the middle of 50 parallel bookings: no seat is lost or made up', async () => {
    await save({ capacity: 30 })
    const [codes] = await Promise.all([rush(50, '14:00'), save({ capacity: 10 })])
    const taken = won(codes)
    expect(taken).toBeGreaterThanOrEqual(10)
    expect(taken).toBeLessThanOrEqual(30)
    expect(await at('14:00')).toMatchObject({ capacity: 10, free: 10 - taken })
    expect(await broken()).toEqual([])
  })

  it('every booking into a slot that closes meanwhile is refused or listed', async () => {
    const results = Array.from({ length: 30 }, () =>
      book(world, { date: day, start: '16:30' }).catch(() => null),
    )
    await save({ capacity: 40 })
    await save({ end: '16:00' })
    for (const row of await Promise.all(results)) {
      if (row) expect((await reservation(world, row.id)).fits).toBe(false)
    }
    expect(await brokenInvariants(world)).toEqual([])
  })
})
