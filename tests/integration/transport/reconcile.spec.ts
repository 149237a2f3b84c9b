/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { checkStop, completeRun, explainDifference } from '@/services/transport/check-stop'
import { listCases } from '@/services/cases/list'
import { moveCase } from '@/services/cases/move'
import { transportAlert } from '@/services/transport/alerts/case'
import { transportAlerts } from '@/services/transport/alerts/list'
import { raiseTransportAlerts } from '@/services/transport/alerts/raise'
import { editRun } from '@/services/transport/plan'
import { wardsOfWeek } from '@/services/transport/ward-weeks'

import {
  code,
  openTransportWorld,
  READY,
  SAIWAI,
  type TransportWorld,
} from '../../helpers/transport-world'

let world: TransportWorld
type Task = { title: string; state: string; number: string; kind: string }

beforeAll(async () => {
  world = await openTransportWorld()
  await world.add(1, 140, READY)
  await world.add(201, 205, SAIWAI)
}, 300_000)
afterAll(() => world.close())

const taskOf = async (index: number, kind: string) =>
  findRow<Task>(world.payload, 'card-tasks', {
    and: [{ card: { equals: (await world.card(index)).cardKey } }, { kind: { equals: kind } }],
  })

describe('what was sent and what arrived', () => {
  it('TR-07 100 sent, 99 scanned: run stays open, missing card named', async () => {
    const { id } = await world.plan([world.office])
    const stop = world.office
    for (let index = 1; index <= 100; index++) await world.pack(id, index)
    await world.depart(id, [100])
    await world.arrive(id, stop, 99)
    for (let index = 1; index <= 100; index++) {
      if (index !== 37) await world.receive(id, stop, index)
    }
    const { closed, stop: checked } = await checkStop(world.ctx, { id, stop })
    expect(closed).toBe(false)
    expect(checked.differences).toMatchObject([
      { kind: 'missing', what: 'K-37 が届いていません。' },
    ])
    await expect(completeRun(world.ctx, { id })).rejects.toMatchObject({
      code: 'DIFFERENCES',
      message: expect.stringContaining('K-37') as string,
    })
    expect((await world.run(id)).state).toBe('arriving')
    expect(await taskOf(37, 'missing')).toMatchObject({ number: 'K-37', state: 'open' })
    // Looking again changes nothing and raises nothing twice.
    await checkStop(world.ctx, { id, stop })
    const tasks = await findRows(world.payload, 'card-tasks', { kind: { equals: 'missing' } })
    expect(tasks).toHaveLength(1)

    const key = checked.differences[0]!.key
    const explain = { id, stop, key, text: '棚に残っていた' }
    await expect(explainDifference(world.ctx, { ...explain, text: ' ' })).rejects.toMatchObject({
      code: 'REASON_REQUIRED',
    })
    await expect(explainDifference(world.ctx, explain)).rejects.toMatchObject({
      code: 'OUTCOME_MISSING',
    })
    const done = await explainDifference(world.ctx, { ...explain, outcome: 'at-origin' })
    expect(done.closed).toBe(true)
    expect(await taskOf(37, 'missing')).toMatchObject({ state: 'done' })
    expect(await completeRun(world.ctx, { id })).toMatchObject({ state: 'completed' })
    expect(await world.card(37)).toMatchObject({ status: '交付前設定済み', run: '' })
    const arrived = await findRows(world.payload, 'cards', { status: { equals: '区移管済み' } })
    expect(arrived).toHaveLength(99)
    // Found again, the card goes with the next run.
    const next = await world.plan([stop])
    await expect(world.pack(next.id, 37)).resolves.toMatchObject({ title: '積み込みました' })
  }, 240_000)

  it('a missing card that turns up after all is received, and the difference goes', async () => {
    const { id } = await world.plan([world.office])
    const stop = world.office
    for (const index of [101, 102]) await world.pack(id, index)
    await world.depart(id, [2])
    await world.arrive(id, stop, 2)
    await world.receive(id, stop, 101)
    const first = await checkStop(world.ctx, { id, stop })
    // The count by hand said two: that is a difference of its own.
    expect(first.stop.differences.map(({ kind }) => kind)).toEqual(['missing', 'count'])
    await explainDifference(world.ctx, {
      id,
      stop,
      key: first.stop.differences[0]!.key,
      text: '見当たらない',
      outcome: 'lost',
    })
    expect(await world.card(102)).toMatchObject({ run: '', status: '交付前設定済み' })
    await world.receive(id, stop, 102)
    const second = await checkStop(world.ctx, { id, stop })
    expect(second).toMatchObject({ closed: true, stop: { differences: [] } })
    expect(await world.card(102)).toMatchObject({ status: '区移管済み' })
  })

  it('CD-16 a card that is not on the list is named, kept apart and has to be explained', async () => {
    const { id } = await world.plan()
    const [here, there] = [world.office, world.otherOffice]
    await world.pack(id, 103)
    await world.pack(id, 201)
    await world.depart(id, [1, 1])
    await world.arrive(id, here, 3)
    await world.receive(id, here, 103)
    await expect(world.receive(id, here, 201)).rejects.toMatchObject({
      code: 'EXTRA_CARD',
      message: expect.stringContaining('K-201 は、幸区役所に届けるカードです') as string,
    })
    await expect(world.receive(id, here, 104)).rejects.toMatchObject({
      code: 'EXTRA_CARD',
      message: expect.stringContaining('K-104 は、この移送の一覧にない') as string,
    })
    await expect(world.receive(id, here, 9999)).rejects.toMatchObject({ code: 'UNKNOWN_CARD' })
    expect(await world.card(201)).toMatchObject({ status: '交付前設定済み', run: id })
    expect(await world.card(104)).toMatchObject({ status: '交付前設定済み' })
    const { stop, closed } = await checkStop(world.ctx, { id, stop: here })
    expect(closed).toBe(false)
    expect(stop.differences.map(({ kind }) => kind)).toEqual(['extra', 'extra'])
    expect(await taskOf(104, 'unexpected')).toMatchObject({ number: 'K-104' })
    for (const { key } of stop.differences) {
      await explainDifference(world.ctx, { id, stop: here, key, text: 'センターの積み間違い' })
    }
    // The card that went to the wrong ward does not count as arrived at the right one.
    await world.arrive(id, there, 0)
    const other = await checkStop(world.ctx, { id, stop: there })
    expect(other.stop.differences).toMatchObject([{ kind: 'missing' }])
    await explainDifference(world.ctx, {
      id,
      stop: there,
      key: other.stop.differences[0]!.key,
      text: '川崎区役所に届いた。次の便で戻す',
      outcome: 'at-origin',
    })
    expect(await completeRun(world.ctx, { id })).toMatchObject({ state: 'completed' })
  })

  it('papers that are fewer and a broken seal have to be explained as well', async () => {
    const run = await world.plan([world.office])
    const { id } = run
    const stop = world.office
    await editRun(world.ctx, {
      id,
      rev: run.rev,
      papers: [{ stop, papers: [{ kind: 'bookings', count: 3 }] }],
    })
    await world.depart(id, [0])
    const { arriveAtStop } = await import('@/services/transport/receive')
    await arriveAtStop(world.ctx, {
      id,
      stop,
      op: randomUUID(),
      cards: 0,
      papers: [{ kind: 'bookings', count: 2 }],
      lockOk: true,
      sealOk: false,
      theftChecked: true,
      by: '運転',
      with: '鈴木',
      note: '封印シールの端がはがれていた',
    })
    const { stop: checked } = await checkStop(world.ctx, { id, stop })
    expect(checked.differences.map(({ kind }) => kind)).toEqual(['papers', 'seal'])
    expect(checked.differences[0]!.what).toBe('予約リストは 3 を送り、2 が届きました。')
  })

  it('a card called off while it travels arrives without becoming 区移管済み, and raises a task', async () => {
    const { id } = await world.plan([world.office])
    await world.pack(id, 105)
    await world.depart(id, [1])
    const card = await world.card(105)
    await world.admin.post('/ops/cards/status', {
      id: card.id,
      status: '交付取りやめ',
      reason: '転出',
    })
    await world.arrive(id, world.office, 1)
    const answer = await world.receive(id, world.office, 105)
    expect(answer.lines).toEqual(['交付取りやめ', '全部受け取りました'])
    expect(await world.card(105)).toMatchObject({ status: '交付取りやめ', run: '' })
    expect(await taskOf(105, 'unexpected')).toMatchObject({ state: 'open' })
    expect((await checkStop(world.ctx, { id, stop: world.office })).closed).toBe(true)
  })
})

