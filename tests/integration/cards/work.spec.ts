import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows } from '@/db/atomic'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { identify } from '@/services/booking/identify'
import { bookNow } from '@/services/booking/book'
import type { CardDetail } from '@/services/cards/card-detail'
import type { CaseView } from '@/services/cases/view'
import type { ReservationRow } from '@/services/booking/types'
import { citizenContext } from '@/services/context'
import { findService, readBookingConfig } from '@/services/settings/booking-config'

import { type CardWorld, eventsOf, openCardWorld } from '../../helpers/card-world'
import { jsonOf } from '../../helpers/desk-world'
import { callApi, type Staff } from '../../helpers/staff'

type Answer = { status: number; body: Record<string, unknown> & { code?: string; detail?: string } }

let world: CardWorld
let shelf: string
let shelf2: string

const scan = (staff: Staff, mode: string, code: string, more: object = {}): Promise<Answer> =>
  jsonOf(
    staff.post('/ops/cards/scan', { mode, code, op: randomUUID(), ...more }),
  ) as Promise<Answer>
const code = (index: number) => `ABC${100_000 + index}`
const numberOf = (index: number) => String(7_000_000_000 + index)
const setStatus = async (staff: Staff, index: number, status: string, reason?: string) =>
  (await jsonOf(
    staff.post('/ops/cards/status', { id: (await world.card(index)).id, status, reason }),
  )) as Answer

const placeOf = async (label: string, codeText: string, order: number, office = world.office) =>
  String(
    (
      await world.payload.create({
        collection: 'storage-places',
        data: { label, code: codeText, office, order, active: true },
      })
    ).id,
  )

/** A visit of the card's holder, and of others of the household, booked as a citizen does. */
async function book(
  index: number,
  date: string,
  start = '09:00',
  others: number[] = [],
): Promise<ReservationRow> {
  const config = await readBookingConfig(world.payload)
  const service = findService(config, 'pickup')!
  const ctx = citizenContext(world.payload)
  const identities = await Promise.all(
    [index, ...others].map((one) => identify(ctx, service, { number: numberOf(one) }, '')),
  )
  return bookNow(ctx, {
    config,
    service,
    office: world.office,
    date,
    start,
    partySize: identities.length,
    identities,
    idemKey: randomUUID(),
    language: 'ja',
  })
}

/** Neither the person nor the desk nor the ward books the card. */
async function expectNoBooking(index: number): Promise<void> {
  const asCitizen = await callApi('/public/services/pickup/identify', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ number: numberOf(index) }),
  })
  expect([asCitizen.status, await asCitizen.json()]).toMatchObject([409, { code: 'NOT_BOOKABLE' }])
  const service = findService(await readBookingConfig(world.payload), 'pickup')!
  for (const staff of [world.operator, world.ward]) {
    const { status, body } = await jsonOf(
      staff.post('/ops/reservations', {
        service: service.id,
        office: world.office,
        date: '2026-12-15',
        start: '09:00',
        numbers: [numberOf(index)],
        idemKey: randomUUID(),
      }),
    )
    expect([status, body.code]).toEqual([409, 'NOT_BOOKABLE'])
  }
}

beforeAll(async () => {
  world = await openCardWorld({ slots: true })
  shelf = await placeOf('A棚 1段', 'P-A1', 20)
  shelf2 = await placeOf('A棚 2段', 'P-A2', 10)
  await world.add(1, 9, { 状態区分: '受入れ済み' })
  await world.add(10, 29)
})
afterAll(() => world.close())

