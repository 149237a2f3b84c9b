/** @exhaustive: with all others, not every day. */
import { randomUUID } from 'node:crypto'

import type { Payload } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRow, findRows, updateWhere } from '@/db/atomic'
import { placeOf, SHEET_PRESETS } from '@/domain/printing/sheets'
import { jobContext } from '@/services/context'
import type { PrintCatalogue } from '@/services/printing/catalogue'
import type { PrintCheck } from '@/services/printing/check'
import { eraseOldFiles } from '@/services/printing/file'
import { printJobsSettled, type PrintJobView } from '@/services/printing/jobs'
import { findOffice, readBookingConfig } from '@/services/settings/booking-config'

import { addCard } from '../../helpers/cards-world'
import { codesIn, inkIn, pageSizes, rasterise, textOf } from '../../helpers/raster'
import { signIn, type Staff } from '../../helpers/staff'
import { openPayload } from '../../helpers/world'

let payload: Payload
let admin: Staff
let ward: Staff
let operator: Staff
let catalogue: PrintCatalogue
let office: string
let other: string
const cards: string[] = []
const clock = { now: new Date('2026-11-21T03:00:00Z') }

const sheetId = (code: string) => catalogue.sheets.find((one) => one.code === code)!.id
const json = async <T>(response: Response | Promise<Response>): Promise<T> =>
  (await (await response).json()) as T

async function print(
  staff: Staff,
  selection: object,
  options: object,
  requestKey: string = randomUUID(),
): Promise<PrintJobView> {
  const answer = await staff.post('/ops/printing/jobs', {
    requestKey,
    selection,
    options,
    purpose: 'カードの送付',
  })
  expect(answer.status).toBe(202)
  const { id } = await json<PrintJobView>(answer)
  await printJobsSettled()
  return json<PrintJobView>(staff.get(`/ops/printing/jobs/${id}`))
}

const fileOf = async (staff: Staff, id: string): Promise<Buffer> =>
  Buffer.from(await (await staff.get(`/ops/printing/jobs/${id}/file`)).arrayBuffer())
const stockOf = async (code: string) =>
  (await findRow<{ stock: number }>(payload, 'label-sheets', { code: { equals: code } }))?.stock
const logsOf = (action: string) =>
  findRows<{ count: number; purpose: string; summary: string }>(payload, 'audit-logs', {
    action: { equals: action },
  })

beforeAll(async () => {
  payload = await openPayload()
  payload.config.custom = { ...payload.config.custom, now: () => clock.now }
  await PRODUCT.loadPreset(jobContext(payload), 'kawasaki', { slots: false })
  const config = await readBookingConfig(payload)
  office = findOffice(config, 'kawasaki')!.id
  other = findOffice(config, 'saiwai')!.id
  admin = await signIn(payload, ['city-admin'])
  ward = await signIn(payload, ['city-staff'], [other])
  operator = await signIn(payload, ['operator'])
  for (let index = 0; index < 100; index++) {
    cards.push(await addCard(payload, index, { office: index < 95 ? office : other }))
  }
  catalogue = await json(admin.get('/ops/printing/catalogue'))
})
afterAll(() => payload.destroy())

