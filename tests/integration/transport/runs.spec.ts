import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import type { RunRow } from '@/domain/transport/run-types'
import { LOAD_STATE, REQUEST_KIND, REQUEST_KINDS } from '@/domain/transport/vocabulary'
import { wardWeeks } from '@/domain/transport/week'
import { withCard } from '@/services/cards/change-card'
import type { CardDetail } from '@/services/cards/card-detail'
import type { CaseView } from '@/services/cases/view'
import { checkStop, completeRun } from '@/services/transport/check-stop'
import type { RunView, WeekView } from '@/services/transport/view'

import { meanwhileAt } from '../../helpers/crash'
import { jsonOf } from '../../helpers/desk-world'
import { eventsOf } from '../../helpers/card-world'
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

beforeAll(async () => {
  world = await openTransportWorld()
  await world.add(1, 20, READY)
  await world.add(21, 30, SAIWAI)
})
afterAll(() => world.close())

type Refusal = { code: string; detail: string; conflicts?: string[] }
const post = <T = RunView & Refusal>(staff: Staff, path: string, body: object = {}) =>
  jsonOf<T>(staff.post(`/ops/transport/${path}`, body))
const scan = (staff: Staff, run: string, index: number, more: object = {}) =>
  post<{ title: string; lines: string[] } & Refusal>(
    staff,
    `runs/${run}/${'stop' in more ? 'receive' : 'pack'}`,
    { code: code(index), op: randomUUID(), ...more },
  )
const departure = (more: object = {}) => ({
  op: randomUUID(),
  ...NAMES,
  stops: [
    {
      stop: world.office,
      case: world.masters.cases[0],
      device: 'GPS-01',
      seal: 'S-1',
      lockChecked: true,
      cards: 1,
    },
    { stop: world.otherOffice, cards: 0 },
  ],
  ...more,
})
const nameOf = async ({ id }: Staff) =>
  (await world.payload.findByID({ collection: 'users', id, depth: 0 })).name
const stopWith = (change: object) => ({
  stops: [{ ...departure().stops[0], ...change }, departure().stops[1]],
})
const arrival = (more: object = {}) => ({
  op: randomUUID(),
  stop: world.office,
  cards: 1,
  lockOk: true,
  sealOk: true,
  theftChecked: true,
  ...NAMES,
  ...more,
})