describe('one scan, one act', () => {
  it('CD-05 opens the card of any of its numbers; an unknown code and a 個人番号 say what is wrong', async () => {
    const card = await world.card(1)
    for (const text of ['ＡＢＣ－１００００１', card.reservationNumber!, card.shippingNumber!]) {
      const { status, body } = await scan(world.ward, 'look', text)
      expect(status).toBe(200)
      expect(body).toMatchObject({ title: '受入れ済み', card: { id: card.id, name: '川崎　花子' } })
    }
    expect(await scan(world.ward, 'look', 'ZZZ999999')).toMatchObject({
      status: 404,
      body: { code: 'UNKNOWN_CARD', detail: expect.stringContaining('登録されていません') },
    })
    const own = await scan(world.ward, 'receive', '123456789018')
    expect(own.body.code).toBe('INDIVIDUAL_NUMBER')
    expect(JSON.stringify(await findRows(world.payload, 'audit-logs', {}))).not.toContain(
      '123456789018',
    )
  })

  it('CD-06 takes a card from 受入れ through 検品 and 交付前設定 to its shelf by successive scans', async () => {
    expect(await scan(world.ward, 'inspect', code(1))).toMatchObject({ status: 200 })
    expect(await scan(world.ward, 'prepare', code(1))).toMatchObject({
      status: 200,
      body: { card: { status: '交付前設定済み' } },
    })
    const place = await scan(world.ward, 'place', 'p-a1')
    expect(place.body).toMatchObject({ kind: 'place', place: { id: shelf, label: 'A棚 1段' } })
    expect(
      await scan(world.ward, 'place', code(1), { place: shelf, position: '12' }),
    ).toMatchObject({
      status: 200,
      body: { card: { placeName: 'A棚 1段', position: '12' } },
    })
    const card = await world.card(1)
    expect(card).toMatchObject({ preparedOn: '2026-12-07', inspectedOn: '2026-12-07' })
    const again = await scan(world.ward, 'prepare', code(1))
    expect(again).toMatchObject({ status: 409, body: { code: 'ALREADY_DONE' } })
  })

  it('a scan that is sent twice is carried out once and answers alike', async () => {
    const op = randomUUID()
    const first = await scan(world.ward, 'inspect', code(2), { op })
    const second = await scan(world.ward, 'inspect', code(2), { op })
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body).toMatchObject({ repeated: true })
    const events = (await eventsOf(world, (await world.card(2)).cardKey)).map(({ type }) => type)
    expect(events.filter((type) => type === 'inspected')).toHaveLength(1)
  })

  it('CD-06 does the same to a list of numbers, and a bad one stops no other', async () => {
    const { body } = await jsonOf<{ lines: { item: string; ok: boolean; message: string }[] }>(
      world.ward.post('/ops/cards/bulk', {
        codes: [code(3), 'NANIMO123', code(4)],
        status: '交付前設定済み',
        op: randomUUID(),
      }),
    )
    expect(body.lines.map(({ ok }) => ok)).toEqual([true, false, true])
    expect((await world.card(4)).status).toBe('交付前設定済み')
  })

  it('is refused to operators and for cards of other wards', async () => {
    expect((await scan(world.operator, 'look', code(1))).status).toBe(403)
    expect((await scan(world.stranger, 'look', code(1))).status).toBe(404)
    expect((await scan(world.stranger, 'inspect', code(5))).status).toBe(404)
  })
})

