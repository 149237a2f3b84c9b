/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import type { Field } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findRow, findRows, updateWhere } from '@/db/atomic'
import type { Channel } from '@/domain/booking/vocabulary'
import { addDays, toIso } from '@/domain/time/civil'
import { formatEra } from '@/domain/time/format'
import { cancelReservation } from '@/services/booking/engine/cancel'
import type { PlaceInput } from '@/services/booking/engine/place-input'
import { placeReservation } from '@/services/booking/engine/place'
import type { ReservationRow } from '@/services/booking/types'

import type { Staff } from '../../helpers/staff'
import { callApi, signIn } from '../../helpers/staff'
import type { World } from '../../helpers/world'
import { addSlot, MONDAY, openWorld } from '../../helpers/world'

let world: World
let admin: Staff
let ward: Staff
let fieldStaff: Staff
const placed: ReservationRow[] = []

const TUESDAY = addDays(MONDAY, 1)
const SUNDAY = addDays(MONDAY, 6)

async function book(
  office: number,
  date: string,
  start: string,
  extra: Partial<PlaceInput> = {},
  channel: Channel = 'web',
): Promise<ReservationRow> {
  const row = await placeReservation(world.ctx(channel), {
    service: world.service,
    office: world.offices[office]!.id,
    date,
    start,
    partySize: 1,
    people: [],
    mode: 'book',
    idemKey: randomUUID(),
    language: 'ja',
    ...extra,
  })
  placed.push(row)
  return row
}

beforeAll(async () => {
  world = await openWorld()
  await world.payload.update({
    collection: 'offices',
    id: world.offices[1]!.id,
    data: { order: 2 },
  })
  for (const office of [0, 1]) {
    for (const date of [MONDAY, TUESDAY]) {
      for (const start of ['09:00', '09:30', '14:00']) {
        await addSlot(world, { office, date, start, capacity: 5 })
      }
    }
  }
  const person = (key: string) => ({ key, identifier: key, eligibility: '' })
  await book(1, MONDAY, '09:00')
  await book(0, TUESDAY, '09:00', {}, 'call-centre')
  await book(0, MONDAY, '14:00', { people: [person('N1')] }, 'city-staff')
  await book(0, MONDAY, '09:30', { note: '=cmd|calc' })
  await book(0, MONDAY, '09:00', { partySize: 2, people: [person('N2'), person('N3')] })
  const gone = await book(1, TUESDAY, '09:00', {}, 'call-centre')
  await cancelReservation(world.ctx(), gone.id, { releaseDelayMinutes: 0 })
  await book(1, TUESDAY, '14:00', { mode: 'hold' })
  admin = await signIn(world.payload, ['city-admin'])
  ward = await signIn(world.payload, ['city-staff'], [world.offices[1]!.id])
  fieldStaff = await signIn(world.payload, ['field-staff'])
})
afterAll(() => world.close())

const address = (query: Record<string, string> = {}) =>
  `/ops/lists/reservations?${new URLSearchParams({ from: MONDAY, to: SUNDAY, statuses: 'confirmed', purpose: '窓口の準備', ...query })}`
const bytes = async (response: Response) => {
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}
const csv = async (staff: Staff, query: Record<string, string> = {}) =>
  parse(await bytes(await staff.get(address({ format: 'csv', ...query }))), {
    bom: true,
  }) as string[][]
const short = (line: string[]) => `${line[0]!.slice(8)} ${line[4]} ${line[2]}`
const logs = () =>
  findRows<{
    id: string
    action: string
    count: number
    purpose: string
    actor: string
    summary: string
  }>(world.payload, 'audit-logs', { action: { equals: 'list.output' } }, { sort: 'at' })

