import iconv from 'iconv-lite'
import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRow, findRows, updateWhere } from '@/db/atomic'
import { identify } from '@/services/booking/identify'
import { citizenContext, jobContext } from '@/services/context'
import { findOffice, findService, readBookingConfig } from '@/services/settings/booking-config'

import { cardRow, csvOf, type CsvRow } from '../../helpers/city-csv'
import { callApi, signIn, type Staff } from '../../helpers/staff'
import { openPayload } from '../../helpers/world'

type Card = { id: string; status: string; issuedOn: string; office: string }

let payload: Payload
let admin: Staff
let ward: Staff
let operator: Staff
const saiwai = { 住所: '川崎市幸区戸手本町1-11-1' }

const form = (rows: CsvRow[], more: Record<string, string> = {}) => {
  const data = new FormData()
  const bytes = new Uint8Array(iconv.encode(csvOf(rows), 'cp932'))
  data.set('file', new File([bytes], '一覧.csv', { type: 'text/csv' }))
  for (const [name, value] of Object.entries(more)) data.set(name, value)
  return data
}
const cardOf = (index: number) =>
  findRow<Card>(payload, 'cards', { reservationNumber: { equals: String(7_000_000_000 + index) } })
async function logIn(number: string) {
  const service = findService(await readBookingConfig(payload), 'pickup')
  return identify(citizenContext(payload), service!, { number }, '')
}

beforeAll(async () => {
  payload = await openPayload()
  await PRODUCT.loadPreset(jobContext(payload), 'kawasaki', { slots: false })
  const config = await readBookingConfig(payload)
  admin = await signIn(payload, ['city-admin'])
  ward = await signIn(payload, ['city-staff'], [findOffice(config, 'saiwai')!.id])
  operator = await signIn(payload, ['operator'])
})
afterAll(() => payload.destroy())

describe('POST /api/ops/cards/import', () => {
  it('takes the file of a signed-in person who may import, and nobody else', async () => {
    const rows = [cardRow(1), cardRow(2, saiwai), cardRow(3, { 生年月日: '4月1日' })]
    expect((await callApi('/ops/cards/import', { method: 'POST', body: form(rows) })).status).toBe(
      401,
    )
    expect((await operator.upload('/ops/cards/import', form(rows))).status).toBe(403)
    expect(await findRows(payload, 'cards', {})).toEqual([])
    const trial = await admin.upload('/ops/cards/import', form(rows, { dryRun: '1' }))
    expect(await trial.json()).toMatchObject({ id: null, created: 2, rejected: 1 })
    expect(await findRows(payload, 'cards', {})).toEqual([])
    const answer = await admin.upload('/ops/cards/import', form(rows))
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      fileName: '一覧.csv',
      encoding: 'Shift_JIS',
      created: 2,
      problems: [{ line: 4, field: '生年月日' }],
    })
    const [log] = await findRows<{ actorName: string; count: number }>(payload, 'audit-logs', {
      action: { equals: 'cards.import' },
    })
    expect(log).toMatchObject({ count: 2, actorName: expect.stringContaining('職員') as string })
  })

  it('lets the staff of one ward change the cards of that ward only', async () => {
    const rows = [cardRow(1, { 備考: '変更' }), cardRow(2, { ...saiwai, 備考: '変更' })]
    const report = await (await ward.upload('/ops/cards/import', form(rows))).json()
    expect(report).toMatchObject({
      changed: 1,
      rejected: 1,
      problems: [{ line: 2, field: '窓口' }],
    })
    // Nor may a card of another ward be drawn over by a changed address.
    const moved = await ward.upload('/ops/cards/import', form([cardRow(1, saiwai)]))
    expect(await moved.json()).toMatchObject({ changed: 0, rejected: 1 })
  })

  it('says in Japanese what is wrong with the upload', async () => {
    const none = await admin.upload('/ops/cards/import', new FormData())
    expect(none.status).toBe(422)
    expect(((await none.json()) as { detail: string }).detail).toContain('CSVファイル')
    const data = new FormData()
    data.set('file', new File(['a,b\n1,2\n'], '123456789018.csv'))
    const named = await admin.upload('/ops/cards/import', data)
    expect(named.status).toBe(422)
    expect(await named.text()).not.toContain('123456789018')
  })
})

