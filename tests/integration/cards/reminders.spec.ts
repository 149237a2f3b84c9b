/** @exhaustive: with all others, not every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import {
  createReminderRun,
  type ReminderItem,
  type ReminderRun,
  settleReminders,
} from '@/services/cards/reminders/run'
import type { WaitingCard } from '@/services/cards/reminders/lists'

import { ok } from '../../helpers/answer'
import { type CardWorld, eventsOf, openCardWorld } from '../../helpers/card-world'
import { crashAtEveryPoint } from '../../helpers/crash'
import { jsonOf } from '../../helpers/desk-world'
import type { Staff } from '../../helpers/staff'

let world: CardWorld
const DAY = 86_400_000

beforeAll(async () => {
  world = await openCardWorld()
  const today = world.clock.now
  // Notices of three ages, each sent on its own day.
  for (const [from, to, days] of [
    [1, 6, 60],
    [7, 9, 31],
    [10, 12, 5],
  ] as const) {
    world.clock.now = new Date(today.getTime() - days * DAY)
    await world.add(from, to, { 状態区分: '交付前設定済み' })
    for (let index = from; index <= to; index++) await setStatus(index, '交付通知書発送済み')
  }
  world.clock.now = today
})
afterAll(() => world.close())

const setStatus = async (index: number, status: string) => {
  const { id } = await world.card(index)
  const response = await world.admin.post('/ops/cards/status', { id, status, reason: '試験' })
  expect(response.status).toBe(200)
}

type Answer = { total: number; rows: WaitingCard[] }
const waiting = (query: string, staff = world.admin) =>
  jsonOf<Answer>(staff.get(`/ops/reminders/waiting?${query}`))
const numbersOf = ({ rows }: { rows: { number: string }[] }) =>
  rows.map(({ number }) => Number(number.slice(2))).sort((a, b) => a - b)
const wish = (more: object = {}) => ({
  op: randomUUID(),
  days: 30,
  again: 30,
  skipBooked: true,
  skipReturned: true,
  ...more,
})

const select = (more: object = {}, staff: Staff = world.admin) =>
  ok<ReminderRun>(staff.post('/ops/reminders/runs', wish(more)))

describe('cards that nobody comes for', () => {
  it('CD-22 (part) are selected by the days since 交付通知書発送日', async () => {
    expect(numbersOf((await waiting('kind=uncollected&days=60')).body)).toEqual([1, 2, 3, 4, 5, 6])
    expect(numbersOf((await waiting('kind=uncollected&days=31')).body)).toHaveLength(9)
    expect((await waiting('kind=uncollected&days=61')).body.total).toBe(0)
    const [first] = (await waiting('kind=uncollected&days=60')).body.rows
    expect(first).toMatchObject({ days: 60, reminders: 0, notifiedOn: '2026-10-08' })
    // Numbers only: the list holds nobody's name.
    expect(JSON.stringify(first)).not.toContain('花子')
    expect((await waiting('kind=uncollected&days=60', world.stranger)).body.total).toBe(0)
    expect((await waiting('kind=uncollected&days=60', world.operator)).status).toBe(403)
  })

  it('a card that came with its status in the city’s list counts from the day it came', async () => {
    await world.add(31, 31)
    expect((await world.card(31)).notifiedOn ?? '').toBe('')
    expect(
      (await waiting('kind=uncollected&days=0')).body.rows.map(({ number }) => number),
    ).toContain('K-31')
    expect(numbersOf((await waiting('kind=uncollected&days=1')).body)).not.toContain(31)
    await setStatus(31, '交付取りやめ')
  })

  it('CD-22 no one is selected twice in the same run, nor again within the days; the number of reminders is kept', async () => {
    const order = wish({ days: 60, office: world.office })
    const made = await jsonOf<{ id: string; count: number; number: string }>(
      world.ward.post('/ops/reminders/runs', order),
    )
    expect(made).toMatchObject({ status: 201, body: { count: 6, number: 'Y20261207-1' } })
    // The same button pressed again is the same run.
    const again = await jsonOf<{ id: string }>(world.ward.post('/ops/reminders/runs', order))
    expect(again.body.id).toBe(made.body.id)
    const { items } = await ok<{ items: ReminderItem[] }>(
      world.ward.get(`/ops/reminders/runs/${made.body.id}`),
    )
    expect(new Set(items.map(({ card }) => card)).size).toBe(6)
    expect(await world.card(1)).toMatchObject({ reminders: 1, remindedOn: '2026-12-07' })
    const lines = await eventsOf(world, (await world.card(1)).cardKey)
    expect(lines.filter(({ type }) => type === 'reminded')).toHaveLength(1)
    // Another run the same day, and one 29 days later, find only the others.
    const second = await select()
    expect(second.count).toBe(3)
    world.clock.now = new Date(world.clock.now.getTime() + 29 * DAY)
    expect((await select({ days: 60 })).count).toBe(0)
    world.clock.now = new Date(world.clock.now.getTime() + DAY)
    const third = await select({ days: 60 })
    expect(third.count).toBe(9)
    expect((await world.card(1)).reminders).toBe(2)
    world.clock.now = new Date(world.clock.now.getTime() - 30 * DAY)
  })

  it('CD-22 three clerks at once remind each card once', async () => {
    world.clock.now = new Date(world.clock.now.getTime() + 100 * DAY)
    const before = (await world.card(10)).reminders ?? 0
    const runs = await Promise.all([
      select({}, world.admin),
      select({ office: world.office }, world.ward),
      select({ office: world.office }, world.window),
    ])
    expect(runs.reduce((sum, { count }) => sum + count, 0)).toBe(12)
    expect((await world.card(10)).reminders).toBe(before + 1)
  })

  it('CD-22 (part) a process that dies anywhere in the run leaves every card reminded once', async () => {
    await crashAtEveryPoint(4, async (diesNow, step) => {
      world.clock.now = new Date(world.clock.now.getTime() + 40 * DAY)
      const order = wish()
      const before = (await world.card(3)).reminders ?? 0
      await diesNow((fault) => createReminderRun({ ...world.ctx, fault }, order))
      const run = await createReminderRun(world.ctx, order)
      expect([step, run.state, run.count]).toEqual([step, 'done', 12])
      expect((await world.card(3)).reminders).toBe(before + 1)
    })
    expect(await settleReminders(world.ctx)).toBe(0)
    const items = await findRows<ReminderItem>(world.payload, 'card-reminder-items', {})
    expect(new Set(items.map(({ itemKey }) => itemKey)).size).toBe(items.length)
  }, 240_000)

  it('people who have booked, returned letters and handed out cards are left out', async () => {
    world.clock.now = new Date(world.clock.now.getTime() + 40 * DAY)
    await setStatus(11, '交付済み')
    const today = world.clock.now.toISOString().slice(0, 10)
    const returned = { code: 'ABC100012', on: today, op: 'r1' }
    expect((await world.ward.post('/ops/reminders/returned', returned)).status).toBe(200)
    const seen = numbersOf((await waiting('kind=uncollected&days=30')).body)
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const all = numbersOf((await waiting('kind=uncollected&days=30&skipReturned=0')).body)
    expect(all).toContain(12)
  })

  it('CD-15 (part) returned mail is recorded with its day, listed, and raises a task', async () => {
    const list = (await waiting('kind=returned')).body
    expect(numbersOf(list)).toEqual([12])
    const future = { code: 'ABC100001', on: '2099-01-01', op: 'r2' }
    expect((await world.ward.post('/ops/reminders/returned', future)).status).toBe(422)
    const twice = await world.ward.post('/ops/reminders/returned', {
      code: 'ABC100012',
      on: list.rows[0]!.returnedOn,
      op: 'r3',
    })
    expect(twice.status).toBe(409)
    const tasks = await findRows(world.payload, 'card-tasks', { kind: { equals: 'returned-mail' } })
    expect(tasks).toHaveLength(1)
  })

  it('CD-18 cards expiring within N days are listed and go to a file', async () => {
    await world.add(21, 22, { 有効期限: '2028-01-10', 状態区分: '区移管済み' })
    await world.add(23, 23, { 有効期限: '2028-01-10', 状態区分: '交付済み' })
    world.clock.now = new Date('2027-12-31T00:00:00.000Z')
    expect(numbersOf((await waiting('kind=expiring&days=10')).body)).toEqual([21, 22])
    expect((await waiting('kind=expiring&days=9')).body.total).toBe(0)
    const path = '/ops/reminders/waiting/output?kind=expiring&days=10&format=csv&purpose=x'
    const csv = await (await world.admin.get(path)).text()
    expect(csv.trim().split('\r\n')).toHaveLength(3)
    expect(csv).toContain('2028-01-10')
  })
})