describe('lists of bookings', () => {
  it('BK-17 CSV, Excel, print and screen hold the same bookings in the order day, ward, time', async () => {
    const expected = [
      '07 川崎区役所 09:00',
      '07 川崎区役所 09:30',
      '07 川崎区役所 14:00',
      '07 幸区役所 09:00',
      '08 川崎区役所 09:00',
    ]
    const lines = await csv(admin)
    expect(lines.slice(1).map(short)).toEqual(expected)

    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await bytes(await admin.get(address({ format: 'xlsx' })))) as never)
    const sheet = book.worksheets[0]!
    expect(sheet.actualRowCount - 1).toBe(expected.length)
    expect(sheet.getRow(1).values).toEqual([undefined, ...lines[0]!])
    expect(sheet.getCell('A2').value).toEqual(new Date(`${MONDAY}T00:00:00Z`))

    const printed = textOfPdf(await bytes(await admin.get(address({ format: 'print' }))))
    expect(printed).toContain('全体 5件・6人')
    expect(printed.match(/（[月火]） .*件・.*人/g)).toEqual([
      '（月） 川崎区役所 3件・4人',
      '（月） 幸区役所 1件・1人',
      '（火） 川崎区役所 1件・1人',
    ])

    const screen = await (await admin.get(address())).json()
    expect(screen.total).toBe(5)
    expect(screen.rows.map((row: { number: string }) => row.number)).toEqual(
      lines.slice(1).map((line) => line[6]!.replaceAll('-', '')),
    )
  })

  it('PR-02 (part) each kind has the same rows in its own order', async () => {
    const byWard = (await csv(admin, { kind: 'ward' })).slice(1)
    const byTime = (await csv(admin, { kind: 'time' })).slice(1)
    expect(byWard.map(short)).toEqual([
      '07 川崎区役所 09:00',
      '07 川崎区役所 09:30',
      '07 川崎区役所 14:00',
      '08 川崎区役所 09:00',
      '07 幸区役所 09:00',
    ])
    expect(byTime.map(short)).toEqual([
      '07 川崎区役所 09:00',
      '07 幸区役所 09:00',
      '07 川崎区役所 09:30',
      '07 川崎区役所 14:00',
      '08 川崎区役所 09:00',
    ])
    const numbers = (lines: string[][]) => lines.map((line) => line[6]).sort()
    expect(numbers(byTime)).toEqual(numbers(byWard))
  })

  it('BK-18 one row per booking, by date and time band; a household stands in one row', async () => {
    const morning = await csv(admin, { to: MONDAY, timeFrom: '09:00', timeTo: '12:00' })
    expect(morning.slice(1).map(short)).toEqual([
      '07 川崎区役所 09:00',
      '07 川崎区役所 09:30',
      '07 幸区役所 09:00',
    ])
    expect(morning[1]!.slice(7, 9)).toEqual(['N2、N3', '2'])
  })

  it('BK-19 a list for one office and day equals the stored bookings', async () => {
    const office = world.offices[0]!.id
    const lines = await csv(admin, { from: MONDAY, to: MONDAY, offices: office })
    const stored = placed.filter((row) => row.office === office && row.date === MONDAY)
    expect(
      lines
        .slice(1)
        .map((line) => line[6]!.replaceAll('-', ''))
        .sort(),
    ).toEqual(stored.map((row) => row.number).sort())
  })

  it('finds by status, channel, receipt number and number of the notice', async () => {
    const total = async (query: Record<string, string>) =>
      (await (await admin.get(address(query))).json()).total as number
    expect(await total({ statuses: 'cancelled' })).toBe(1)
    expect(await total({ statuses: '' })).toBe(7)
    expect(await total({ channels: 'call-centre,city-staff' })).toBe(2)
    expect(await total({ search: placed[0]!.number })).toBe(1)
    expect(await total({ search: ' ｎ１ ' })).toBe(1)
    expect(await total({ search: '999' })).toBe(0)
  })

  it('pages without losing or doubling a booking', async () => {
    const numbers: string[] = []
    for (const page of ['1', '2', '3']) {
      const body = await (await admin.get(address({ size: '2', page, kind: 'ward' }))).json()
      expect(body.total).toBe(5)
      numbers.push(...body.rows.map((row: { number: string }) => row.number))
    }
    expect(new Set(numbers).size).toBe(5)
    const whole = await (await admin.get(address({ kind: 'ward' }))).json()
    expect(numbers).toEqual(whole.rows.map((row: { number: string }) => row.number))
  })

  it('PR-20 UTF-8 has a byte order mark, Shift_JIS is real, formulas are harmless', async () => {
    const utf8 = await bytes(await admin.get(address({ format: 'csv' })))
    expect(utf8.subarray(0, 3).toString('hex')).toBe('efbbbf')
    const sjis = await bytes(await admin.get(address({ format: 'csv-cp932' })))
    const lines = parse(iconv.decode(sjis, 'cp932')) as string[][]
    expect(lines[1]![4]).toBe('川崎区役所')
    for (const text of [utf8.toString('utf8'), iconv.decode(sjis, 'cp932')]) {
      expect(text).toContain(`"'=cmd|calc"`)
    }
  })

  it('PR-20 (part) rows that Shift_JIS cannot hold are shown before anything is written', async () => {
    const row = await book(0, MONDAY, '14:00', { note: '𠮷田様' })
    const before = (await logs()).length
    const refused = await admin.get(address({ format: 'csv-cp932' }))
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      code: 'CP932_UNMAPPABLE',
      conflicts: [{ column: '職員メモ', text: '𠮷田様', characters: ['𠮷（U+20BB7）'] }],
    })
    expect(await logs()).toHaveLength(before)
    const replaced = await bytes(await admin.get(address({ format: 'csv-cp932', replace: '1' })))
    const lines = parse(iconv.decode(replaced, 'cp932')) as string[][]
    expect(lines.find((line) => line[6]!.replaceAll('-', '') === row.number)?.slice(-2)).toEqual([
      '〓田様',
      'U+20BB7',
    ])
    await cancelReservation(world.ctx(), row.id, { releaseDelayMinutes: 0 })
  })

  it('AU-06 an export of 100 bookings is one entry with 100, the user and the purpose, in each form', async () => {
    const day = '2027-01-12'
    await addSlot(world, { date: day, start: '09:00', capacity: 100 })
    for (let index = 0; index < 100; index++)
      await book(0, day, '09:00', {
        people: [{ key: `A${index}`, identifier: `A${index}`, eligibility: '' }],
      })
    for (const format of ['csv', 'xlsx', 'print'] as const) {
      const before = new Set((await logs()).map(({ id }) => id))
      const query = { from: day, to: day, purpose: '月例報告', format }
      const file = await bytes(await admin.get(address(query)))
      if (format === 'csv') expect(parse(file, { bom: true })).toHaveLength(1 + 100)
      const added = (await logs()).filter(({ id }) => !before.has(id))
      expect(added).toMatchObject([{ count: 100, purpose: '月例報告', actor: admin.id }])
    }
  })

  it('AU-06 (part) every output is one entry with user, purpose and count', async () => {
    for (const format of ['csv', 'xlsx', 'print'] as const) {
      const before = new Set((await logs()).map(({ id }) => id))
      await bytes(await admin.get(address({ format, purpose: '市長への報告' })))
      const added = (await logs()).filter(({ id }) => !before.has(id))
      expect(added).toHaveLength(1)
      expect(added[0]).toMatchObject({ count: 5, purpose: '市長への報告', actor: admin.id })
    }
  })

  it('asks for a purpose and takes no individual number for one', async () => {
    const codeOf = async (purpose: string) =>
      (await (await admin.get(address({ format: 'csv', purpose }))).json()).code
    expect(await codeOf(' ')).toBe('PURPOSE_REQUIRED')
    expect(await codeOf('123456789018')).toBe('INDIVIDUAL_NUMBER')
  })

  it('the name of the file is Japanese', async () => {
    const response = await admin.get(address({ format: 'csv' }))
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
      `予約リスト_日別_${MONDAY}_${SUNDAY}.csv`,
    )
    await response.arrayBuffer()
  })
})

