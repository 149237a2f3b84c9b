import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRows } from '@/db/atomic'
import { PAPER_KIND } from '@/domain/cards/papers'
import type { ManyMoved } from '@/services/cases/move'
import type { CaseView } from '@/services/cases/view'

import { type CardWorld, openCardWorld } from '../../helpers/card-world'
import { jsonOf } from '../../helpers/desk-world'
import { textOf } from '../../helpers/raster'
import { signIn, type Staff } from '../../helpers/staff'

const TODAY = '2026-12-07'

type Answer = { status: number; body: Record<string, unknown> & { code?: string } }
type Rows<T> = { rows: T[] }

let world: CardWorld
let field: Staff

beforeAll(async () => {
  world = await openCardWorld()
  field = await signIn(world.payload, ['field-staff'], [world.office])
  await world.add(1, 30)
})
afterAll(() => world.close())

const code = (index: number) => `ABC${100_000 + index}`
const setStatus = async (index: number, status: string, more: object = {}) =>
  (await jsonOf(
    world.admin.post('/ops/cards/status', { id: (await world.card(index)).id, status, ...more }),
  )) as Answer
const bytesOf = async (staff: Staff, path: string) => {
  const response = await staff.get(path)
  expect(response.status, path).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}
const startOf = async (staff: Staff, path: string) =>
  (await bytesOf(staff, path)).subarray(0, 2).toString('latin1')
const purpose = `purpose=${encodeURIComponent('確認')}`

describe('requests for a new notice', () => {
  it('CD-21 (part) PR-05 (part) a request is open until it is printed and sent, each with its day', async () => {
    const { id } = await world.card(1)
    const asked = { kind: 'reissue-notice', card: id, note: '電話', op: randomUUID() }
    expect((await world.ward.post('/ops/cards/tasks', asked)).status).toBe(200)
    expect((await world.ward.post('/ops/cards/tasks', asked)).status).toBe(200)
    const path = '/ops/cases/card-tasks'
    const list = async (query: string) =>
      (await jsonOf<Rows<CaseView>>(world.ward.get(`${path}?split=reissue-notice&${query}`))).body
        .rows
    const [task, ...others] = await list('state=waiting')
    expect(others).toEqual([])
    expect(task).toMatchObject({
      title: `/admin/cards/${id}`,
      cells: { openedOn: TODAY, note: '電話', office: '川崎区役所' },
    })
    const move = (name: string, seen: number) =>
      world.ward.post(`${path}/${task!.id}/${name}`, { seen, op: randomUUID() })
    expect((await move('print', 0)).status).toBe(200)
    expect(await list('state=open')).toEqual([])
    expect(await list('state=waiting')).toHaveLength(1)
    const counts = async () =>
      (await jsonOf<{ by: Record<string, number> }>(world.ward.get(`${path}/counts`))).body.by
    expect((await counts())['reissue-notice']).toBe(1)
    expect((await move('finish', 1)).status).toBe(200)
    expect(await list('state=done')).toMatchObject([{ cells: { printedOn: TODAY, doneOn: TODAY } }])
    expect((await counts())['reissue-notice']).toBe(0)
    expect((await move('print', 2)).status).toBe(409)
    expect(await startOf(world.ward, `${path}/output?format=xlsx&${purpose}`)).toBe('PK')
    expect((await world.operator.get(path)).status).toBe(403)
  })

  it('CD-21 (part) what is sent without having been marked as printed was printed that day', async () => {
    const { id } = await world.card(3)
    const path = '/ops/cases/card-tasks'
    const asked = { kind: 'reissue-application', card: id, op: randomUUID() }
    await world.ward.post('/ops/cards/tasks', asked)
    const rowOf = async (split: string) =>
      (
        await jsonOf<Rows<CaseView>>(world.ward.get(`${path}?split=${split}&state=all`))
      ).body.rows.find(({ title }) => title === `/admin/cards/${id}`)
    const begun = world.clock.now
    world.clock.now = new Date('2026-12-09T01:00:00.000Z')
    try {
      const task = await rowOf('reissue-application')
      const body = { seen: 0, op: randomUUID() }
      expect((await world.ward.post(`${path}/${task!.id}/finish`, body)).status).toBe(200)
    } finally {
      world.clock.now = begun
    }
    expect((await rowOf('reissue-application'))?.cells).toMatchObject({
      openedOn: TODAY,
      printedOn: '2026-12-09',
      doneOn: '2026-12-09',
    })
  })

  it('CC-40 (part) the call centre asks for one by the number that the caller reads out', async () => {
    const card = await world.card(2)
    const ask = (number: string) =>
      world.operator.post('/ops/cards/tasks', {
        kind: 'reissue-application',
        number,
        note: '紛失',
        op: randomUUID(),
      })
    expect((await ask(`${card.reservationNumber}`)).status).toBe(200)
    const { body } = await jsonOf<Rows<CaseView>>(
      world.ward.get('/ops/cases/card-tasks?split=reissue-application'),
    )
    expect(body.rows).toMatchObject([
      { title: `/admin/cards/${card.id}`, cells: { office: '川崎区役所', note: '紛失' } },
    ])
    expect((await ask('9999999999')).status).toBe(404)
  })
})