describe('POST /api/ops/cards/status', () => {
  const set = async (staff: Staff, index: number, status: string, reason?: string) =>
    (await staff.post('/ops/cards/status', { id: (await cardOf(index))!.id, status, reason }))
      .status

  it('ID-10 a person can book in a bookable status only, from the moment it is set', async () => {
    const statuses = await findRows<{ label: string; booking: string }>(
      payload,
      'card-statuses',
      {},
    )
    const way = ['交付前設定済み', '受入れ済み', '交付前設定済み', '交付通知書発送済み']
    for (const label of way) {
      const { booking } = statuses.find((one) => one.label === label)!
      expect(await set(ward, 2, label, '順番の確認')).toBe(200)
      const attempt = logIn('7000000002')
      if (booking === 'bookable') await expect(attempt).resolves.toBeTruthy()
      else await expect(attempt).rejects.toMatchObject({ code: 'NOT_BOOKABLE' })
    }
    expect(await set(ward, 2, '交付済み', '紙の記録から')).toBe(200)
    await expect(logIn('7000000002')).rejects.toMatchObject({ code: 'NOT_BOOKABLE' })
    expect((await cardOf(2))?.issuedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  it('CD-16 (part) 区移管済み is never set by hand, by a list of cards or by an import', async () => {
    expect(await set(admin, 1, '区移管済み', '急ぎ')).toBe(422)
    const bulk = await admin.post('/ops/cards/bulk', {
      ids: [(await cardOf(1))!.id],
      status: '区移管済み',
      reason: '急ぎ',
      op: 'bulk-transferred',
    })
    expect(await bulk.text()).toContain('読み取ったカードだけ')
    const list = form([cardRow(1, { 状態区分: '区移管済み' })])
    const read = await admin.upload('/ops/cards/import', list)
    expect(await read.json()).toMatchObject({
      changed: 0,
      problems: [{ field: '状態区分', reason: expect.stringContaining('取り込み') as string }],
    })
    expect((await cardOf(1))?.status).toBe('交付通知書発送済み')
  })

  it('CD-09 (part) leaving 交付済み takes the administrator and a reason; who, from and to are kept', async () => {
    expect(await set(ward, 2, '交付通知書発送済み', '間違えました')).toBe(403)
    expect(await set(admin, 2, '交付通知書発送済み')).toBe(422)
    expect(await set(admin, 2, '交付通知書発送済み', '別の人のカードでした')).toBe(200)
    await expect(logIn('7000000002')).resolves.toBeTruthy()
    const logs = await findRows<{ changes: unknown; summary: string }>(
      payload,
      'audit-logs',
      { action: { equals: 'cards.status' } },
      { sort: '-at', limit: 1 },
    )
    expect(logs[0]).toMatchObject({
      changes: { status: ['交付済み', '交付通知書発送済み'] },
      summary: expect.stringContaining('別の人のカードでした') as string,
    })
  })

  it('is refused for cards of other wards, unknown statuses and individual numbers', async () => {
    expect(await set(ward, 1, '交付済み')).toBe(404)
    expect(await set(admin, 1, '受入れ済み', '戻す')).toBe(422)
    expect(await set(admin, 1, 'なぞの状態')).toBe(422)
    expect(await set(admin, 1, '区移管済み', 'マイナンバー123456789018')).toBe(422)
    expect(await set(operator, 1, '交付済み')).toBe(403)
    expect((await cardOf(1))?.status).toBe('交付通知書発送済み')
  })
})

describe('POST /api/ops/cards/eligible', () => {
  it('BK-23 (part) a person added singly can book at once; sent again, nothing changes', async () => {
    const person = { reservationNumber: '９９００-００-００１１', office: 'saiwai' }
    const first = await ward.post('/ops/cards/eligible', person)
    expect(await first.json()).toEqual({ added: true })
    await expect(logIn('9900000011')).resolves.toBeTruthy()
    const again = await ward.post('/ops/cards/eligible', person)
    expect(await again.json()).toEqual({ added: false })
    const known = { ...person, birthday: '1990-01-01' }
    expect((await ward.post('/ops/cards/eligible', known)).status).toBe(409)
  })

  it('refuses other wards, missing numbers and individual numbers', async () => {
    const add = async (body: object) => (await ward.post('/ops/cards/eligible', body)).status
    expect(await add({ reservationNumber: '9900000012', office: 'asao' })).toBe(422)
    expect(await add({ office: 'saiwai' })).toBe(422)
    expect(await add({ reservationNumber: '1234-5678-9018', office: 'saiwai' })).toBe(422)
    expect(await add({ manufacturingNumber: 'A1', birthday: '2月30日', office: 'saiwai' })).toBe(
      422,
    )
  })
})

describe('a changed record of 状態区分', () => {
  it('CD-07 (part) opens booking for the cards that have it, also under a new name', async () => {
    const id = (await findRow<{ id: string }>(payload, 'card-statuses', {
      label: { equals: '区移管済み' },
    }))!.id
    await updateWhere(
      payload,
      'cards',
      { id: { equals: (await cardOf(1))!.id } },
      { transferredOn: '2026-12-01' },
    )
    await admin.post('/ops/cards/status', {
      id: (await cardOf(1))!.id,
      status: '区移管済み',
      reason: '戻す',
    })
    await expect(logIn('7000000001')).rejects.toMatchObject({ code: 'NOT_BOOKABLE' })
    await admin.patch(`/card-statuses/${id}`, { booking: 'bookable' })
    await expect(logIn('7000000001')).resolves.toBeTruthy()
    await admin.patch(`/card-statuses/${id}`, { label: '区で保管中', booking: 'not-ready' })
    await expect(logIn('7000000001')).rejects.toMatchObject({ code: 'NOT_BOOKABLE' })
    expect((await cardOf(1))?.status).toBe('区で保管中')
  })
})