describe('a run', () => {
  it('TR-01 has date, route, stops, carrier and contents from the plan to its end', async () => {
    const planned = await post(world.admin, 'runs', {
      op: 'plan-1',
      date: DAY,
      route: world.masters.route,
      papers: [{ kind: 'bookings', count: 2 }],
    })
    expect(planned.status).toBe(201)
    const again = await post(world.admin, 'runs', {
      op: 'plan-1',
      date: DAY,
      route: world.masters.route,
    })
    expect(again.body.id).toBe(planned.body.id)
    const { id } = planned.body
    expect((await scan(world.packer, id, 1)).body).toMatchObject({
      title: '積み込みました',
      lines: ['川崎区役所　1枚目'],
    })
    await world.depart(id, [1, 0])
    await world.arrive(id, world.office, 1)
    await world.receive(id, world.office, 1)
    await world.arrive(id, world.otherOffice, 0)
    for (const stop of [world.office, world.otherOffice]) {
      expect((await post(world.admin, `runs/${id}/check`, { stop })).status).toBe(200)
    }
    const done = await post(world.admin, `runs/${id}/complete`)
    expect(done.body).toMatchObject({
      number: 'T20261207-1',
      date: DAY,
      stateLabel: '完了',
      routeName: '南部',
      fromName: '川崎市マイナンバーカードセンター',
      carrierName: '警備輸送',
      driverName: '運転 太郎',
      vehiclePlate: '川崎 100 あ 12-34',
      stops: [
        {
          name: '川崎区役所',
          papers: [{ kind: 'bookings', count: 2, arrived: 2 }],
          counts: { received: 1, missing: 0 },
          departure: { caseNumber: 'C-101', device: 'GPS-101', seal: 'S-1', cards: 1, ...NAMES },
          arrival: { cards: 1, theftChecked: true, ...NAMES },
        },
        { name: '幸区役所' },
      ],
    })
    expect(done.body.history.length).toBeGreaterThanOrEqual(8)
  })

  it('CD-16 a card becomes 区移管済み only when its ward scans it', async () => {
    const { id } = await world.plan([world.office])
    await world.pack(id, 2)
    await world.pack(id, 3)
    expect((await world.card(2)).run ?? '').toBe('')
    await world.depart(id, [2])
    const away = await world.card(2)
    expect(away).toMatchObject({ status: '交付前設定済み', run: id, place: null })
    await world.arrive(id, world.office, 2)
    const answer = await scan(world.ward, id, 2, { stop: world.office })
    expect(answer.body).toMatchObject({
      title: '受け取りました',
      lines: ['区移管済み', 'のこり 1枚'],
    })
    expect(await world.card(2)).toMatchObject({ status: '区移管済み', run: '', transferredOn: DAY })
    expect(await world.card(3)).toMatchObject({ status: '交付前設定済み', run: id })
    const events = await eventsOf(world, away.cardKey)
    expect(events.map(({ type }) => type)).toEqual(['departed', 'status'])
    expect((await scan(world.ward, id, 2, { stop: world.office })).body.code).toBe(
      'ALREADY_RECEIVED',
    )
  })

  it('a scan that cannot be packed says why, and the same scan sent twice is one', async () => {
    const { id } = await world.plan([world.office])
    const op = randomUUID()
    expect((await scan(world.packer, id, 4, { op })).status).toBe(200)
    expect((await scan(world.packer, id, 4, { op })).body).toMatchObject({ repeated: true })
    const refusals: [object, string, RegExp][] = [
      [await scan(world.packer, id, 4), 'ALREADY_PACKED', /K-4 は、09:30/],
      [await scan(world.packer, id, 21), 'WRONG_OFFICE', /川崎区役所/],
      [await scan(world.packer, id, 1), 'WRONG_STATUS', /「区移管済み」です/],
      [await scan(world.packer, id, 999), 'UNKNOWN_CARD', /登録されていません/],
      [
        await scan(world.packer, id, 0, { code: '123456789018' }),
        'INDIVIDUAL_NUMBER',
        /マイナンバー/,
      ],
    ]
    for (const [answer, wanted, words] of refusals) {
      expect(answer).toMatchObject({ body: { code: wanted } })
      expect((answer as { body: Refusal }).body.detail).toMatch(words)
    }
    const other = await world.plan([world.office])
    expect((await scan(world.packer, other.id, 4)).body).toMatchObject({ code: 'IN_OTHER_RUN' })
    expect((await post(world.packer, `runs/${id}/unpack`, { code: code(4), op: 'x' })).status).toBe(
      200,
    )
    expect((await scan(world.packer, other.id, 4)).status).toBe(200)
    expect(
      await findRows(world.payload, 'transport-items', {
        liveKey: { equals: (await world.card(4)).cardKey },
      }),
    ).toHaveLength(1)
  })

  it('a scan whose answer was lost is one act, whatever happened before it is sent again', async () => {
    const { id } = await world.plan([world.office])
    const send = (path: string, op: string, more: object = {}) =>
      post<{ title: string; repeated: boolean } & Refusal>(world.packer, `runs/${id}/${path}`, {
        code: code(14),
        op,
        ...more,
      })
    const [first, out, second, received] = [1, 2, 3, 4].map(() => randomUUID()) as string[]
    await send('pack', first!)
    expect((await send('unpack', out!)).body).toMatchObject({ repeated: false })
    expect((await send('unpack', out!)).body).toMatchObject({
      title: '取り出しました',
      repeated: true,
    })
    // Sent again late, the first scan does not put back in what was taken out since.
    expect((await send('pack', first!)).body.code).toBe('NOT_PACKED')
    expect((await send('pack', second!)).body).toMatchObject({ repeated: false })
    expect((await send('unpack', out!)).body).toMatchObject({ repeated: true })
    await world.depart(id, [1])
    expect((await send('pack', second!)).body).toMatchObject({
      title: '積み込みました',
      repeated: true,
    })
    expect((await send('unpack', randomUUID())).body.code).toBe('WRONG_STATE')
    await world.arrive(id, world.office, 1)
    const receive = () =>
      post<{ title: string; repeated: boolean } & Refusal>(world.ward, `runs/${id}/receive`, {
        code: code(14),
        op: received,
        stop: world.office,
      })
    expect((await receive()).body).toMatchObject({ repeated: false })
    await post(world.admin, `runs/${id}/check`, { stop: world.office })
    await post(world.admin, `runs/${id}/complete`)
    expect((await world.run(id)).state).toBe('completed')
    expect((await receive()).body).toMatchObject({ title: '受け取りました', repeated: true })
    expect((await world.card(14)).history!.map(({ type }) => type)).toEqual([
      'created',
      'departed',
      'status',
    ])
  })

  it('a scan that waited in a browser where somebody else has signed in is not theirs', async () => {
    const { id } = await world.plan([world.office])
    expect((await scan(world.packer, id, 15, { by: 'somebody-else' })).body.code).toBe('OTHER_USER')
    expect(await world.items(id)).toEqual([])
  })

  it('only the sending side packs, only the own ward receives, and others do not see it', async () => {
    const { id } = await world.plan([world.office])
    expect((await scan(world.ward, id, 5)).body.code).toBe('FORBIDDEN')
    await world.pack(id, 5)
    expect((await post(world.ward, `runs/${id}/depart`, departure())).body.code).toBe('FORBIDDEN')
    await world.depart(id, [1])
    expect((await post(world.packer, `runs/${id}/arrive`, arrival())).body.code).toBe('FORBIDDEN')
    expect((await world.stranger.get(`/ops/transport/runs/${id}`)).status).toBe(404)
    expect((await world.operator.get(`/ops/transport/runs/${id}`)).status).toBe(403)
    expect((await world.ward.get(`/ops/transport/runs/${id}`)).status).toBe(200)
    const seen = await jsonOf<{ docs: { id: string }[] }>(
      world.stranger.get('/transport-runs?limit=100'),
    )
    expect(seen.body.docs.map((one) => one.id)).not.toContain(id)
    const own = await jsonOf<{ docs: { id: string }[] }>(
      world.ward.get('/transport-runs?limit=100'),
    )
    expect(own.body.docs.map((one) => one.id)).toContain(id)
  })

  it('a run that is called off gives its cards free; one that has left cannot be called off', async () => {
    const { id } = await world.plan([world.office])
    await world.pack(id, 6)
    expect((await post(world.admin, `runs/${id}/cancel`, { reason: '' })).body.code).toBe(
      'REASON_REQUIRED',
    )
    expect((await post(world.admin, `runs/${id}/cancel`, { reason: '大雪' })).body.state).toBe(
      'cancelled',
    )
    expect((await scan(world.packer, id, 6)).body.code).toBe('WRONG_STATE')
    const next = await world.plan([world.office])
    await world.pack(next.id, 6)
    await world.depart(next.id, [1])
    expect((await post(world.admin, `runs/${next.id}/cancel`, { reason: 'x' })).body.code).toBe(
      'WRONG_STATE',
    )
  })
})

