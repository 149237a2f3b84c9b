import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows, insertRow, newRowId, updateWhere } from '@/db/atomic'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { listImportProfiles } from '@/services/cards/import/profiles'
import { openCard } from '@/services/cards/open-card'
import type { CardRow } from '@/services/cards/types'
import { checkTile } from '@/services/dashboard/system-tiles'
import { sendDueMails } from '@/services/mail/send-mails'
import { alarmsWritten } from '@/services/keys/unreadable-alarm'
import { printJobsSettled } from '@/services/printing/jobs'

import { bookCard, type CardWorld, openCardWorld } from '../../helpers/card-world'
import { cardRow, csvOf, csvSource } from '../../helpers/city-csv'
import { jsonOf } from '../../helpers/desk-world'

const MARK = '（読み取れません）'
const FIELDS = ['name', 'kana', 'address', 'birthday', 'remarks', 'extra', 'sourceRow'] as const
const SOUND = { 氏名: '鷺沼　すみれ', 氏名カナ: 'サギヌマ　スミレ', 備考: '電話は午後に' }

let world: CardWorld
let oracle: string

const damage = (id: string, data: Record<string, string>) =>
  updateWhere(world.payload, 'cards', { id: { equals: id } }, data)

beforeAll(async () => {
  world = await openCardWorld()
  await world.add(1, FIELDS.length + 2, SOUND)
  // Card n has its n-th field damaged, each in another way; two cards stay sound.
  const sound = await world.card(FIELDS.length + 1)
  oracle = sound.name!
  for (const [index, field] of FIELDS.entries()) {
    const card = await world.card(index + 1)
    const value = [oracle, 'enc1:AAAA', 'plain', `${card[field] ?? oracle}x`.slice(0, 40)][
      index % 4
    ]!
    await damage(card.id, { [field]: value })
  }
})
afterAll(() => world.close())

const get = (path: string) => world.admin.get(path)
const purpose = `purpose=${encodeURIComponent('点検')}`