describe('who may list what', () => {
  it('AC-07 (part) staff of an office get their own bookings and no others', async () => {
    expect((await csv(ward)).slice(1).map(short)).toEqual(['07 幸区役所 09:00'])
    const other = await ward.get(address({ offices: world.offices[0]!.id }))
    expect(other.status).toBe(403)
    const mixed = await ward.get(
      address({ format: 'csv', offices: world.offices.map((office) => office.id).join() }),
    )
    expect(mixed.status).toBe(403)
  })

  it('refuses strangers, roles without the right, and operators who want a file', async () => {
    expect((await callApi(address())).status).toBe(401)
    expect((await fieldStaff.get(address())).status).toBe(403)
    const operator = await signIn(world.payload, ['operator'])
    expect((await operator.get(address())).status).toBe(200)
    expect((await operator.get(address({ format: 'csv' }))).status).toBe(403)
  })

  it('refuses nonsense in the query', async () => {
    for (const query of [
      { from: '2026-02-30' },
      { to: addDays(MONDAY, -1) },
      { to: addDays(MONDAY, 5000) },
      { kind: 'number' },
      { statuses: 'confirmed,all' },
      { format: 'exe' },
    ] as Record<string, string>[]) {
      expect((await admin.get(address(query))).status).toBe(422)
    }
  })
})

describe('contact about bookings that no longer fit', () => {
  it('BK-04 (part) is noted in the history and takes the booking off the open list', async () => {
    const row = placed[0]!
    await updateWhere(
      world.payload,
      'reservations',
      { id: { equals: row.id } },
      { fits: false, contactState: '未連絡' },
    )
    const open = () => csv(ward, { unfitOnly: '1', contact: '未連絡' })
    expect(await open()).toHaveLength(2)
    const path = `/ops/lists/reservations/${row.id}/contact`
    expect((await ward.post(path, { state: '電話済み', note: '夫に伝えた' })).status).toBe(200)
    expect(await open()).toHaveLength(1)
    const stored = await findRow<ReservationRow>(world.payload, 'reservations', {
      id: { equals: row.id },
    })
    expect(stored?.history?.at(-1)).toMatchObject({
      type: 'contact',
      actor: { kind: 'staff', id: ward.id },
      from: { contactState: '未連絡' },
      to: { contactState: '電話済み' },
      note: '夫に伝えた',
    })
    const stale = await ward.post(path, { state: '解決', before: '未連絡' })
    expect([stale.status, await stale.json()]).toEqual([
      409,
      expect.objectContaining({ detail: expect.stringContaining('いまは「電話済み」') }),
    ])
    expect((await ward.post(path, { state: '電話済み', before: '未連絡' })).status).toBe(200)
    expect((await ward.post(path, { state: '忘れた' })).status).toBe(422)
    const other = placed.find((one) => one.office === world.offices[0]!.id)!
    expect(
      (await ward.post(`/ops/lists/reservations/${other.id}/contact`, { state: '解決' })).status,
    ).toBe(404)
  })
})