describe('departure', () => {
  it('TR-03 needs case number, lock check and device number, and a case that is free', async () => {
    const { id } = await world.plan()
    await world.pack(id, 7)
    const depart = (more: object) => post(world.packer, `runs/${id}/depart`, departure(more))
    expect((await depart(stopWith({ case: '' }))).body.code).toBe('CASE_MISSING')
    expect((await depart(stopWith({ lockChecked: false }))).body.code).toBe('LOCK_UNCHECKED')
    expect((await depart(stopWith({ device: '' }))).body.code).toBe('INPUT_INVALID')
    expect((await depart(stopWith({ device: 'GPS-99' }))).body.code).toBe('DEVICE_DIFFERS')
    expect((await depart(stopWith({ case: world.masters.route }))).body.code).toBe(
      'CASE_NOT_REGISTERED',
    )
    expect((await world.run(id)).state).toBe('loading')
    expect((await depart({})).body).toMatchObject({ state: 'departed' })
    const other = await world.plan()
    await world.pack(other.id, 13)
    const taken = await post(world.packer, `runs/${other.id}/depart`, departure())
    expect(taken.body.code).toBe('CASE_IN_USE')
  })

  it('TR-02 (part) refuses a driver or vehicle that is not on the list and valid that day', async () => {
    const { id } = await world.plan([world.office])
    const depart = (more: object) => post(world.packer, `runs/${id}/depart`, departure(more))
    expect((await depart({ driver: 'nobody' })).body.code).toBe('DRIVER_NOT_REGISTERED')
    expect((await depart({ driver: world.masters.gone })).body).toMatchObject({
      code: 'DRIVER_NOT_REGISTERED',
      detail: expect.stringContaining('運転 次郎さんは、2026-12-07') as string,
    })
    expect((await depart({ vehicle: 'nothing' })).body.code).toBe('VEHICLE_NOT_REGISTERED')
    expect((await depart({ carrier: world.masters.unsafe })).body.code).toBe(
      'CARRIER_NOT_REGISTERED',
    )
    const plan = {
      op: randomUUID(),
      date: DAY,
      route: world.masters.route,
      driver: world.masters.gone,
    }
    expect((await post(world.admin, 'runs', plan)).body.code).toBe('DRIVER_NOT_REGISTERED')
  })

  it('needs two names and a count that equals the scans', async () => {
    const { id } = await world.plan([world.office])
    await world.pack(id, 8)
    const depart = (more: object) => post(world.packer, `runs/${id}/depart`, departure(more))
    expect((await depart({ with: '' })).body.code).toBe('NAMES_MISSING')
    expect((await depart({ with: NAMES.by })).body.code).toBe('NAMES_MISSING')
    expect((await depart(stopWith({ cards: 2 }))).body.code).toBe('COUNT_DIFFERS')
    // After a refusal packing goes on.
    expect((await scan(world.packer, id, 9)).status).toBe(200)
  })

  it('a run that carries nothing never leaves, and a refusal names the field', async () => {
    const { id } = await world.plan()
    const empty = { stops: [world.office, world.otherOffice].map((stop) => ({ stop, cards: 0 })) }
    const depart = (more: object) =>
      post<Refusal & { fields?: object }>(world.packer, `runs/${id}/depart`, departure(more))
    expect((await depart(empty)).body).toMatchObject({
      code: 'RUN_EMPTY',
      detail: expect.stringContaining('積み込まれていない') as string,
    })
    await world.pack(id, 18)
    expect((await depart(stopWith({ cards: 3 }))).body).toMatchObject({
      code: 'COUNT_DIFFERS',
      fields: { [`${world.office}.cards`]: expect.any(String) as string },
    })
    expect((await depart(stopWith({ device: 'GPS-99' }))).body.fields).toHaveProperty([
      `${world.office}.device`,
    ])
    expect((await depart({ with: '' })).body.fields).toHaveProperty('with')
    await post(world.packer, `runs/${id}/unpack`, { code: code(18), op: randomUUID() })
    expect((await depart(empty)).body.code).toBe('RUN_EMPTY')
    expect(await world.run(id)).toMatchObject({ state: 'loading', sealing: '' })
    // Papers alone are something to carry.
    const papers = await post(world.admin, 'runs', {
      op: randomUUID(),
      date: DAY,
      route: world.masters.route,
      papers: [{ kind: 'bookings', count: 2 }],
    })
    expect((await world.depart(papers.body.id, [0, 0])).state).toBe('departed')
  })

  it('a stop with nothing to carry is left out: no arrival, no check, and no visit in the week', async () => {
    const run = await world.plan()
    await world.pack(run.id, 18)
    const left = await world.depart(run.id, [1, 0])
    const other = (one: RunRow) => one.stops.find(({ office }) => office === world.otherOffice)!
    expect(other(left).closedAt).not.toBe('')
    await world.arrive(run.id, world.office, 1)
    await world.receive(run.id, world.office, 18)
    await checkStop(world.ctx, { id: run.id, stop: world.office })
    const done = await completeRun(world.ctx, { id: run.id })
    expect(done.state).toBe('completed')
    const routes = [
      { id: 'r', stops: [world.office, world.otherOffice], weekdays: [1], perWeek: 1 },
    ]
    expect(wardWeeks(routes, [done], DAY).map(({ completed }) => completed)).toEqual([1, 0])
  })

  it('who does stop where nothing was to be carried records it as anywhere', async () => {
    const run = await world.plan()
    await world.pack(run.id, 20)
    await world.depart(run.id, [1, 0])
    await world.arrive(run.id, world.otherOffice, 0)
    await expect(completeRun(world.ctx, { id: run.id })).rejects.toThrow(/照合が終わっていません/)
    const { closed } = await checkStop(world.ctx, { id: run.id, stop: world.otherOffice })
    expect(closed).toBe(true)
  })

  it('a card that somebody changes while the run leaves keeps both lines and is on the way', async () => {
    const { id } = await world.plan([world.office])
    for (const index of [16, 17]) await world.pack(id, index)
    const fault = meanwhileAt('cards-before', async () => {
      const { id: card } = await world.card(16)
      await withCard(world.ctx, card, async () => ({
        set: { inspectedOn: DAY },
        event: { type: 'inspected', how: 'screen', to: { inspectedOn: DAY } },
      }))
    })
    await world.depart(id, [2], randomUUID(), { ...world.ctx, fault })
    for (const [index, lines] of [
      [16, ['created', 'inspected', 'departed']],
      [17, ['created', 'departed']],
    ] as const) {
      const card = await world.card(index)
      expect(card).toMatchObject({ run: id, unlogged: false })
      expect(card.history!.map(({ type }) => type)).toEqual(lines)
      expect((await eventsOf(world, card.cardKey)).at(-1)).toMatchObject({ type: 'departed' })
    }
    expect((await world.items(id)).map(({ state }) => state)).toEqual(['sent', 'sent'])
  })

  it('leaves no card behind the door whose status changed after it was packed', async () => {
    const { id } = await world.plan([world.office])
    await world.pack(id, 10)
    const card = await world.card(10)
    await world.admin.post('/ops/cards/status', {
      id: card.id,
      status: '交付取りやめ',
      reason: '転出',
    })
    const refused = await post(world.packer, `runs/${id}/depart`, departure())
    expect(refused.body).toMatchObject({
      code: 'CARD_CHANGED',
      conflicts: ['K-10（交付取りやめ）'],
    })
  })
})

