import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRow, findRows } from '@/db/atomic'
import { checkStop, completeRun, explainDifference } from '@/services/transport/check-stop'
import type { CaseView } from '@/services/cases/view'
import { waitingToday } from '@/services/dashboard/waiting'
import { editRun } from '@/services/transport/plan'
import type { RunView, WeekView } from '@/services/transport/view'
import { transportAlertsTask } from '@/jobs/tasks/transport'

import { ok } from '../../helpers/answer'
import { jsonOf } from '../../helpers/desk-world'
import { signIn, type Staff } from '../../helpers/staff'
import {
  code,
  DAY,
  NAMES,
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
    const { packer, ward, office: stop } = world
    const leader = await signIn(world.payload, ['supervisor'])
    const wish = { date: DAY, route: world.masters.route, stops: [stop] }
    const run = await ok<RunView>(leader.post('/ops/transport/runs', { op: randomUUID(), ...wish }))
    const at = `/ops/transport/runs/${run.id}`
    const scan = (staff: Staff, act: string, index: number, more: object = {}) =>
      ok<{ title: string }>(
        staff.post(`${at}/${act}`, { code: code(index), op: randomUUID(), by: staff.id, ...more }),
      )
    for (let index = 1; index <= 100; index++) await scan(packer, 'pack', index)
    await ok(leader.post('/transport-cases', { number: 'C-777', device: 'GPS-777', active: true }))
    const { cases } = await ok<{ cases: { id: string; device: string }[] }>(
      packer.get(`/ops/transport/masters?date=${DAY}`),
    )
    const left = await ok<RunView>(
      packer.post(`${at}/depart`, {
        op: randomUUID(),
        ...NAMES,
        stops: [
          {
            stop,
            case: cases.find(({ device }) => device === 'GPS-777')!.id,
            device: 'GPS-777',
            seal: 'S-1',
            lockChecked: true,
            cards: 100,
          },
        ],
      }),
    )
    expect(left.stops[0]!.counts).toMatchObject({ packed: 0, sent: 100, received: 0 })

    // At the ward: one counts, one scans what is there.
    const ok99 = { lockOk: true, sealOk: true, theftChecked: true, note: '2人で数え直した' }
    await ok(ward.post(`${at}/arrive`, { op: randomUUID(), stop, cards: 99, ...ok99, ...NAMES }))
    for (let index = 1; index <= 100; index++)
      if (index !== 37) await scan(ward, 'receive', index, { stop })
    const checked = await ok<RunView>(ward.post(`${at}/check`, { stop }))
    expect(checked.state).toBe('arriving')
    expect(checked.stops[0]).toMatchObject({
      closedAt: '',
      remaining: ['K-37'],
      counts: { sent: 1, received: 99 },
      differences: [{ kind: 'missing', what: 'K-37 が届いていません。' }],
    })
    const early = await jsonOf<{ code: string; detail: string }>(leader.post(`${at}/complete`))
    expect(early).toMatchObject({
      status: 409,
      body: { code: 'DIFFERENCES', detail: expect.stringContaining('K-37') as string },
    })
    expect((await ok<RunView>(leader.get(at))).state).toBe('arriving')
    expect(await taskOf(37, 'missing')).toMatchObject({ number: 'K-37', state: 'open' })
    // Looking again changes nothing and raises nothing twice.
    await ok(ward.post(`${at}/check`, { stop }))
    const tasks = await findRows(world.payload, 'card-tasks', { kind: { equals: 'missing' } })
    expect(tasks).toHaveLength(1)

    const { key } = checked.stops[0]!.differences[0]!
    const explain = (more: object) =>
      ward.post(`${at}/explain`, { stop, key, text: '棚に残っていた', ...more })
    const codeOf = async (answer: Promise<Response>) =>
      (await jsonOf<{ code: string }>(answer)).body.code
    expect(await codeOf(explain({ text: ' ', outcome: 'at-origin' }))).toBe('REASON_REQUIRED')
    expect(await codeOf(explain({}))).toBe('OUTCOME_MISSING')
    const done = await ok<RunView>(explain({ outcome: 'at-origin' }))
    expect(done.stops[0]!.closedAt).not.toBe('')
    expect(await taskOf(37, 'missing')).toMatchObject({ state: 'done' })
    expect(await ok<RunView>(leader.post(`${at}/complete`))).toMatchObject({ state: 'completed' })
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
  it('TR-02 fewer than 3 completed runs raise an alert, and only registered drivers and vehicles are taken', async () => {
    const { admin, ward, stranger, masters } = world
    type Row = CaseView & { cells: Record<string, unknown> }
    const alertsFor = async (staff: Staff, query = '') =>
      (await jsonOf<{ rows: Row[] }>(staff.get(`/ops/cases/transport-alerts${query}`))).body.rows
    const nightly = () => transportAlertsTask.run(world.ctx)
    const weekNow = async () =>
      (await jsonOf<WeekView>(admin.get('/ops/transport/week?week=2026-12-10'))).body
    // 川崎区 gets its three runs in the week of 12-07, 幸区 two.
    const wanted: [string, number, number][] = [
      [world.office, 3, 110],
      [world.otherOffice, 2, 202],
    ]
    for (const [office, runs, card] of wanted) {
      const had = (await weekNow()).wards.find((ward) => ward.office === office)!.completed
      for (let at = 0; at < runs - had; at++) await world.deliver('2026-12-08', [card + at], office)
    }
    expect(await weekNow()).toMatchObject({
      week: '2026-12-07',
      wards: [
        { officeName: '川崎区役所', required: 3, completed: 3, short: false },
        { officeName: '幸区役所', required: 3, completed: 2, short: true },
      ],
    })
    const tile = async () =>
      (
        await waitingToday(
          { ...world.ctx, user: { id: admin.id, roles: ['city-admin'], active: true } },
          PRODUCT.tiles,
        )
      ).find(({ key }) => key === 'transport')
    expect(await nightly()).toBe('不足の知らせ 0 件')
    expect(await alertsFor(admin)).toEqual([])
    // On Monday the week is over. The job that runs again raises nothing twice.
    world.clock.now = new Date('2026-12-14T00:00:00.000Z')
    expect(await nightly()).toBe('不足の知らせ 1 件')
    expect(await nightly()).toBe('不足の知らせ 0 件')
    const [alert, ...more] = await alertsFor(admin)
    expect(more).toEqual([])
    expect(await tile()).toMatchObject({
      tone: 'act',
      note: expect.stringContaining('1件') as string,
    })
    expect(alert?.cells).toMatchObject({
      week: '2026-12-07',
      office: '幸区役所',
      required: 3,
      completed: 2,
    })
    expect(await alertsFor(stranger)).toHaveLength(1)
    expect(await alertsFor(ward)).toEqual([])
    const explain = (staff: Staff, note: string) =>
      staff.post(`/ops/cases/transport-alerts/${alert!.id}/explain`, {
        seen: 0,
        op: randomUUID(),
        answers: { note },
      })
    expect((await explain(stranger, '道路工事')).status).toBe(403)
    expect((await explain(admin, '')).status).toBe(422)
    expect((await explain(admin, '年末の道路工事のため')).status).toBe(200)
    expect(await alertsFor(admin)).toEqual([])
    expect(await nightly()).toBe('不足の知らせ 0 件')
    expect(await alertsFor(admin, '?state=all')).toMatchObject([
      { state: 'explained', cells: { note: '年末の道路工事のため', completed: 2 } },
    ])

    // No run with anybody else: not planned, not changed to, and not driven off.
    const date = '2026-12-15'
    const { payload, packer } = world
    const vehicle = (data: object) =>
      payload
        .create({
          collection: 'transport-vehicles',
          data: { plate: randomUUID(), ...data } as never,
        })
        .then(({ id }) => String(id))
    const others: [code: string, who: object][] = [
      ['DRIVER_NOT_REGISTERED', { driver: 'nobody' }],
      ['DRIVER_NOT_REGISTERED', { driver: masters.gone }],
      ['DRIVER_NOT_REGISTERED', { driver: masters.vehicle }],
      ['VEHICLE_NOT_REGISTERED', { vehicle: 'nothing' }],
      ['VEHICLE_NOT_REGISTERED', { vehicle: await vehicle({ active: false }) }],
      [
        'VEHICLE_NOT_REGISTERED',
        { vehicle: await vehicle({ active: true, validFrom: '2026-12-16' }) },
      ],
      [
        'VEHICLE_NOT_REGISTERED',
        { vehicle: await vehicle({ active: true, validUntil: '2026-12-14' }) },
      ],
    ]
    const send = (staff: Staff, path: string, body: object) =>
      jsonOf<RunView & { code: string }>(staff.post(`/ops/transport/runs${path}`, body))
    const plan = { date, route: masters.route, stops: [world.office] }
    const { body: run } = await send(admin, '', { op: randomUUID(), ...plan })
    await world.pack(run.id, 120)
    const leaving = {
      ...NAMES,
      stops: [
        {
          stop: world.office,
          case: masters.cases[0],
          device: 'GPS-01',
          seal: 'S',
          lockChecked: true,
          cards: 1,
        },
      ],
    }
    for (const [code, who] of others) {
      const { rev } = await world.run(run.id)
      const tried = [
        await send(admin, '', { op: randomUUID(), ...plan, ...who }),
        await send(admin, `/${run.id}/edit`, { rev, ...who }),
        await send(packer, `/${run.id}/depart`, { op: randomUUID(), ...leaving, ...who }),
      ]
      expect(tried.map(({ status, body }) => [who, status, body.code])).toEqual(
        tried.map(() => [who, 422, code]),
      )
    }
    expect(await world.run(run.id)).toMatchObject({ state: 'loading', driver: masters.driver })
    expect(
      (await send(packer, `/${run.id}/depart`, { op: randomUUID(), ...leaving })).body,
    ).toMatchObject({
      state: 'departed',
      driverName: '運転 太郎',
      vehiclePlate: '川崎 100 あ 12-34',
    })
  })
})