describe('bookings accepted', () => {
  it('OP-10 are counted by day of acceptance and channel; cancelled ones count, holds do not', async () => {
    world.clock.now = new Date(toIso('2026-11-30', '23:59'))
    await book(0, TUESDAY, '14:00')
    world.clock.now = new Date(toIso('2026-12-01', '00:00'))
    await book(0, TUESDAY, '14:00', {}, 'call-centre')
    const counts = await (
      await admin.get('/ops/lists/accepted?from=2026-11-01&to=2026-12-31')
    ).json()
    const accepted = placed.filter((row) => row.status === 'confirmed')
    expect(counts.total).toBe(accepted.length)
    const day = (date: string) =>
      counts.days.find((one: { date: string }) => one.date === date) as { total: number }
    expect(day('2026-12-01')).toMatchObject({ total: 1, byChannel: { 'call-centre': 1, web: 0 } })
    expect(day('2026-11-30').total).toBe(accepted.length - 1)
    expect(counts.byChannel['call-centre']).toBe(
      accepted.filter((row) => row.channel === 'call-centre').length,
    )
    const own = await (await ward.get('/ops/lists/accepted?from=2026-11-01&to=2026-12-31')).json()
    expect(own.total).toBe(accepted.filter((row) => row.office === world.offices[1]!.id).length)
  })

  it('AX-09 the panel is Japanese, dates can be R8.8.1, and years are counted April to March', async () => {
    const { collections, globals } = world.payload.config
    const own = collections.filter(
      ({ slug, admin }) => !slug.startsWith('payload-') && admin.hidden !== true,
    )
    const words = [
      ...own.flatMap(({ slug, labels, fields }) => [
        [slug, String(labels.singular)] as const,
        ...wordsOf(slug, fields),
      ]),
      ...globals.flatMap(({ slug, fields }) => wordsOf(slug, fields)),
    ]
    expect(words.length).toBeGreaterThan(500)
    const foreign = words.filter(([, text]) => !/[ぁ-んァ-ヶ一-龠]/.test(text))
    expect([...new Set(foreign.map(([, text]) => text))].sort()).toEqual(['A3', 'A4', 'URL', 'Web'])
    expect(formatEra('2026-08-01', 'short')).toBe('R8.8.1')
    await addSlot(world, { date: '2027-04-06', start: '09:00', capacity: 5 })
    world.clock.now = new Date(toIso('2027-03-31', '23:59'))
    await book(0, '2027-04-06', '09:00')
    world.clock.now = new Date(toIso('2027-04-01', '00:00'))
    await book(0, '2027-04-06', '09:00')
    const counts = await (
      await admin.get('/ops/lists/accepted?from=2026-04-01&to=2028-03-31')
    ).json()
    const accepted = placed.filter((row) => row.status === 'confirmed')
    expect(counts.fiscalYears).toEqual([
      { year: 2026, label: '令和8年度', total: accepted.length - 1 },
      { year: 2027, label: '令和9年度', total: 1 },
    ])
  })
})

/** Every label and option that a form of the panel shows, with the field it belongs to. */
function wordsOf(place: string, fields: Field[]): (readonly [string, string])[] {
  return fields.flatMap((field) => {
    const name = `${place}.${'name' in field ? field.name : field.type}`
    const { hidden } = (field.admin ?? {}) as { hidden?: boolean }
    if (hidden || ('hidden' in field && field.hidden)) return []
    const options = 'options' in field && Array.isArray(field.options) ? field.options : []
    const tabs = field.type === 'tabs' ? field.tabs : []
    return [
      ...('label' in field && typeof field.label === 'string'
        ? [[name, field.label] as const]
        : []),
      ...options.map((one) => [name, String(typeof one === 'object' ? one.label : one)] as const),
      ...tabs.flatMap((tab) => wordsOf(name, tab.fields)),
      ...('fields' in field ? wordsOf(name, field.fields) : []),
    ]
  })
}

function textOfPdf(pdf: Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'list-')), 'list.pdf')
  writeFileSync(file, pdf)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replace(
    /[ 　]+/g,
    ' ',
  )
}