describe('personal values that cannot be read', () => {
  it('H2 a ciphertext that is pasted into a remark is a text: nothing opens it', async () => {
    const card = await world.card(FIELDS.length + 2)
    const edited = await world.window.post(`/ops/cards/${card.id}/edit`, {
      rev: card.rev,
      remarks: oracle,
    })
    expect(edited.status).toBe(200)
    const { body } = await jsonOf<{ card: { remarks: string } }>(
      world.window.get(`/ops/cards/${card.id}`),
    )
    expect(body.card.remarks).toBe(oracle)
    const report = await importCityCsv(
      world.ctx,
      csvSource(csvOf([cardRow(50, { 氏名: 'enc1:AAAA', 備考: 'enc1:AAAA' })])),
    )
    expect(report).toMatchObject({ created: 1, rejected: 0 })
    const search = await jsonOf<{ rows: { name: string }[] }>(get('/ops/cards/search?size=200'))
    expect(search.body.rows.map(({ name }) => name)).toContain('enc1:AAAA')
  })

  it.each(FIELDS)('%s: search, list, page and REST go on and show the mark', async (field) => {
    const card = await world.card(FIELDS.indexOf(field) + 1)
    const list = await jsonOf<{ rows: Record<string, string>[] }>(get('/ops/cards/search?size=200'))
    expect(list.status).toBe(200)
    expect(list.body.rows.length).toBeGreaterThan(FIELDS.length)
    const row = list.body.rows.find(({ id }) => id === card.id)!
    if (field in row) expect(row[field]).toBe(MARK)
    const found = await world.admin.post('/ops/cards/search', { q: '鷺沼' })
    expect(found.status).toBe(200)
    const page = await jsonOf<{ card: Record<string, unknown> }>(get(`/ops/cards/${card.id}`))
    expect(page.status).toBe(200)
    if (field !== 'sourceRow') expect(JSON.stringify(page.body.card[field])).toContain(MARK)
    expect((await get(`/cards/${card.id}?depth=0`)).status).toBe(200)
    expect((await get('/cards?depth=0&limit=20')).status).toBe(200)
  })

  it('outputs and exports go on; what they carry in its place no import takes for a name', async () => {
    for (const format of ['csv', 'xlsx', 'print']) {
      const output = await get(`/ops/cards/output?format=${format}&${purpose}`)
      expect(output.status, format).toBe(200)
      expect((await output.arrayBuffer()).byteLength).toBeGreaterThan(100)
    }
    const response = await get(`/ops/cards/import/export?encoding=utf8&${purpose}`)
    expect(response.status).toBe(200)
    const file = await response.text()
    expect(file.split(MARK)).toHaveLength(5)
    const report = await importCityCsv(world.ctx, csvSource(file))
    expect(report).toMatchObject({ rejected: 4, created: 0 })
    expect(report.problems[0]!.reason).toContain('読み取れなかった値の印')
    expect((await world.card(1)).name).toBe(oracle)
  })

  it('a list without the column leaves the stored value alone and says so; one with it mends it', async () => {
    const profile = (await listImportProfiles(world.ctx)).find(({ source }) => source === 'jlis')!
    const marked = await world.card(FIELDS.indexOf('remarks') + 1)
    const jlis = {
      製造管理番号: marked.manufacturingNumber!,
      発送単位番号: 'H-77',
      '氏名（漢字）': '川崎　花子',
      '氏名（カナ）': 'カワサキ　ハナコ',
      住所: '川崎市川崎区東田町8番地',
      生年月日: '昭和55年4月1日',
      カード有効期限: '20360401',
      申請経路: '郵便',
    }
    const lacking = await importCityCsv(world.ctx, csvSource(csvOf([jlis])), { profile })
    expect(lacking).toMatchObject({ rejected: 1, changed: 0 })
    expect(lacking.problems[0]).toMatchObject({ field: '備考' })
    expect((await world.card(FIELDS.indexOf('remarks') + 1)).remarks).toBe(marked.remarks)
    const full = cardRow(FIELDS.indexOf('remarks') + 1, { ...SOUND, 備考: '直した' })
    expect(await importCityCsv(world.ctx, csvSource(csvOf([full])))).toMatchObject({ changed: 1 })
    const mended = await world.card(FIELDS.indexOf('remarks') + 1)
    expect(openCard(mended, 'remarks')).toBe('直した')
    const kana = await world.card(2)
    const { 氏名カナ: _kana, ...other } = cardRow(2, { ...SOUND, 備考: '変わった' })
    expect(await importCityCsv(world.ctx, csvSource(csvOf([other])))).toMatchObject({ changed: 1 })
    expect((await world.card(2)).kana).toBe(kana.kana)
  })

  it('no label and no letter is printed for a name or an address that cannot be read', async () => {
    const cards = await findRows<CardRow>(world.payload, 'cards', {}, { sort: 'shippingNumber' })
    const catalogue = await jsonOf<{ sheets: { id: string; code: string }[] }>(
      get('/ops/printing/catalogue'),
    )
    const sheet = catalogue.body.sheets.find(({ code }) => code === 'a4-44')!.id
    const answer = await world.admin.post('/ops/printing/jobs', {
      requestKey: randomUUID(),
      selection: { ids: cards.map(({ id }) => id) },
      options: { kind: 'case-label', sheet, start: 1, geta: false },
      purpose: '点検',
    })
    expect(answer.status).toBe(202)
    const { id } = (await answer.json()) as { id: string }
    await printJobsSettled()
    const job = await findRow<{ status: string; printed: number; problems: unknown[] }>(
      world.payload,
      'print-jobs',
      { id: { equals: id } },
    )
    expect(job).toMatchObject({ status: 'done', printed: cards.length - 2 })
    const kinds = JSON.stringify(job!.problems)
    expect(kinds).toContain('"fields":["氏名"]')
    expect(kinds).toContain('"fields":["住所"]')
  })

  it('bookings: what the applicant entered and the address are marked, and no mail goes to nowhere', async () => {
    const booking = await bookCard(world, FIELDS.length + 1, { date: '2026-12-14' })
    await updateWhere(
      world.payload,
      'reservations',
      { id: { equals: booking } },
      { mail: oracle, mailState: 'ok', details: 'enc1:AAAA' },
    )
    const personal = await world.admin.post(`/ops/reservations/${booking}/personal`, {
      purpose: '点検',
    })
    expect(personal.status).toBe(200)
    expect(JSON.stringify(await personal.json()).split(MARK)).toHaveLength(3)
    const id = newRowId()
    await insertRow(world.payload, 'mails', {
      id,
      kind: 'confirmation',
      status: 'queued',
      subject: '予約を受け付けました',
      // Copied from another mail's row: bound to that one.
      to: encryptField('taro@example.jp', at('mails', 'to', newRowId())),
      text: 'text',
      language: 'ja',
      attempts: 0,
      reservation: booking,
      mailKey: `confirmation|${booking}|1`,
      nextAttemptAt: world.ctx.now().toISOString(),
    })
    await sendDueMails(world.ctx)
    const mail = await findRow<{ status: string; lastError: string }>(world.payload, 'mails', {
      id: { equals: id },
    })
    expect(mail).toMatchObject({
      status: 'failed',
      lastError: '保存されている宛先を読み取れません',
    })
    expect((await get('/mails?depth=0')).status).toBe(200)
    expect((await get('/reservations?depth=0')).status).toBe(200)
  })

  it('the operators see an alarm that names rows and no value', async () => {
    await alarmsWritten(world.payload)
    const check = await findRow<{ ok: string; summary: string; details: unknown }>(
      world.payload,
      'check-results',
      { name: { equals: 'personal-fields' } },
    )
    expect(check).toMatchObject({ ok: 'no' })
    expect(check!.summary).toContain('カード')
    expect(JSON.stringify(check)).toContain((await world.card(1)).id)
    expect(JSON.stringify(check)).not.toContain('鷺沼')
    const raised = await findRows(world.payload, 'audit-logs', {
      target: { equals: 'check-results/personal-fields' },
    })
    expect(raised).toHaveLength(1)
    expect(await checkTile.read(world.ctx, '')).toMatchObject({ value: '異常 1件', tone: 'act' })
  })
})