describe('moves between statuses', () => {
  it('CD-09 refuses a jump, asks a reason for a step back, leaves an end by the administrator only, and keeps who, when, from, to and why', async () => {
    const jump = await setStatus(world.ward, 5, '交付済み')
    expect(jump).toMatchObject({
      status: 422,
      body: { code: 'MOVE_REFUSED', detail: expect.stringContaining('交付前設定済み') },
    })
    expect((await setStatus(world.ward, 5, '交付前設定済み')).status).toBe(200)
    expect((await setStatus(world.ward, 5, '受入れ済み')).body.code).toBe('REASON_REQUIRED')
    expect((await setStatus(world.ward, 5, '受入れ済み', '押し間違い')).status).toBe(200)
    const moves = await eventsOf(world, (await world.card(5)).cardKey)
    expect(moves.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      ['受入れ済み', '交付前設定済み', ''],
      ['交付前設定済み', '受入れ済み', '押し間違い'],
    ])
    expect(moves[0]?.byName).toMatch(/職員/)

    // Out of 交付済み and 交付取りやめ: the city's administrator, with a reason.
    await world.add(60, 61)
    for (const [index, end] of [
      [60, '交付済み'],
      [61, '交付取りやめ'],
    ] as const) {
      expect((await setStatus(world.ward, index, end, '紙の記録から')).status).toBe(200)
      const back = '交付通知書発送済み'
      for (const staff of [world.window, world.ward])
        expect([end, (await setStatus(staff, index, back, '間違い')).status]).toEqual([end, 403])
      expect((await setStatus(world.admin, index, back)).body.code).toBe('REASON_REQUIRED')
      expect((await setStatus(world.admin, index, back, '別の人のカード')).status).toBe(200)
      const lines = await eventsOf(world, (await world.card(index)).cardKey)
      expect(lines.at(-1)).toMatchObject({ from: end, to: back, reason: '別の人のカード' })
    }
  })

  it('CD-14 a card that was not inspected cannot become 交付通知書発送済み where the city asks for 検品', async () => {
    const record = (await findRow<{ id: string }>(world.payload, 'card-statuses', {
      label: { equals: '交付通知書発送済み' },
    }))!
    const ask = (needsInspection: boolean) =>
      world.admin.patch(`/card-statuses/${record.id}`, { needsInspection })
    await ask(true)
    await setStatus(world.ward, 6, '交付前設定済み')
    const byHand = { codes: [code(6)], status: '交付通知書発送済み', op: randomUUID() }
    const bulk = await jsonOf<{ lines: object[] }>(world.ward.post('/ops/cards/bulk', byHand))
    expect(bulk.body.lines).toMatchObject([
      { ok: false, message: expect.stringContaining('検品') as string },
    ])
    for (const refused of [
      await scan(world.ward, 'notify', code(6)),
      await setStatus(world.ward, 6, '交付通知書発送済み', '急ぎ'),
      await setStatus(world.admin, 6, '交付通知書発送済み', '急ぎ'),
    ])
      expect(refused).toMatchObject({
        status: 422,
        body: { detail: expect.stringContaining('検品') as string },
      })
    expect((await world.card(6)).status).toBe('交付前設定済み')
    await scan(world.ward, 'inspect', code(6))
    expect((await scan(world.ward, 'notify', code(6))).status).toBe(200)
    await ask(false)
    expect((await world.card(6)).notifiedOn).toBe('2026-12-07')
  })

  it('CD-07 a status that the city adds can be given, searched and left at once', async () => {
    const added = {
      label: '住所確認中',
      order: 35,
      step: 'none',
      booking: 'not-ready',
      leave: 'free',
      active: true,
    }
    expect((await setStatus(world.ward, 7, added.label)).status).toBe(422)
    expect((await world.ward.post('/card-statuses', added)).status).toBe(403)
    expect((await world.admin.post('/card-statuses', added)).status).toBe(201)
    expect((await setStatus(world.ward, 7, added.label)).status).toBe(200)
    const { body } = await jsonOf<{ rows: { manufacturingNumber: string }[] }>(
      world.ward.get(`/ops/cards/search?statuses=${encodeURIComponent('住所確認中')}`),
    )
    expect(body.rows.map((row) => row.manufacturingNumber)).toEqual([code(7)])
    expect((await setStatus(world.ward, 7, '受入れ済み', '確認が済んだ')).status).toBe(200)
  })

  it('CD-17 a stopped card frees the booked seat, raises a task and cannot be booked again', async () => {
    const row = await book(10, '2026-12-14')
    const family = await book(17, '2026-12-16', '09:00', [18])
    const freeAt = async (one: ReservationRow) =>
      (await findRow<{ free: number }>(world.payload, 'slots', {
        slotKey: { equals: one.claims![0]!.slotKey },
      }))!.free
    const seats = await freeAt(row)
    for (const index of [10, 17]) {
      expect((await setStatus(world.ward, index, '交付取りやめ')).body.code).toBe('REASON_REQUIRED')
      expect((await setStatus(world.window, index, '交付取りやめ', '転出')).status).toBe(403)
      expect((await setStatus(world.ward, index, '交付取りやめ', '転出のため')).status).toBe(200)
    }
    // Its day and reason stand on the card.
    const { id } = await world.card(10)
    const { body: detail } = await jsonOf<CardDetail>(world.ward.get(`/ops/cards/${id}`))
    expect(detail.card).toMatchObject({ status: '交付取りやめ', cancelledOn: '2026-12-07' })
    expect(detail.timeline[0]).toMatchObject({
      what: '交付通知書発送済み → 交付取りやめ',
      reason: '転出のため',
    })
    // Who came alone does not come: the seat is free. A household comes, and somebody is told.
    const booked = (one: ReservationRow) =>
      jsonOf<{ status: string }>(world.operator.get(`/ops/reservations/${one.id}`))
    expect((await booked(row)).body.status).toBe('cancelled')
    expect((await booked(family)).body.status).toBe('confirmed')
    expect(await freeAt(row)).toBe(seats + 1)
    const { body } = await jsonOf<{ rows: CaseView[] }>(
      world.ward.get('/ops/cases/card-tasks?split=booking-released'),
    )
    expect(body.rows.map(({ cells }) => cells)).toMatchObject([
      {
        title: '交付取りやめで予約を取り消しました（2026-12-14 09:00）',
        number: formatReceiptNumber(row.number),
        state: '未対応',
      },
      {
        title: '交付取りやめのカードに予約があります（2026-12-16 09:00）',
        number: formatReceiptNumber(family.number),
        state: '未対応',
      },
    ])
    await expectNoBooking(10)
  })

  it('CD-15 (part) the day of dispatch and returned notices are kept and listed', async () => {
    expect((await scan(world.ward, 'returned', code(6))).status).toBe(200)
    expect((await world.card(6)).returnedOn).toBe('2026-12-07')
    const { body } = await jsonOf<{ rows: { number: string }[] }>(
      world.ward.get('/ops/cases/card-tasks?split=returned-mail'),
    )
    expect(body.rows).toHaveLength(1)
    expect((await scan(world.ward, 'returned', code(8))).body.code).toBe('NOT_SENT')
  })

  it('CD-19 a card sent by post after an application in person never appears in booking', async () => {
    expect((await setStatus(world.ward, 9, '申請時来庁発送済み')).status).toBe(200)
    await expectNoBooking(9)
    // Nor does the visit stay that was booked before: the seat is free, and somebody tells the person.
    const row = await book(20, '2026-12-17')
    expect((await setStatus(world.ward, 20, '交付前設定済み', '郵送にする')).status).toBe(200)
    expect((await setStatus(world.ward, 20, '申請時来庁発送済み')).status).toBe(200)
    const booked = await jsonOf<{ status: string }>(
      world.operator.get(`/ops/reservations/${row.id}`),
    )
    expect(booked.body.status).toBe('cancelled')
    const { body } = await jsonOf<{ rows: CaseView[] }>(
      world.ward.get('/ops/cases/card-tasks?split=booking-released'),
    )
    expect(body.rows.at(-1)?.cells).toMatchObject({
      title: '申請時来庁発送済みで予約を取り消しました（2026-12-17 09:00）',
      number: formatReceiptNumber(row.number),
    })
    const card = await world.card(9)
    const edit = await world.ward.post(`/ops/cards/${card.id}/edit`, {
      rev: card.rev,
      mailType: 'restricted',
      trackingNumber: '123-45-67890-1',
    })
    expect(edit.status).toBe(200)
    expect(await world.card(9)).toMatchObject({
      mailType: 'restricted',
      trackingNumber: '123-45-67890-1',
      mailedOn: '2026-12-07',
    })
  })
})

