/** @engine: also on MongoDB every day. */
import type { Where } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows, insertRow } from '@/db/atomic'
import { insertMany, updateEach, updateMany } from '@/db/bulk'
import { countByField, countGroups, type GroupFilter } from '@/db/count'
import { timeOf } from '@/domain/time/civil'
import type { SlotRow } from '@/services/booking/types'

import type { World } from '../../helpers/world'
import { addSlot, MONDAY, openWorld } from '../../helpers/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const slot = (key: string, extra: Partial<SlotRow> = {}) => ({
  slotKey: key,
  office: world.offices[0]!.id,
  service: world.service.id,
  date: MONDAY,
  start: '09:00',
  end: '09:30',
  startsAt: `${MONDAY}T00:00:00.000Z`,
  minutes: 30,
  capacity: 3,
  capWeb: 3,
  capPhone: 3,
  capCounter: 3,
  free: 3,
  freeWeb: 3,
  freePhone: 3,
  freeCounter: 3,
  overbooked: 0,
  open: true,
  manual: false,
  source: 'bulk',
  rev: 0,
  epoch: 0,
  recountMark: '',
  ...extra,
})

describe('many rows at once', () => {
  it('stores rows that read exactly like rows stored one by one', async () => {
    const single = await addSlot(world, { start: '08:00', capacity: 3 })
    expect(await insertMany(world.payload, 'slots', [slot('read-a')])).toBe(1)
    const stored = await findRow<SlotRow>(world.payload, 'slots', { slotKey: { equals: 'read-a' } })
    expect(stored).toEqual({ ...slot('read-a'), id: expect.any(String) })
    expect(Object.keys(stored ?? {}).sort()).toEqual(Object.keys(single).sort())
    const same = await findRows(world.payload, 'slots', {
      and: [{ office: { equals: single.office } }, { open: { equals: true } }],
    })
    expect(same).toHaveLength(2)
  })

  it('stamps the times where a collection keeps them', async () => {
    const expiresAt = '2026-12-01T00:00:00.000Z'
    const rows = ['a', 'b'].map((bucketKey) => ({ bucketKey, hits: 0, expiresAt }))
    expect(await insertMany(world.payload, 'rate-buckets', rows)).toBe(2)
    const stored = await findRows<{ createdAt: string }>(world.payload, 'rate-buckets', {})
    expect(stored.map((row) => Number.isNaN(Date.parse(row.createdAt)))).toEqual([false, false])
  })

  it('leaves out taken keys and keeps the rest, also of another chunk', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => slot(`many-${index}`))
    expect(await insertMany(world.payload, 'slots', rows.slice(0, 5))).toBe(5)
    const twice = [...rows, slot('many-7')]
    expect(await insertMany(world.payload, 'slots', twice)).toBe(995)
    expect(await insertMany(world.payload, 'slots', rows)).toBe(0)
    const stored = await world.payload.count({
      collection: 'slots',
      where: { slotKey: { like: 'many-' } },
    })
    expect(stored.totalDocs).toBe(1000)
  })

  it('two inserters of the same rows add each row once', async () => {
    const rows = Array.from({ length: 600 }, (_, index) => slot(`race-${index}`))
    const added = await Promise.all([1, 2, 3].map(() => insertMany(world.payload, 'slots', rows)))
    expect(added.reduce((sum, one) => sum + one)).toBe(600)
  })

  it('changes only rows that are still as they were read, and adds to counters', async () => {
    const keys = Array.from({ length: 450 }, (_, index) => `change-${index}`)
    const rows = keys.map((key, index) =>
      slot(key, { capacity: index === 7 ? 9 : 3, start: timeOf(index) }),
    )
    await insertMany(world.payload, 'slots', rows)
    const change = {
      key: 'slotKey',
      keys,
      where: { capacity: 3, open: true },
      set: { open: false, source: 'changed' },
      inc: { free: -4, rev: 1 },
    }
    expect(await updateMany(world.payload, 'slots', change)).toBe(449)
    expect(await updateMany(world.payload, 'slots', change)).toBe(0)
    const read = (key: string) =>
      findRow<SlotRow>(world.payload, 'slots', { slotKey: { equals: key } })
    expect(await read('change-449')).toMatchObject({
      open: false,
      free: -1,
      rev: 1,
      source: 'changed',
      start: '07:29',
    })
    expect(await read('change-7')).toMatchObject({ open: true, free: 3, rev: 0 })
  })

  it('changes each row in its own way, and only while it is as it was read', async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `own-${index}`)
    await insertMany(
      world.payload,
      'slots',
      keys.map((key, index) => slot(key, { rev: index === 4 ? 1 : 0 })),
    )
    const changes = keys.map((key, index) => ({
      key,
      where: { rev: 0 },
      set: { rev: 1, free: index, source: `own ${index}` },
    }))
    expect(await updateEach(world.payload, 'slots', 'slotKey', changes)).toBe(29)
    expect(await updateEach(world.payload, 'slots', 'slotKey', changes)).toBe(0)
    const read = (key: string) =>
      findRow<SlotRow>(world.payload, 'slots', { slotKey: { equals: key } })
    expect(await read('own-4')).toMatchObject({ free: 3, source: 'bulk' })
    expect(await read('own-29')).toMatchObject({ rev: 1, free: 29, source: 'own 29' })
  })

  it('finds what is there of a list of ids that may hold anything', async () => {
    const { id } = await addSlot(world, { start: '08:30', capacity: 3 })
    const { payload } = world
    const found = async (condition: Where[string]) => {
      const where: Where = { and: [{ id: condition }, { start: { equals: '08:30' } }] }
      return (await payload.count({ collection: 'slots', where })).totalDocs
    }
    const odd = ['x', '', 'a,b', '０１', `${id},${id}x`]
    expect(await found({ in: [...odd, id] })).toBe(1)
    expect(await found({ in: odd })).toBe(0)
    for (const one of odd) expect([one, await found({ equals: one })]).toEqual([one, 0])
    expect(await found({ not_in: odd })).toBe(1)
    expect(await found({ not_equals: 'x' })).toBe(1)
    expect(await found({ equals: 'x', in: [id] })).toBe(0)
    expect(await findRows(payload, 'slots', { id: { in: odd } })).toEqual([])
  })

  it('counts each combination of fields, within a span and for some relations only', async () => {
    const rows = [
      slot('count-1', { date: '2027-01-04', source: 'a' }),
      slot('count-2', { date: '2027-01-05', source: 'a' }),
      slot('count-3', { date: '2027-01-05', source: 'a' }),
      slot('count-4', { date: '2027-01-06', source: 'b' }),
      slot('count-5', { date: '2027-01-07', source: 'b' }),
      slot('count-6', { date: '2027-01-06', source: 'b', office: world.offices[1]!.id }),
    ]
    await insertMany(world.payload, 'slots', rows)
    // One that Payload itself wrote: its relation must be found like those of the others.
    await insertRow(world.payload, 'slots', slot('count-7', { date: '2027-01-05', source: 'b' }))
    const filter = {
      span: ['date', '2027-01-05', '2027-01-06'],
      anyOf: ['office', [world.offices[0]!.id]],
    } satisfies GroupFilter
    const groups = await countGroups(world.payload, 'slots', ['date', 'source'], filter)
    expect(groups.map(({ values, rows: count }) => [...values, count]).sort()).toEqual([
      ['2027-01-05', 'a', 2],
      ['2027-01-05', 'b', 1],
      ['2027-01-06', 'b', 1],
    ])
    const none = { ...filter, anyOf: ['office', []] } satisfies GroupFilter
    expect(await countGroups(world.payload, 'slots', ['date'], none)).toEqual([])
    const offices = await countByField(world.payload, 'slots', 'office')
    expect(offices.get(world.offices[1]!.id)).toBe(1)
  })
})
