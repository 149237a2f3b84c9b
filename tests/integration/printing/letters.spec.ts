/** @exhaustive: with all others, not every day. */
import { randomUUID } from 'node:crypto'
import { inflateSync } from 'node:zlib'

import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRow, insertRow, newRowId } from '@/db/atomic'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import type { CardEvent } from '@/services/cards/types'
import { jobContext } from '@/services/context'
import type { PrintCatalogue } from '@/services/printing/catalogue'
import type { PrintCheck } from '@/services/printing/check'
import { printJobsSettled, type PrintJobView } from '@/services/printing/jobs'
import { findOffice, readBookingConfig } from '@/services/settings/booking-config'

import { addCard } from '../../helpers/cards-world'
import { codesIn, inkBox, inkIn, pageSizes, rasterise, textOf } from '../../helpers/raster'
import { signIn, type Staff } from '../../helpers/staff'
import { openPayload } from '../../helpers/world'

let payload: Payload
let admin: Staff
let secretariat: Staff
let postOffice: Staff
let catalogue: PrintCatalogue
let office: string
const cards: string[] = []

const json = async <T>(response: Response | Promise<Response>): Promise<T> =>
  (await (await response).json()) as T

async function print(staff: Staff, selection: object, options: object) {
  const answer = await staff.post('/ops/printing/jobs', {
    requestKey: randomUUID(),
    selection,
    options,
    purpose: '通知の発送',
  })
  expect(answer.status).toBe(202)
  const { id } = await json<PrintJobView>(answer)
  await printJobsSettled()
  const job = await json<PrintJobView>(staff.get(`/ops/printing/jobs/${id}`))
  expect(job.status).toBe('done')
  const file = await staff.get(`/ops/printing/jobs/${id}/file`)
  const pdf = Buffer.from(await file.arrayBuffer())
  return { job, pdf, words: textOf(pdf).normalize('NFKC').replace(/\s/g, '') }
}

const templateOf = async (kind: string) =>
  (await findRow<{ id: string; body: string }>(payload, 'document-templates', {
    kind: { equals: kind },
  }))!

beforeAll(async () => {
  payload = await openPayload()
  const clock = { now: new Date('2026-11-21T03:00:00Z') }
  payload.config.custom = { ...payload.config.custom, now: () => clock.now }
  await PRODUCT.loadPreset(jobContext(payload), 'kawasaki', { slots: false })
  const config = await readBookingConfig(payload)
  office = findOffice(config, 'kawasaki')!.id
  admin = await signIn(payload, ['city-admin'])
  secretariat = await signIn(payload, ['secretariat'])
  postOffice = await signIn(payload, ['post-office-staff'], [office])
  for (let index = 0; index < 5; index++) cards.push(await addCard(payload, index, { office }))
  catalogue = await json(admin.get('/ops/printing/catalogue'))
})
afterAll(() => payload.destroy())