describe('three runs a week', () => {
  it('TR-02 a week with fewer than 3 completed runs to a ward raises an alert', async () => {
    // The week of 12-07: one completed run so far to 川崎区 and 幸区 each, more are needed.
    for (const [at, date] of ['2026-12-08', '2026-12-09'].entries()) {
      await world.deliver(date, [110 + at])
    }
    const now = await wardsOfWeek(world.ctx, '2026-12-10')
    expect(now.week).toBe('2026-12-07')
    expect(now.wards).toMatchObject([
      { officeName: '川崎区役所', completed: 4, short: false },
      { officeName: '幸区役所', completed: 1, short: true },
    ])
    expect(await raiseTransportAlerts(world.ctx)).toBe(0)
    // On Monday the week is over.
    world.clock.now = new Date('2026-12-14T00:00:00.000Z')
    expect(await raiseTransportAlerts(world.ctx)).toBe(1)
    expect(await raiseTransportAlerts(world.ctx)).toBe(0)
    const waiting = async () => (await listCases(world.ctx, transportAlerts, {})).rows
    const alerts = await waiting()
    expect(alerts.map(({ cells }) => cells)).toMatchObject([
      { week: '2026-12-07', office: '幸区役所', required: 3, completed: 1 },
    ])
    await moveCase(world.ctx, transportAlert, alerts[0]!.id, {
      move: 'explain',
      answers: { note: '年末の道路工事のため' },
      op: randomUUID(),
    })
    expect(await waiting()).toEqual([])
    expect(await raiseTransportAlerts(world.ctx)).toBe(0)
    expect(code(1)).toBe('ABC100001')
  })
})