describe('reports', () => {
  it('CD-20 the months tell how many cards went over the window and by post, each card once', async () => {
    const { routeReport } = await import('@/services/cards/reports/route-report')
    const report = () => routeReport(world.ctx, { from: '2026-11', to: '2027-01' })
    const before = await report()
    for (const index of [2, 3, 4]) {
      expect((await setStatus(index, '交付済み', { reason: '集計の確認' })).status).toBe(200)
    }
    await setStatus(5, '交付前設定済み', { reason: '戻す' })
    await setStatus(5, '申請時来庁発送済み', { mailType: 'restricted' })
    await setStatus(5, '交付済み', { reason: '届いた' })
    const after = await report()
    expect(after.map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01'])
    const [old, now] = [before[1]!, after[1]!]
    expect([now.window - old.window, now.mail - old.mail, now.unknown - old.unknown]).toEqual([
      3, 1, 0,
    ])
    const path = `/ops/cards/report/output?report=routes&from=2026-11-01&to=2026-12-31&${purpose}`
    const csv = await (await world.admin.get(`${path}&format=csv`)).text()
    expect(csv).toContain(`"2026-12","${now.window}","${now.mail}"`)
    expect(await startOf(world.admin, `${path}&format=xlsx`)).toBe('PK')
    expect((await world.stranger.get(`${path}&format=csv&office=${world.office}`)).status).toBe(404)
    expect((await world.operator.get(`${path}&format=csv`)).status).toBe(403)
  })

  it('CD-23 the days from receipt to each status are measured, month by month, beside the backlog', async () => {
    await world.add(50, 52, { 状態区分: '受入れ済み' })
    const begun = world.clock.now
    const at = (day: string) => (world.clock.now = new Date(`${day}T10:00:00+09:00`))
    const times = async () => {
      const path = '/ops/cards/report/output?report=times&from=2026-12-01&to=2027-01-31'
      const csv = await (await world.admin.get(`${path}&format=csv&${purpose}`)).text()
      const rows = csv.trim().split('\r\n')
      return rows.map((line) =>
        line
          .replace(/^\ufeff/, '')
          .slice(1, -1)
          .split('","'),
      )
    }
    const before = (await times()).filter(([month]) => month === '2027-01')
    expect(before).toEqual([])
    try {
      at('2027-01-10')
      for (const index of [50, 51])
        expect((await setStatus(index, '交付前設定済み')).status).toBe(200)
      at('2027-01-15')
      await setStatus(52, '交付前設定済み')
      expect(await setStatus(50, '交付通知書発送済み')).toMatchObject({ status: 200 })
      const rows = (await times()).filter(([month]) => month === '2027-01')
      expect(rows).toEqual([
        ['2027-01', '交付前設定済み', '3', '34', '39', '39'],
        ['2027-01', '交付通知書発送済み', '1', '39', '39', '39'],
      ])
      const other = await world.stranger.get(
        `/ops/cards/report/output?report=times&from=2026-12-01&to=2027-01-31&format=csv&${purpose}&office=${world.office}`,
      )
      expect([403, 404]).toContain(other.status)
    } finally {
      world.clock.now = begun
    }
  })

  it('CD-23 ages match the dates, the alert comes at the limit, and 交付前設定 is counted per day', async () => {
    await world.add(40, 44, { 状態区分: '受入れ済み' })
    const { workReport } = await import('@/services/cards/reports/work-report')
    const prepared = async () => {
      const work = await workReport(world.ctx, { from: TODAY, to: TODAY, office: world.office })
      return work.days[0]?.counts['交付前設定済み'] ?? 0
    }
    const before = await prepared()
    for (const index of [40, 41]) await setStatus(index, '交付前設定済み')
    expect(await prepared()).toBe(before + 2)
    const overview = async () =>
      (
        await jsonOf<{
          statuses: { status: string; cards: number; overdue: number; oldestDays: number }[]
        }>(world.ward.get('/ops/cards/overview'))
      ).body.statuses.find(({ status }) => status === '受入れ済み')
    const begun = world.clock.now
    try {
      world.clock.now = new Date(begun.getTime() + 14 * 86_400_000)
      expect(await overview()).toMatchObject({ cards: 3, overdue: 0, oldestDays: 14 })
      world.clock.now = new Date(begun.getTime() + 15 * 86_400_000)
      expect(await overview()).toMatchObject({ cards: 3, overdue: 3, oldestDays: 15 })
      const { waitingToday } = await import('@/services/dashboard/waiting')
      const user = { id: '1', roles: ['city-admin' as const], active: true }
      const tiles = await waitingToday({ ...world.ctx, user }, PRODUCT.tiles)
      const alert = tiles.find(({ key }) => key === 'card-overdue')
      expect(alert).toMatchObject({ tone: 'act' })
      expect(alert?.note).toContain('受入れ済み 3枚')
    } finally {
      world.clock.now = begun
    }
  })
})

describe('papers', () => {
  const paper = (more: object = {}) => ({
    code: code(10),
    kind: 'receipt',
    place: '書庫2 箱3',
    keepUntil: '2041-12-07',
    op: randomUUID(),
    ...more,
  })
  const list = async (staff: Staff, query: Record<string, string>) =>
    (
      await jsonOf<Rows<CaseView>>(
        staff.get(`/ops/cases/card-papers?${new URLSearchParams(query)}`),
      )
    ).body.rows

  it('CD-28 receipts and application forms are found by card, and the disposal list holds what is due', async () => {
    const kinds = ['receipt', 'application', 'reissue'] as const
    const first = paper()
    for (const kind of kinds) {
      const wish = kind === 'receipt' ? first : paper({ kind, place: `書庫3 ${PAPER_KIND[kind]}` })
      const done = (await jsonOf(field.post('/ops/cards/papers', wish))) as Answer
      expect(done).toMatchObject({
        status: 200,
        body: { number: 'K-10', kindLabel: PAPER_KIND[kind], repeated: false },
      })
      expect(JSON.stringify(done.body)).not.toContain('川崎')
    }
    expect((await jsonOf(field.post('/ops/cards/papers', first))).body).toMatchObject({
      repeated: true,
    })
    // By each of the card's numbers, as they are scanned: all its papers, and where each lies.
    const card = await world.card(10)
    for (const number of [code(10), card.shippingNumber!, card.reservationNumber!])
      expect((await list(field, { find: number })).map(({ cells }) => cells)).toMatchObject(
        kinds.map((kind) => ({
          number: 'K-10',
          kind: PAPER_KIND[kind],
          place: kind === 'receipt' ? '書庫2 箱3' : `書庫3 ${PAPER_KIND[kind]}`,
          receivedOn: TODAY,
          keepUntil: '2041-12-07',
        })),
      )
    expect(await list(field, { find: code(12) })).toEqual([])
    expect(card.history!.filter(({ type }) => type === 'paper')).toHaveLength(kinds.length)

    const early = { keepUntil: '2027-12-07' }
    await field.post('/ops/cards/papers', paper({ code: code(11), ...early }))
    await field.post('/ops/cards/papers', paper({ code: code(13), kind: 'application', ...early }))
    const due = { state: 'kept', dueBy: '2027-12-31' }
    const rows = await list(field, due)
    expect(rows).toMatchObject([
      {
        cells: { number: 'K-11' },
        moves: [{ blocked: '個人番号カード受領書は 2027-12-07 まで保存します。' }],
      },
      {
        cells: { number: 'K-13' },
        moves: [{ blocked: '交付申請書は 2027-12-07 まで保存します。' }],
      },
    ])
    const dispose = async () =>
      (
        await jsonOf<ManyMoved>(
          field.post('/ops/cases/card-papers/many/dispose', {
            rows: rows.map(({ id }) => ({ id, seen: 0 })),
            op: randomUUID(),
          }),
        )
      ).body
    expect(await dispose()).toMatchObject({
      moved: 0,
      refused: rows.map(({ id }) => ({ id })),
    })
    const begun = world.clock.now
    world.clock.now = new Date('2028-01-05T01:00:00.000Z')
    try {
      const path = `/ops/cases/card-papers/output?state=kept&dueBy=2028-01-05&${purpose}`
      const printed = textOf(await bytesOf(field, `${path}&format=print`))
      for (const word of [
        'K-11',
        'K-13',
        '個人番号カード受領書',
        '交付申請書',
        '書庫2',
        '2027-12-07',
      ])
        expect(printed).toContain(word)
      for (const word of ['K-10', '2041-12-07', '花子', '再交付申請書'])
        expect(printed).not.toContain(word)
      const csv = (await bytesOf(field, `${path}&format=csv`)).toString('utf8')
      expect(csv.trim().split('\r\n')).toHaveLength(3)
      expect(await dispose()).toEqual({ moved: 2, refused: [] })
      expect(await dispose()).toMatchObject({ moved: 0, refused: rows.map(({ id }) => ({ id })) })
      expect(await list(field, { state: 'disposed' })).toMatchObject([
        { cells: { number: 'K-11', disposedOn: '2028-01-05' }, moves: [] },
        { cells: { number: 'K-13', disposedOn: '2028-01-05' }, moves: [] },
      ])
    } finally {
      world.clock.now = begun
    }
    expect(await list(field, due)).toEqual([])
    const logs = await findRows(world.payload, 'audit-logs', {
      action: { equals: 'case.card-papers.dispose' },
    })
    expect(logs).toHaveLength(2)
  })

  it('asks for place and retention, refuses a 個人番号 and cards of other offices', async () => {
    const send = async (staff: Staff, more: object) =>
      (await staff.post('/ops/cards/papers', paper(more))).status
    expect(await send(field, { place: ' ' })).toBe(422)
    expect(await send(field, { keepUntil: TODAY })).toBe(422)
    expect(await send(field, { place: '123456789018' })).toBe(422)
    expect(await send(world.stranger, {})).toBe(404)
    expect(await send(world.operator, {})).toBe(403)
    expect(await list(world.stranger, {})).toEqual([])
  })
})

describe('procedures', () => {
  const set = async (staff: Staff, more: object) =>
    (await jsonOf(
      staff.post('/ops/cards/procedures', {
        office: world.office,
        date: TODAY,
        kind: '申請受付',
        count: 1,
        before: 0,
        ...more,
      }),
    )) as Answer

  it('CD-31 counts each procedure per day, loses no count of two who press at once, and reports it', async () => {
    const answers = await Promise.all([set(field, {}), set(world.ward, {})])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const stale = answers.find(({ status }) => status === 409)!
    expect(stale.body).toMatchObject({ code: 'CHANGED_MEANWHILE', count: 1 })
    expect((await set(field, { count: 2, before: 1 })).status).toBe(200)
    expect((await set(field, { kind: '顔認証カードの相談', count: 4 })).status).toBe(200)
    expect((await set(field, { date: '2026-12-04', count: 7 })).status).toBe(200)
    const form = await jsonOf<Rows<{ kind: string; count: number }>>(
      field.get(`/ops/cards/procedures?office=${world.office}&date=${TODAY}`),
    )
    const counted = form.body.rows.filter(({ count }) => count > 0)
    expect(counted).toEqual([
      { kind: '申請受付', count: 2 },
      { kind: '顔認証カードの相談', count: 4 },
    ])
    const span = `from=2026-12-01&to=2026-12-31`
    const report = await jsonOf(field.get(`/ops/cards/procedures/report?${span}`))
    expect(report.body).toMatchObject({
      kinds: ['申請受付', '顔認証カードの相談'],
      totals: { 申請受付: 9, 顔認証カードの相談: 4 },
      total: 13,
      days: [
        { date: '2026-12-04', total: 7 },
        { date: TODAY, total: 6 },
      ],
    })
    const file = await field.get(`/ops/cards/procedures/output?${span}&format=csv&${purpose}`)
    expect(await file.text()).toContain(`"${TODAY}","2","4","6"`)
  })

  it('is for one’s own offices and days that have come', async () => {
    expect((await set(world.stranger, {})).status).toBe(404)
    expect((await set(world.operator, {})).status).toBe(403)
    expect((await set(field, { date: '2026-12-08' })).status).toBe(422)
    expect((await set(field, { kind: '123456789018' })).status).toBe(422)
    const foreign = await jsonOf(
      world.stranger.get('/ops/cards/procedures/report?from=2026-12-01&to=2026-12-31'),
    )
    expect(foreign.body).toMatchObject({ total: 0 })
  })
})