describe('letters', () => {
  it('PR-05 (part) the re-issued notice is one request from the card; the print stands in its history', async () => {
    const { job, pdf, words } = await print(
      admin,
      { ids: [cards[0]] },
      { kind: 'reissue-notice', deadline: '2027-03-31' },
    )
    expect(job).toMatchObject({ printed: 1, sheets: 1 })
    for (const text of [
      '交付通知書(再発行)',
      '川崎花子0様',
      '7000000000',
      '川崎区役所',
      '令和8年11月21日',
      '令和9年3月31日',
      '持ち物',
      '・交付通知書(はがき)',
    ]) {
      expect(words).toContain(text)
    }
    const card = await findRow<{ history: CardEvent[] }>(payload, 'cards', {
      id: { equals: cards[0] },
    })
    expect(card!.history.at(-1)).toMatchObject({
      type: 'printed',
      note: '交付通知書の再発行',
      by: { kind: 'staff' },
    })
    const [page] = await rasterise(pdf)
    expect((await codesIn(page!)).length).toBe(1)
  })

  it('PR-05 (part) says beforehand that a letter will carry no deadline, and offers the one of the city', async () => {
    const check = async (options: object) =>
      json<PrintCheck>(
        admin.post('/ops/printing/check', {
          selection: { ids: [cards[0]] },
          options: { kind: 'reissue-notice', start: 1, ...options },
        }),
      )
    expect(await check({})).toMatchObject({ fits: 1, missesDeadline: true })
    expect(await check({ deadline: '2027-03-31' })).toMatchObject({ missesDeadline: false })
    expect(catalogue.noticeDeadline).toBe('')
    const saved = await admin.post('/globals/city-settings', { noticeDeadlineDays: 60 })
    expect(saved.status).toBe(200)
    expect(await json(admin.get('/ops/printing/catalogue'))).toMatchObject({
      noticeDeadline: '2027-01-20',
    })
  })

  it('PR-09 the address of the re-issue is inside the window of the template, also after it was moved', async () => {
    const template = await templateOf('reissue-notice')
    const windows = [
      { windowX: 15, windowY: 18, windowWidth: 90, windowHeight: 40 },
      { windowX: 40, windowY: 50, windowWidth: 95, windowHeight: 45 },
    ]
    for (const window of windows) {
      const saved = await admin.patch(`/document-templates/${template.id}`, window)
      expect(saved.status).toBe(200)
      const { pdf } = await print(admin, { ids: [cards[1]] }, { kind: 'reissue-notice' })
      expect(pageSizes(pdf)[0]!.width).toBeCloseTo(148, 1)
      const [page] = await rasterise(pdf, 200)
      const ink = inkBox(page!, { x: 0, y: 0, width: 148, height: 105 })!
      const [x, y] = [window.windowX, window.windowY]
      // The folded letter (148 × 105) lies anywhere in the 155 × 113 envelope.
      for (const [dx, dy] of [
        [0, 0],
        [7, 8],
      ]) {
        expect(ink.x + dx!).toBeGreaterThanOrEqual(x)
        expect(ink.y + dy!).toBeGreaterThanOrEqual(y)
        expect(ink.x + ink.width + dx!).toBeLessThanOrEqual(x + window.windowWidth)
        expect(ink.y + ink.height + dy!).toBeLessThanOrEqual(y + window.windowHeight)
      }
      const test = await admin.get('/ops/printing/window?kind=reissue-notice')
      const [frame] = await rasterise(Buffer.from(await test.arrayBuffer()), 300)
      const outer = inkBox(frame!, { x: 0, y: 0, width: 155, height: y + window.windowHeight })!
      expect(Math.abs(outer.x - x)).toBeLessThan(0.3)
      expect(Math.abs(outer.y - y)).toBeLessThan(0.3)
      expect(
        pageSizes(
          Buffer.from(
            await (await admin.get('/ops/printing/window?kind=reissue-notice')).arrayBuffer(),
          ),
        )[0]!.width,
      ).toBeCloseTo(155, 1)
    }
    const tiny = { windowX: 1, windowY: 1, windowWidth: 20, windowHeight: 10 }
    const refused = await admin.patch(`/document-templates/${template.id}`, tiny)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('宛名がいつも見える場所')
  })

  it('PR-06 a batch of reminders carries the date and each addressee', async () => {
    const { job, pdf, words } = await print(
      admin,
      { ids: cards },
      { kind: 'reminder', issuedOn: '2026-12-01', deadline: '2027-01-31' },
    )
    expect(job).toMatchObject({ printed: 5, sheets: 5 })
    expect(pageSizes(pdf)).toHaveLength(5)
    expect(words.match(/令和8年12月1日/g)).toHaveLength(5)
    for (let index = 0; index < 5; index++) expect(words).toContain(`川崎花子${index}様`)
    expect(words).toContain('令和9年1月31日')
    expect(words).not.toContain('勸')
  })

  it('PR-07 照会・回答書: single and batch, all fields filled', async () => {
    for (const ids of [[cards[2]], cards]) {
      const { job, words } = await print(
        admin,
        { ids },
        { kind: 'inquiry', deadline: '2027-01-31' },
      )
      expect(job.printed).toBe(ids.length)
      for (const id of ids) {
        const index = cards.indexOf(id!)
        expect(words).toContain(`川崎花子${index}様`)
        expect(words).toContain(`K-00000${index}`)
      }
      expect(words.match(/令和9年1月31日/g)).toHaveLength(ids.length)
      expect(words).toContain('川崎市長')
      expect(words).not.toContain('{{')
    }
  })

  it('PR-08 the sticker is exactly 144 × 103 mm in two spot colours; the number by choice', async () => {
    const numbered = await print(admin, { ids: cards.slice(0, 2) }, { kind: 'guide-sticker' })
    const plain = await print(admin, { copies: 3 }, { kind: 'guide-sticker-plain' })
    expect(numbered.words).toContain('7000000001')
    expect(plain.words).not.toContain('70000000')
    for (const { pdf, words } of [numbered, plain]) {
      for (const { width, height } of pageSizes(pdf)) {
        expect(width).toBeCloseTo(144, 1)
        expect(height).toBeCloseTo(103, 1)
      }
      expect(words).toContain('http')
      for (const phone of ['0120-380-366', '050-3310-5907']) expect(words).toContain(phone)
      expect(inksOf(pdf)).toEqual({ spots: 2, pages: pageSizes(pdf).length, others: [] })
      for (const page of await rasterise(pdf, 200)) {
        expect((await codesIn(page)).map(({ text }) => text)[0]).toMatch(/^http/)
      }
    }
    expect(pageSizes(plain.pdf)).toHaveLength(3)
  })

  it('PR-15 the envelope carries the exact addressee; a text without it is refused', async () => {
    const { pdf, words } = await print(admin, { copies: 1 }, { kind: 'application-envelope' })
    expect(words).toContain('地方公共団体情報システム機構個人番号カード交付申請書受付センター宛')
    expect(words).toContain('〒219-8650')
    expect(pageSizes(pdf)[0]!.width).toBeCloseTo(235, 1)
    const template = await templateOf('application-envelope')
    const answer = await admin.patch(`/document-templates/${template.id}`, {
      body: '個人番号カード受付センター御中',
    })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('このまま入れてください')
  })

  it('PR-05 (part) texts are edited in the panel; an unknown placeholder is refused in words', async () => {
    const template = await templateOf('reminder')
    const bad = await admin.patch(`/document-templates/${template.id}`, {
      body: '{{氏名}}さん {{マイナンバー}}',
    })
    expect(bad.status).toBe(400)
    const words = await bad.text()
    expect(words).toContain('マイナンバー')
    expect(words).toContain('使えません')
    const good = await admin.patch(`/document-templates/${template.id}`, {
      body: `[大]お早めに\n{{予約ID}}`,
    })
    expect(good.status).toBe(200)
    const printed = await print(admin, { ids: [cards[3]] }, { kind: 'reminder' })
    expect(printed.words).toContain('お早めに')
    expect(printed.words).not.toContain('行き違い')
  })
})