describe('label jobs', () => {
  it('offers the usual sheets and texts, stored once as records', async () => {
    const again = await json<PrintCatalogue>(admin.get('/ops/printing/catalogue'))
    expect(again.sheets.map(({ code }) => code).sort()).toEqual(['a4-12', 'a4-44', 'single-80x30'])
    expect(again.kinds.every(({ templates }) => templates.length === 1)).toBe(true)
    expect((await operator.get('/ops/printing/catalogue')).status).toBe(403)
  })

  it('PR-03 25 addressees give 3 sheets; name, address and readable number on each label', async () => {
    const job = await print(
      admin,
      { ids: cards.slice(0, 25) },
      { kind: 'address-label', sheet: sheetId('a4-12'), start: 1 },
    )
    expect(job).toMatchObject({ status: 'done', printed: 25, left: 0, sheets: 3, hasFile: true })
    const pdf = await fileOf(admin, job.id)
    expect(pageSizes(pdf)).toHaveLength(3)
    const words = textOf(pdf).normalize('NFKC').replace(/\s/g, '')
    expect(words).toContain('川崎市川崎区東田町25番地')
    expect(words).toContain('〒210-8577')
    expect(words).toContain('川崎花子24様')
    const read: string[] = []
    for (const page of await rasterise(pdf)) {
      read.push(...(await codesIn(page)).map(({ text }) => text))
    }
    expect(read.sort()).toEqual(
      Array.from({ length: 25 }, (_, index) => `K-${String(index).padStart(6, '0')}`),
    )
  })

  it('PR-04 100 labels give 3 sheets of 44, each QR readable', async () => {
    const job = await print(
      admin,
      { filter: { status: '交付通知書発送済み' } },
      { kind: 'case-label', sheet: sheetId('a4-44'), start: 1 },
    )
    expect(job).toMatchObject({ printed: 100, sheets: 3 })
    const read: string[] = []
    for (const page of await rasterise(await fileOf(admin, job.id))) {
      read.push(...(await codesIn(page)).map(({ text }) => text))
    }
    expect(read.sort()).toEqual(
      Array.from({ length: 100 }, (_, index) => String(7_000_000_000 + index)).sort(),
    )
  })

  it('PR-19 start at 7 leaves six blank; stock falls once; count and user are kept; reprint', async () => {
    const sheet = sheetId('a4-12')
    const path = `/ops/printing/sheets/${sheet}/stock`
    const before = await stockOf('a4-12')
    const received = { kind: 'received', count: 100, requestKey: randomUUID() }
    expect((await admin.post(path, received)).status).toBe(200)
    await admin.post(path, received)
    expect(await stockOf('a4-12')).toBe(before! + 100)
    const key = randomUUID()
    const wish = [{ ids: cards.slice(0, 7) }, { kind: 'address-label', sheet, start: 7 }] as const
    const [first, second] = await Promise.all([
      print(admin, ...wish, key),
      print(admin, ...wish, key),
    ])
    expect(second.id).toBe(first.id)
    const third = await print(admin, ...wish, key)
    expect(third).toMatchObject({ id: first.id, start: 7, printed: 7, sheets: 2 })
    expect(third.byName).toContain('職員')
    expect(await stockOf('a4-12')).toBe(before! + 98)
    const pages = await rasterise(await fileOf(admin, first.id), 150)
    const twelve = SHEET_PRESETS['a4-12']
    for (let at = 0; at < 6; at++) expect(inkIn(pages[0]!, placeOf(twelve, at).box)).toBe(0)
    expect(inkIn(pages[0]!, placeOf(twelve, 6).box)).toBeGreaterThan(0)

    const again = await admin.post(`/ops/printing/jobs/${first.id}/reprint`, {
      requestKey: randomUUID(),
      purpose: '紙づまり',
      start: 1,
    })
    expect(again.status).toBe(202)
    const { id } = await json<PrintJobView>(again)
    await printJobsSettled()
    const reprinted = await json<PrintJobView>(admin.get(`/ops/printing/jobs/${id}`))
    expect(reprinted).toMatchObject({ reprintOf: first.id, printed: 7, sheets: 1, status: 'done' })
    expect(await stockOf('a4-12')).toBe(before! + 97)
    await admin.post(path, { kind: 'counted', count: 40, requestKey: randomUUID() })
    expect(await stockOf('a4-12')).toBe(40)
  })

  it('AU-06 (part) a job and every opening of its file are logged with count and purpose', async () => {
    const jobs = (await logsOf('print.job')).length
    const job = await print(
      admin,
      { ids: cards },
      { kind: 'case-label', sheet: sheetId('a4-44'), start: 1 },
    )
    const logs = await logsOf('print.job')
    expect(logs).toHaveLength(jobs + 1)
    expect(logs.filter(({ count }) => count === 100).at(-1)).toMatchObject({
      purpose: 'カードの送付',
      summary: expect.stringContaining('カードケース用ラベル') as string,
    })
    const files = (await logsOf('print.file')).length
    await fileOf(admin, job.id)
    expect(await logsOf('print.file')).toHaveLength(files + 1)
    const none = await admin.post('/ops/printing/jobs', {
      requestKey: randomUUID(),
      selection: { ids: cards.slice(0, 1) },
      options: { kind: 'case-label', sheet: sheetId('a4-44') },
      purpose: ' ',
    })
    expect(none.status).toBe(422)
  })

  it('PR-17 the dispatch list holds exactly the labels that were printed, with the date', async () => {
    const bad = await addCard(payload, 910, { office, name: '外字\ue001太郎' })
    const job = await print(
      admin,
      { ids: [...cards.slice(0, 30), bad] },
      { kind: 'address-label', sheet: sheetId('a4-12'), start: 1 },
    )
    expect(job).toMatchObject({ printed: 30, left: 1, hasList: true })
    const answer = await admin.get(`/ops/printing/jobs/${job.id}/list?format=csv`)
    expect(answer.status).toBe(200)
    const rows = (await answer.text()).trim().split('\r\n').slice(1)
    const listed = rows.map((row) => /K-\d{6}/.exec(row)?.[0])
    const labels = textOf(await fileOf(admin, job.id)).match(/K-\d{6}/g)!
    expect(listed.toSorted()).toEqual(labels.toSorted())
    expect(listed).toHaveLength(30)
    const paper = await admin.get(`/ops/printing/jobs/${job.id}/list`)
    const words = textOf(Buffer.from(await paper.arrayBuffer()))
    expect(words).toContain('2026-11-21')
    expect(words).toContain('郵便局の受領印')
    expect(words.match(/K-\d{6}/g)).toHaveLength(30)
  })

  it('says before printing which characters cannot be drawn and what is too long, by number only', async () => {
    const geta = await addCard(payload, 900, { office, name: '外字\ue000太郎' })
    const long = await addCard(payload, 901, { office, address: `川崎市${'長い町'.repeat(300)}` })
    const rare = await addCard(payload, 902, { office, name: '葛\u{e0100}城　𠮷髙﨑' })
    const options = { kind: 'address-label', sheet: sheetId('a4-12'), start: 1, geta: false }
    const found = await json<PrintCheck>(
      admin.post('/ops/printing/check', { selection: { ids: [geta, long, rare] }, options }),
    )
    expect(found).toMatchObject({
      count: 3,
      fits: 1,
      problems: [
        {
          number: '7000000900',
          problems: [{ kind: 'unprintable', characters: ['\ue000（U+E000）'] }],
        },
        { number: '7000000901', problems: [{ kind: 'too-long' }] },
      ],
    })
    const job = await print(admin, { ids: [geta, long, rare] }, options)
    expect(job).toMatchObject({ printed: 1, left: 2, problems: found.problems })
    const stored = JSON.stringify(await findRow(payload, 'print-jobs', { id: { equals: job.id } }))
    for (const secret of ['太郎', '長い町', '葛']) expect(stored).not.toContain(secret)
    // Only on the word of the person who prints, 〓 takes the place of what no font has.
    const forgiven = await print(admin, { ids: [geta] }, { ...options, geta: true })
    expect(forgiven).toMatchObject({ printed: 1, left: 0 })
    expect(textOf(await fileOf(admin, forgiven.id))).toContain('外字〓太郎')
  })

  it('H3 lists labels without a name or with lost characters, and prints them only when told to', async () => {
    const wishes = [{ name: '' }, { name: '〓田　太郎' }, { address: '川崎市川崎区?町1' }]
    const odd: string[] = []
    for (const [at, wish] of wishes.entries()) {
      odd.push(await addCard(payload, 920 + at, { office, ...wish }))
    }
    const selection = { ids: [cards[0]!, ...odd] }
    const options = { kind: 'address-label', sheet: sheetId('a4-12'), start: 1 }
    const found = await json<PrintCheck>(admin.post('/ops/printing/check', { selection, options }))
    expect(found).toMatchObject({
      fits: 1,
      problems: [
        { number: '7000000920', problems: [{ kind: 'no-name' }] },
        { number: '7000000921', problems: [{ kind: 'replaced', field: '氏名', sign: '〓' }] },
        { number: '7000000922', problems: [{ kind: 'replaced', field: '住所', sign: '?' }] },
      ],
    })
    expect(await print(admin, selection, options)).toMatchObject({ printed: 1, left: 3 })
    const all = await print(admin, selection, { ...options, unnamed: true })
    expect(all).toMatchObject({ printed: 4, left: 0 })
  })

  it('finds cards by typed and scanned numbers and names those that are unknown', async () => {
    const options = { kind: 'case-label', sheet: sheetId('a4-44'), start: 1 }
    const found = await json<PrintCheck>(
      admin.post('/ops/printing/check', {
        selection: { numbers: ['７０００００００03', 'k-000004', 'abc100005', 'nowhere-1'] },
        options,
      }),
    )
    expect(found).toMatchObject({ count: 3, unknown: ['nowhere-1'], sheets: 1 })
    const refused = await admin.post('/ops/printing/check', {
      selection: { numbers: ['123456789018'] },
      options,
    })
    expect(refused.status).toBe(422)
    expect(await refused.text()).not.toContain('123456789018')
  })

  it('AC-07 (part) prints cards of the own offices only; files of others are not given out', async () => {
    const options = { kind: 'case-label', sheet: sheetId('a4-44'), start: 1 }
    const mine = await json<PrintCheck>(
      ward.post('/ops/printing/check', { selection: { ids: cards }, options }),
    )
    expect(mine.count).toBe(5)
    const foreign = { filter: { status: '交付通知書発送済み', office } }
    const refused = await ward.post('/ops/printing/check', { selection: foreign, options })
    expect(refused.status).toBe(403)
    const job = await print(admin, { ids: cards.slice(0, 2) }, options)
    expect((await ward.get(`/ops/printing/jobs/${job.id}/file`)).status).toBe(404)
    const own = await print(ward, { ids: cards }, options)
    expect(own.printed).toBe(5)
    expect((await json<{ jobs: PrintJobView[] }>(ward.get('/ops/printing/jobs'))).jobs).toEqual([
      own,
    ])
  })

  it('keeps the file encrypted, gives it out unchanged, and erases it after the days', async () => {
    const job = await print(
      admin,
      { ids: cards.slice(0, 3) },
      { kind: 'address-label', sheet: sheetId('a4-12'), start: 1 },
    )
    const rows = await findRows<{ data: string }>(payload, 'print-files', {
      job: { equals: job.id },
    })
    expect(rows.length).toBeGreaterThan(0)
    for (const { data } of rows) expect(data.startsWith('enc2:')).toBe(true)
    const pdf = await fileOf(admin, job.id)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.subarray(-6).toString()).toContain('EOF')
    const now = clock.now
    clock.now = new Date('2026-12-01T03:00:00Z')
    await eraseOldFiles(jobContext(payload))
    const left = await findRows(payload, 'print-files', { job: { equals: job.id } })
    expect(left).toEqual([])
    expect((await admin.get(`/ops/printing/jobs/${job.id}/file`)).status).toBe(410)
    clock.now = now
  })

  it('shows a job whose process died as failed; it can be printed again', async () => {
    const job = await print(
      admin,
      { ids: cards.slice(0, 3) },
      { kind: 'address-label', sheet: sheetId('a4-12'), start: 1 },
    )
    await updateWhere(
      payload,
      'print-jobs',
      { id: { equals: job.id } },
      { status: 'running', heartbeatAt: '2026-11-21T02:50:00.000Z' },
    )
    const dead = await json<PrintJobView>(admin.get(`/ops/printing/jobs/${job.id}`))
    expect(dead).toMatchObject({ status: 'failed', hasFile: false })
    expect(dead.error).toContain('もう一度印刷')
    const again = await admin.post(`/ops/printing/jobs/${job.id}/reprint`, {
      requestKey: randomUUID(),
      purpose: '作り直し',
    })
    expect(again.status).toBe(202)
    await printJobsSettled()
    const { id } = await json<PrintJobView>(again)
    expect(await json(admin.get(`/ops/printing/jobs/${id}`))).toMatchObject({ printed: 3 })
  })

  it('shows every sheet before printing, twenty at a time, and logs how many were looked at', async () => {
    const look = async (wish: object): Promise<Buffer> => {
      const answer = await admin.post('/ops/printing/preview', {
        selection: { ids: cards },
        ...wish,
      })
      expect(answer.headers.get('content-type')).toBe('application/pdf')
      return Buffer.from(await answer.arrayBuffer())
    }
    const labels = { kind: 'address-label', sheet: sheetId('a4-12'), start: 3 }
    const all = await look({ options: labels })
    expect(pageSizes(all)).toHaveLength(9)
    // Also what stands on the last sheet: the bad ones are not always on the first.
    expect(textOf(all).normalize('NFKC')).toContain('K-000099')

    const stickers = { kind: 'guide-sticker', start: 1 }
    const first = await look({ options: stickers })
    expect(pageSizes(first)).toHaveLength(20)
    const last = await look({ options: stickers, from: 80 })
    expect(pageSizes(last)).toHaveLength(20)
    expect(textOf(last)).toContain('7000000099')
    expect(textOf(first)).not.toContain('7000000099')
    const counts = (await logsOf('print.preview')).map(({ count }) => count)
    expect(counts.sort((a, b) => a - b)).toEqual([20, 20, 100])
  })

  it('keeps the places of the labels on a later stretch as they will be printed', async () => {
    // One that is left out takes no place: what follows moves up, on every sheet alike.
    const nameless = await addCard(payload, 9000, { office, name: ' ' })
    const ids = [nameless, ...cards]
    const sheet = sheetId('single-80x30')
    const options = { kind: 'address-label', sheet, start: 1 }
    const answer = await admin.post('/ops/printing/preview', {
      selection: { ids },
      options,
      from: 80,
    })
    const words = textOf(Buffer.from(await answer.arrayBuffer()))
    expect(words).toContain('K-000080')
    expect(words).not.toContain('K-000079')
  })
})