describe('two people and one card', () => {
  it('CD-25 the second save is refused and tells the newer version', async () => {
    const card = await world.card(11)
    const save = (staff: Staff, remarks: string) =>
      jsonOf(staff.post(`/ops/cards/${card.id}/edit`, { rev: card.rev, remarks }))
    expect((await save(world.ward, '電話済み')).status).toBe(200)
    const second = (await save(world.admin, '別の内容')) as Answer
    expect(second).toMatchObject({ status: 409, body: { code: 'CHANGED_MEANWHILE' } })
    // By whom, and the version that stands there now.
    const { name } = await world.payload.findByID({ collection: 'users', id: world.ward.id })
    expect(second.body.detail).toContain(`${name}が変更しました`)
    expect(second.body.rev).toBe(card.rev + 1)
    const detail = await jsonOf<{ card: { remarks: string; rev: number } }>(
      world.admin.get(`/ops/cards/${card.id}`),
    )
    expect(detail.body.card).toMatchObject({ remarks: '電話済み', rev: second.body.rev })
  })

  it('of many who move one card at once, one wins and nothing is written over', async () => {
    const { id } = await world.card(12)
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        world.ward.post('/ops/cards/bulk', {
          ids: [id],
          ...(at % 2 ? { mode: 'inspect' } : { status: '交付前設定済み', reason: '戻す' }),
          op: randomUUID(),
        }),
      ),
    )
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    const card = await world.card(12)
    expect(card).toMatchObject({ status: '交付前設定済み', inspectedOn: '2026-12-07' })
    const types = card.history!.map(({ type }) => type)
    expect(types).toEqual(['created', ...types.slice(1)])
    expect(types.slice(1).sort()).toEqual(['inspected', 'status'])
    expect(card.rev).toBe(3)
  })
})