describe('device labels', () => {
  it('PR-12 146 devices: 80 × 30 mm, six items, 令和 in short form', async () => {
    const names = ['タブレット端末', 'タブレット端末用電子ペン', '追記用プリンタ', 'ノートパソコン']
    const idOf = async (response: Response) =>
      (await json<{ doc: { id: string } }>(response)).doc.id
    const types = await Promise.all(
      names.map(async (name, index) =>
        idOf(
          await admin.post('/device-types', {
            ...{ name, code: `label-${index}`, category: 'other', active: true },
          }),
        ),
      ),
    )
    const contract = await idOf(
      await admin.post('/device-contracts', {
        name: '郵便局支援業務委託契約',
        client: '福岡市役所市民局戸籍住民課',
        lessor: '○○リース（株）',
        supportCompany: '○○保守（株）',
        supportPhone: '092-123-4567',
        to: '2029-03-31',
        active: true,
      }),
    )
    for (let index = 0; index < 146; index++) {
      const made = await secretariat.post('/ops/cases/devices', {
        answers: {
          number: `FK-${String(index).padStart(3, '0')}`,
          type: types[index % 4],
          contract,
          owner: 'lease',
          from: '2026-04-01',
        },
        op: randomUUID(),
      })
      expect(made.status).toBe(201)
    }
    const single = catalogue.sheets.find(({ code }) => code === 'single-80x30')!.id
    const { job, pdf } = await print(secretariat, {}, { kind: 'device-label', sheet: single })
    expect(job).toMatchObject({ printed: 146, left: 0 })
    const sizes = pageSizes(pdf)
    expect(sizes).toHaveLength(146)
    expect(sizes[0]!.width).toBeCloseTo(80, 1)
    expect(sizes[0]!.height).toBeCloseTo(30, 1)
    // Each of them, one to a page, with all six items.
    const pages = textOf(pdf)
      .split('\f')
      .map((page) => page.normalize('NFKC').replace(/\s/g, ''))
      .filter(Boolean)
    expect(pages).toHaveLength(146)
    for (const [index, page] of pages.entries()) {
      const items = [
        '郵便局支援業務委託契約',
        'R8.4.1～R11.3.31'.normalize('NFKC'),
        'リース(株)',
        '保守(株)・092-123-4567',
        '福岡市役所市民局戸籍住民課',
        names[index % 4]!,
      ]
      expect([index, items.filter((item) => !page.includes(item))]).toEqual([index, []])
    }
    // On a label sheet the field stays within 8 × 3 cm, its frame measured on the raster.
    const twelve = catalogue.sheets.find(({ code }) => code === 'a4-12')!.id
    const device = (await findRow<{ id: string }>(payload, 'devices', {
      number: { equals: 'FK-000' },
    }))!.id
    const sheet = await print(
      secretariat,
      { ids: [device] },
      { kind: 'device-label', sheet: twelve },
    )
    const [page] = await rasterise(sheet.pdf, 300)
    // Black on white: the paper is white, the ink is black.
    const shades = new Set(page!.grey)
    expect([Math.min(...shades), Math.max(...shades)]).toEqual([0, 255])
    const ink = inkBox(page!, { x: 0, y: 0, width: 210, height: 297 })!
    expect(ink.width).toBeGreaterThan(70)
    expect(ink.width).toBeLessThanOrEqual(80)
    expect(ink.height).toBeLessThanOrEqual(30)
    // Whoever may not read devices may not print them either.
    const refused = await postOffice.post('/ops/printing/check', {
      selection: {},
      options: { kind: 'device-label', sheet: single },
    })
    expect(refused.status).toBe(403)
  })
})