describe('arrival', () => {
  it('TR-04 a stop record needs the mark that theft was guarded against', async () => {
    const { id } = await world.plan([world.office])
    await world.pack(id, 19)
    await world.depart(id, [1])
    const arrive = (more: object) => post(world.ward, `runs/${id}/arrive`, arrival(more))
    expect((await arrive({ theftChecked: false })).body.code).toBe('THEFT_UNCHECKED')
    expect((await world.run(id)).stops[0]!.arrival).toBeNull()
    expect((await arrive({ sealOk: false })).body.code).toBe('REASON_REQUIRED')
    // Fewer or more than were sent: only with words, which stay in the history.
    const fewer = await arrive({ cards: 0 })
    expect(fewer.body).toMatchObject({
      code: 'COUNT_DIFFERS',
      fields: { cards: expect.any(String) as string, note: expect.any(String) as string },
    })
    expect((await arrive({})).body).toMatchObject({ state: 'arriving' })
    expect((await arrive({})).body.code).toBe('ALREADY_ARRIVED')
  })

  it('TR-05 an accident is an incident with the state of the load, linked to run and cards', async () => {
    const { id, number } = await world.plan([world.office])
    await world.pack(id, 11)
    await world.pack(id, 12)
    await world.depart(id, [2])
    const report = {
      op: 'accident',
      at: '2026-12-07T10:15',
      kind: 'accident',
      place: '国道409号',
      what: '追突された',
      load: 'intact',
      measures: '別の専用車両を手配',
    }
    for (const missing of ['load', 'what', 'at', 'kind'])
      expect(
        (await post(world.admin, `runs/${id}/incidents`, { ...report, [missing]: '' })).status,
      ).toBe(422)
    expect((await post(world.stranger, `runs/${id}/incidents`, report)).status).toBe(404)
    await post(world.admin, `runs/${id}/incidents`, report)
    const { body } = await post(world.admin, `runs/${id}/incidents`, report)
    expect(body.incidents).toMatchObject([
      {
        state: 'open',
        cells: { at: '2026-12-07 10:15', load: LOAD_STATE.intact, cardCount: 2 },
        cards: [{ card: (await world.card(11)).cardKey, number: 'K-11' }, { number: 'K-12' }],
      },
    ])
    const incident = String(body.incidents[0]!.id)
    // It is open work of those who see to the transport, with the way to its run.
    const waiting = async (staff: Staff) =>
      (
        await jsonOf<{ rows: CaseView[] }>(staff.get('/ops/cases/transport-incidents'))
      ).body.rows.filter((row) => row.id === incident)
    expect(await waiting(world.packer)).toMatchObject([
      { cells: { runNumber: number }, links: [{ href: `/admin/transport?run=${id}` }] },
    ])
    expect(await waiting(world.stranger)).toEqual([])
    // Each card that was on board tells of it, and no other.
    const ofCard = async (index: number) =>
      (await jsonOf<CardDetail>(world.ward.get(`/ops/cards/${(await world.card(index)).id}`))).body
        .incidents
    for (const index of [11, 12])
      expect(await ofCard(index)).toEqual([
        {
          id: incident,
          when: '2026-12-07 10:15',
          what: '事故: 追突された',
          load: LOAD_STATE.intact,
          state: '対応中',
          run: { id, number },
        },
      ])
    expect(await ofCard(13)).toEqual([])

    const close = (answers: object) =>
      world.admin.post(`/ops/cases/transport-incidents/${incident}/close`, {
        seen: 0,
        op: randomUUID(),
        answers,
      })
    expect((await close({ load: 'intact', result: '' })).status).toBe(422)
    expect((await close({ load: 'intact', result: '積み替えて配達した' })).status).toBe(200)
    const { body: after } = await jsonOf<RunView>(world.ward.get(`/ops/transport/runs/${id}`))
    expect(after.incidents).toMatchObject([
      { state: 'closed', cells: { result: '積み替えて配達した', closedAt: '2026-12-07 09:30' } },
    ])
    expect(after.history.filter(({ what }) => what.startsWith('事故'))).toHaveLength(1)
    expect(await waiting(world.packer)).toEqual([])
    expect(await ofCard(11)).toMatchObject([{ state: '対応済み' }])
  })

  it('TR-06 route changes and other requests of the city are entered, and answered with the day from which it holds', async () => {
    const centre = await signIn(world.payload, ['supervisor'])
    const path = '/ops/cases/transport-requests'
    const list = async (staff: Staff, query = '') =>
      (await jsonOf<{ rows: CaseView[] }>(staff.get(`${path}${query}`))).body.rows
    const { id: run, number } = await world.plan([world.office])
    const ask = (by: Staff, answers: object, op: string = randomUUID()) =>
      jsonOf<{ row: CaseView } & Refusal>(by.post(path, { op, answers }))
    const wish = { kind: 'route', text: '幸区役所を先に回ってほしい', about: number }
    expect((await ask(world.operator, wish)).status).toBe(403)
    expect((await ask(world.admin, { ...wish, text: ' ' })).status).toBe(422)
    expect((await ask(world.admin, { ...wish, text: '本人 123456789018' })).status).toBe(422)
    const op = randomUUID()
    const asked = (await ask(world.admin, wish, op)).body.row
    expect((await ask(world.admin, wish, op)).body.row.id).toBe(asked.id)
    for (const kind of REQUEST_KINDS)
      expect((await ask(world.ward, { kind, text: `${kind} の要望` })).status).toBe(201)

    // The card centre sees all of them waiting, and which run one is about.
    const waiting = await list(centre)
    expect(waiting).toHaveLength(1 + REQUEST_KINDS.length)
    const route = waiting.find(({ id }) => id === asked.id)!
    expect(route).toMatchObject({
      state: 'open',
      cells: { text: wish.text, kind: REQUEST_KIND.route, about: `移送 ${number}`, askedOn: DAY },
      links: [{ href: `/admin/transport?run=${run}` }],
    })
    const answers = { reply: '1月から変えます', effectiveOn: '2027-01-04' }
    const answer = (by: Staff, more: object = {}) =>
      jsonOf<Refusal & { fields?: object }>(
        by.post(`${path}/${route.id}/answer`, {
          seen: 0,
          op: randomUUID(),
          answers: { ...answers, ...more },
        }),
      )
    expect((await answer(world.ward)).status).toBe(403)
    expect((await answer(centre, { reply: '' })).body.fields).toHaveProperty('reply')
    expect((await answer(centre, { effectiveOn: '来月' })).body.fields).toHaveProperty(
      'effectiveOn',
    )
    expect((await answer(centre)).status).toBe(200)
    expect((await answer(world.admin, { reply: '別の回答' })).status).toBe(409)

    // Who asked reads the answer, with its day and who gave it, on the screen and in the file.
    expect(await list(world.admin)).toHaveLength(REQUEST_KINDS.length)
    const [answered, ...others] = await list(world.ward, '?state=answered')
    expect(others).toEqual([])
    expect(answered).toMatchObject({
      id: route.id,
      state: 'answered',
      cells: { ...answers, answeredOn: DAY },
      last: { by: await nameOf(centre) },
    })
    const file = await world.ward.get(
      `${path}/output?state=answered&format=csv&purpose=${encodeURIComponent('市への報告')}`,
    )
    expect(await file.text()).toContain(`"${answers.reply}","${answers.effectiveOn}","${DAY}"`)
  })

  it('TR-08 points of the locator are attached to the run, each once', async () => {
    const { id } = await world.plan([world.office])
    const form = (text: string) => {
      const data = new FormData()
      data.set('file', new File([text], 'track.csv', { type: 'text/csv' }))
      return data
    }
    const track = [
      'device,time,lat,lon',
      'GPS-01,2026-12-07 09:31:05,35.5309,139.7030',
      'GPS-01,2026-12-07T00:40:00Z,35.5312,139.6975',
      'GPS-01,someday,35.5,139.7',
      'GPS-01,2026-12-07 09:45,135.5,139.7',
    ].join('\r\n')
    const send = (text: string) =>
      jsonOf(world.admin.upload(`/ops/transport/runs/${id}/positions`, form(text)))
    expect((await send(track)).body).toMatchObject({
      added: 2,
      known: 0,
      problems: [{ line: 4 }, { line: 5, problem: '緯度が正しくありません。' }],
    })
    expect((await send(track)).body).toMatchObject({ added: 0, known: 2 })
    expect((await send('a,b\r\n1,2')).status).toBe(422)
    const view = await jsonOf<RunView>(world.admin.get(`/ops/transport/runs/${id}`))
    expect(view.body.points).toMatchObject([
      { at: '2026-12-07T00:31:05.000Z', latitude: '35.5309', device: 'GPS-01' },
      { at: '2026-12-07T00:40:00.000Z' },
    ])
  })

  it('TR-09 (part) documents that went out have to be back before the run ends', async () => {
    const planned = await post(world.admin, 'runs', {
      op: 'trip',
      date: DAY,
      kind: 'documents',
      from: world.centre,
      venues: ['特別養護老人ホーム みどりの郷'],
      visit: 'V-1',
      driver: world.masters.driver,
      vehicle: world.masters.vehicle,
      papers: [{ kind: 'applications', count: 12 }],
    })
    const { id } = planned.body
    const stop = {
      stop: 'venue-1',
      case: world.masters.cases[1],
      device: 'GPS-02',
      lockChecked: true,
      cards: 0,
    }
    const left = await post(world.packer, `runs/${id}/depart`, departure({ stops: [stop] }))
    expect(left.body.state).toBe('departed')
    await post(world.packer, `runs/${id}/arrive`, arrival({ stop: 'venue-1', cards: 0 }))
    await post(world.packer, `runs/${id}/check`, { stop: 'venue-1' })
    const { assertDocumentsBack } = await import('@/services/transport/returns')
    await expect(assertDocumentsBack(world.ctx, 'V-1')).rejects.toMatchObject({
      code: 'DOCUMENTS_OUT',
    })
    expect((await post(world.packer, `runs/${id}/complete`)).body).toMatchObject({
      code: 'DIFFERENCES',
      conflicts: ['申請書類の返却の記録がありません。'],
    })
    const back = {
      op: 'back',
      caseNumber: 'C-02',
      papers: [{ kind: 'applications', out: 12, back: 11 }],
      passengers: '市職員1名',
      ...NAMES,
    }
    expect((await post(world.packer, `runs/${id}/return`, back)).body.code).toBe('REASON_REQUIRED')
    await post(world.packer, `runs/${id}/return`, { ...back, note: '1枚は書き損じで破棄' })
    expect((await post(world.packer, `runs/${id}/complete`)).body).toMatchObject({
      state: 'completed',
      returned: { caseNumber: 'C-02', passengers: '市職員1名' },
    })
    await expect(assertDocumentsBack(world.ctx, 'V-1')).resolves.toBeUndefined()
  })
})

describe('the week', () => {
  it('plans the routes’ days once, leaving out holidays', async () => {
    // 2026-12-28: Monday; 12-30 and 1-1 are no office days.
    const first = await post<{ added: number; known: number }>(world.admin, 'week/plan', {
      week: '2027-01-11',
    })
    // 1-11 is 成人の日.
    expect(first.body).toMatchObject({ added: 2, known: 0 })
    const again = await post<{ added: number; known: number }>(world.admin, 'week/plan', {
      week: '2027-01-13',
    })
    expect(again.body).toMatchObject({ added: 0, known: 2 })
    const week = await jsonOf<WeekView>(world.admin.get('/ops/transport/week?week=2027-01-11'))
    expect(week.body.runs.map(({ date }) => date)).toEqual(['2027-01-13', '2027-01-15'])
    expect(week.body.wards).toMatchObject([
      { officeName: '川崎区役所', required: 3, completed: 0, expected: 2, short: true },
      { officeName: '幸区役所', short: true },
    ])
  })
})