describe('where cards are', () => {
  it('CD-12 a card shows cabinet and position, a place lists its cards, wrong offices are refused', async () => {
    const foreign = await placeOf('幸の棚', 'P-S1', 5, world.otherOffice)
    for (const [index, place] of [
      [13, shelf],
      [14, shelf2],
      [15, shelf2],
    ] as const) {
      const done = await scan(world.ward, 'place', code(index), { place, position: String(index) })
      expect(done.status).toBe(200)
    }
    expect((await scan(world.ward, 'place', code(16), { place: foreign })).status).toBe(404)
    expect((await scan(world.admin, 'place', code(16), { place: foreign })).body.code).toBe(
      'WRONG_OFFICE',
    )
    const { body } = await jsonOf<{ rows: { manufacturingNumber: string }[] }>(
      world.ward.get(`/ops/cards/search?place=${shelf2}`),
    )
    expect(body.rows.map((row) => row.manufacturingNumber).sort()).toEqual([code(14), code(15)])
    const { id } = await world.card(14)
    const { body: detail } = await jsonOf<CardDetail>(world.ward.get(`/ops/cards/${id}`))
    expect(detail.card).toMatchObject({ placeName: 'A棚 2段', position: '14' })
  })

  it('CD-13 PR-02 (part) lists each booked card once in walking order; a card nobody comes for warns', async () => {
    const date = '2026-12-14'
    await book(13, date, '09:00')
    await book(14, date, '09:30')
    await book(15, date, '09:00')
    const list = async () =>
      (
        await jsonOf<{
          rows: { card: { manufacturingNumber: string }; pulled: boolean; start: string }[]
          toPull: number
          toPutBack: unknown[]
        }>(world.ward.get(`/ops/cards/picking?office=${world.office}&date=${date}`))
      ).body
    const before = await list()
    expect(before.rows.map(({ card }) => card.manufacturingNumber)).toEqual([14, 15, 13].map(code))
    expect(before.toPull).toBe(3)
    expect((await scan(world.ward, 'pull', code(14), { date })).status).toBe(200)
    expect((await scan(world.ward, 'pull', code(14), { date })).body.code).toBe('ALREADY_DONE')
    expect((await scan(world.ward, 'pull', code(16), { date })).body.code).toBe('NOT_BOOKED')
    expect(await list()).toMatchObject({
      toPull: 2,
      toPutBack: [{ manufacturingNumber: code(14) }],
    })
    expect((await scan(world.ward, 'put-back', code(14))).status).toBe(200)
    expect(await list()).toMatchObject({ toPull: 3, toPutBack: [] })
  })

  it('CD-27 a stock check names what is missing and what does not belong there', async () => {
    const { body: take } = await jsonOf<{ id: string }>(
      world.ward.post('/ops/cards/stocktakes', { office: world.office, place: shelf2 }),
    )
    const count = (text: string) =>
      jsonOf(world.ward.post(`/ops/cards/stocktakes/${take.id}/scan`, { code: text }))
    expect((await count(code(14))).body).toMatchObject({
      counted: 1,
      isNew: true,
      isExpected: true,
    })
    expect((await count(code(14))).body).toMatchObject({ counted: 1, isNew: false })
    expect((await count(code(13))).body).toMatchObject({ isExpected: false })
    const end = await jsonOf(world.ward.post(`/ops/cards/stocktakes/${take.id}/finish`))
    expect(end.body).toMatchObject({
      expected: 2,
      missing: [{ number: 'K-15' }],
      extra: [{ number: 'K-13', why: '別の保管場所の記録です' }],
    })
    expect((await count(code(15))).status).toBe(409)
  })
})