describe('application form', () => {
  it('PR-13 (part) is filled from the booking, with the name left blank and no マイナンバー', async () => {
    const id = newRowId()
    await insertRow(payload, 'reservations', {
      ...(await bookingRow()),
      id,
      details: encryptField(
        JSON.stringify({
          name: '福岡 太郎',
          kana: 'フクオカ タロウ',
          birthday: '1980-04-01',
          address: '福岡市中央区天神1-8-1',
          phone: '092-711-4111',
          procedure: '電子証明書の更新',
        }),
        at('reservations', 'details', id),
      ),
    })
    const { words, pdf } = await print(
      postOffice,
      { numbers: ['123-456-786'] },
      { kind: 'application-form' },
    )
    for (const text of [
      'フクオカタロウ',
      '昭和55年4月1日',
      '福岡市中央区天神1-8-1',
      '092-711-4111',
      '電子証明書の更新',
    ]) {
      expect(words).toContain(text)
    }
    expect(words).not.toContain('福岡太郎')
    expect(words.replace('マイナンバー(個人番号)は書かないで', '')).not.toContain('マイナンバー')
    const [page] = await rasterise(pdf, 150)
    expect(inkIn(page!, { x: 0, y: 0, width: 210, height: 297 })).toBeGreaterThan(0.001)
  })
})

async function bookingRow() {
  const config = await readBookingConfig(payload)
  return {
    number: '123456786',
    status: 'confirmed',
    office,
    service: config.services[0]!.id,
    date: '2026-12-07',
    start: '10:00',
    end: '10:30',
    startsAt: '2026-12-07T01:00:00.000Z',
    partySize: 1,
    channel: 'call-centre',
    lane: 'phone',
    liveKey: randomUUID(),
    idemKey: randomUUID(),
    rev: 0,
  }
}

/** Spot colours that a PDF declares, and every other way of colouring that its pages use. */
function inksOf(pdf: Buffer): { spots: number; pages: number; others: string[] } {
  const raw = pdf.toString('latin1')
  const spots = new Set([...raw.matchAll(/\/Separation\s*\/(\S+)/g)].map(([, name]) => name))
  const others: string[] = []
  let pages = 0
  for (const match of raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)) {
    let content: string
    try {
      content = inflateSync(Buffer.from(match[1]!, 'latin1')).toString('latin1')
    } catch {
      continue
    }
    if (!/\bBT\b/.test(content)) continue
    pages++
    others.push(...[...content.matchAll(/(?:^|\s)(rg|RG|k|K|g|G)(?=\s|$)/gm)].map(([, op]) => op!))
  }
  return { spots: spots.size, pages, others }
}