describe('finding cards', () => {
  it('CD-02 (part) finds by each number, name, old forms, birthday and address, alone or together', async () => {
    await world.add(40, 40, {
      氏名: '渡邊　𠮷男',
      氏名カナ: 'ワタナベ　ヨシオ',
      生年月日: '1949-02-11',
      住所: '川崎市川崎区小川町5番地3 コーポ小川201',
    })
    const find = async (query: Record<string, string>) =>
      (
        await jsonOf<{ rows: { manufacturingNumber: string }[] }>(
          world.ward.get(`/ops/cards/search?${new URLSearchParams(query)}`),
        )
      ).body.rows.map((row) => row.manufacturingNumber)
    const queries: Record<string, string>[] = [
      { q: code(40) },
      { q: '7000000040' },
      { q: 'K-40' },
      { q: 'ｋ４０' },
      { q: '渡辺' },
      { q: '渡邉吉男' },
      { q: 'わたなべ' },
      { q: '吉男' },
      { q: '昭和24年2月11日' },
      { birthday: '1949-02-11', name: '渡辺' },
      { address: '小川町５' },
      { address: '川崎市川崎区小川町', birthday: '1949/2/11' },
    ]
    for (const query of queries) {
      expect(await find(query), JSON.stringify(query)).toEqual([code(40)])
    }
    expect(await find({ q: '渡辺', statuses: '受入れ済み' })).toEqual([])
    expect(await find({ birthday: '1949-02-12', name: '渡辺' })).toEqual([])
  })

  it('AU-06 (part) every page of people that was shown is logged with its number and purpose', async () => {
    const shown = await jsonOf<{ rows: unknown[] }>(
      world.window.get('/ops/cards/search?statuses=' + encodeURIComponent('交付通知書発送済み')),
    )
    const logs = await findRows<{ count: number; purpose: string; actor: string }>(
      world.payload,
      'audit-logs',
      { and: [{ action: { equals: 'personal.view' } }, { actor: { equals: world.window.id } }] },
    )
    expect(logs).toMatchObject([{ count: shown.body.rows.length, purpose: 'カードの検索' }])
  })

  it('CD-08 (part) PR-10 (part) every status gives out exactly its cards, as CSV, Excel and print', async () => {
    const statuses = await findRows<{ label: string }>(world.payload, 'card-statuses', {})
    for (const { label } of statuses) {
      const stored = await world.payload.db.count({
        collection: 'cards',
        where: { status: { equals: label } },
      })
      const file = await world.admin.get(
        `/ops/cards/output?format=csv&purpose=${encodeURIComponent('確認')}&statuses=${encodeURIComponent(label)}`,
      )
      const lines = (await file.text()).trim().split('\r\n').slice(1)
      expect(lines).toHaveLength(stored.totalDocs)
      expect(lines.every((line) => line.includes(`"${label}"`))).toBe(true)
    }
    for (const format of ['xlsx', 'print']) {
      const file = await world.admin.get(
        `/ops/cards/output?format=${format}&purpose=${encodeURIComponent('確認')}&statuses=${encodeURIComponent('交付前設定済み')}`,
      )
      const bytes = Buffer.from(await file.arrayBuffer())
      expect(bytes.subarray(0, 4).toString('latin1')).toBe(
        format === 'xlsx' ? 'PK\u0003\u0004' : '%PDF',
      )
    }
    const none = await world.admin.get('/ops/cards/output?format=csv')
    expect(none.status).toBe(422)
    const logs = await findRows<{ count: number; purpose: string }>(world.payload, 'audit-logs', {
      action: { equals: 'personal.print' },
    })
    expect(logs[0]).toMatchObject({ purpose: '確認' })
  })

  it('CD-06 (part) gives the ids of exactly the cards of a filter, so that all of them can be changed', async () => {
    const filter = { statuses: '交付前設定済み' }
    const { body } = await jsonOf<{ ids: string[] }>(world.ward.post('/ops/cards/ids', filter))
    const stored = await findRows<{ id: string }>(world.payload, 'cards', {
      status: { equals: '交付前設定済み' },
    })
    expect(body.ids.sort()).toEqual(stored.map(({ id }) => id).sort())
    expect((await world.operator.post('/ops/cards/ids', filter)).status).toBe(403)
    const foreign = await jsonOf<{ ids: string[] }>(world.stranger.post('/ops/cards/ids', filter))
    expect(foreign.body.ids).toEqual([])
  })

  it('narrows a number and a name by the other filters, also when they are sent as a body', async () => {
    const ask = async (body: object) =>
      (
        await jsonOf<{ rows: unknown[]; total: number | null }>(
          world.ward.post('/ops/cards/search', body),
        )
      ).body
    expect(await ask({ q: code(40) })).toMatchObject({ total: 1 })
    expect(await ask({ q: code(40), route: 'mail' })).toMatchObject({ total: 0, rows: [] })
    expect(await ask({ q: '渡辺' })).toMatchObject({ total: 1 })
    expect((await ask({ statuses: '受入れ済み' })).total).toBeNull()
  })

  it('CD-20 (part) a card is 窓口交付 or 郵送交付 by what happened to it', async () => {
    await world.add(50, 52)
    // 交付 belongs to the window with its checks; past them it takes a reason and the right to it.
    expect((await setStatus(world.ward, 50, '交付済み')).body.code).toBe('REASON_REQUIRED')
    expect((await setStatus(world.window, 50, '交付済み', '急ぎ')).status).toBe(403)
    expect((await setStatus(world.ward, 50, '交付済み', '紙の記録から')).status).toBe(200)
    expect((await world.card(50)).route).toBe('window')
    await setStatus(world.ward, 51, '交付前設定済み', '戻す')
    const sent = await world.ward.post('/ops/cards/status', {
      id: (await world.card(51)).id,
      status: '申請時来庁発送済み',
      mailType: 'registered',
      trackingNumber: '123-45-67890-1',
    })
    expect(sent.status).toBe(200)
    expect(await world.card(51)).toMatchObject({
      route: 'mail',
      mailType: 'registered',
      trackingNumber: '123-45-67890-1',
    })
    expect((await setStatus(world.ward, 51, '交付済み', '届いた')).status).toBe(200)
    expect((await world.card(51)).route).toBe('mail')
  })

  it('CD-18 lists cards that expire within so many days', async () => {
    await world.add(41, 41, { 有効期限: '2026-12-31' })
    const { body } = await jsonOf<{ rows: { manufacturingNumber: string }[] }>(
      world.ward.get('/ops/cards/search?expiresWithin=30'),
    )
    expect(body.rows.map((row) => row.manufacturingNumber)).toEqual([code(41)])
  })

  it('CD-23 (part) ages match the dates, and a card over the limit is counted', async () => {
    const before = world.clock.now
    world.clock.now = new Date(before.getTime() + 15 * 86_400_000)
    const { body } = await jsonOf<{
      statuses: { status: string; overdue: number; oldestDays: number; cards: number }[]
    }>(world.ward.get('/ops/cards/overview'))
    world.clock.now = before
    const received = body.statuses.find(({ status }) => status === '受入れ済み')!
    expect(received).toMatchObject({ oldestDays: 15, overdue: received.cards })
    const notified = body.statuses.find(({ status }) => status === '交付通知書発送済み')!
    expect(notified).toMatchObject({ overdue: 0 })
  })

  it('CD-10 (part) AU-04 one card shows its way, and that it was read is logged', async () => {
    const card = await world.card(6)
    const { body } = await jsonOf<{
      steps: { label: string; on: string }[]
      timeline: { what: string; who: string; how: string }[]
    }>(world.ward.get(`/ops/cards/${card.id}`))
    expect(body.steps.find(({ label }) => label === '交付通知書発送')?.on).toBe('2026-12-07')
    expect(body.timeline.map(({ what }) => what)).toContain('交付前設定済み → 交付通知書発送済み')
    const [log] = await findRows<{ purpose: string }>(world.payload, 'audit-logs', {
      target: { equals: `cards/${card.id}` },
    })
    expect(log?.purpose).toBe('カードの照会')
  })
})
