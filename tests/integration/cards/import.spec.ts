import type { Payload } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRow, findRows, updateWhere } from '@/db/atomic'
import { openCard } from '@/services/cards/open-card'
import { generateCards, toCityCsv } from '@/presets/demo/cards'
import type { Mappable } from '@/domain/cards/columns'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { identify } from '@/services/booking/identify'
import { generateSlots } from '@/services/calendar/generate-slots'
import { findCardsByCode } from '@/services/cards/find-card'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { citizenContext, jobContext, type ServiceContext } from '@/services/context'
import { findService, readBookingConfig } from '@/services/settings/booking-config'

import { ok } from '../../helpers/answer'
import { cardRow, csvOf, csvSource, type CsvRow } from '../../helpers/city-csv'
import { callApi, signIn, type Staff } from '../../helpers/staff'
import { uploadList } from '../../helpers/upload-list'
import { openPayload } from '../../helpers/world'

type Row = Record<string, string> & { id: string }

let payload: Payload
let ctx: ServiceContext
let admin: Staff
/** Who is in charge at the card centre. */
let centre: Staff

const load = (rows: CsvRow[], encoding?: 'utf8' | 'cp932') =>
  importCityCsv(ctx, csvSource(csvOf(rows), encoding))
const cards = () => findRows<Row>(payload, 'cards', {}, { sort: 'reservationNumber' })
const eligibility = (reservationKey: string) =>
  findRow<Row>(payload, 'eligibilities', { reservationKey: { equals: reservationKey } })

/** A request of the public site's interface, from nobody in particular. */
const citizen = (path: string, body: object) =>
  callApi(`/public/services/pickup${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** Identifies a person as the public site does. */
async function logIn(number: string) {
  const service = findService(await readBookingConfig(payload), 'pickup')
  return identify(citizenContext(payload), service!, { number }, '')
}

beforeAll(async () => {
  payload = await openPayload()
  ctx = jobContext(payload)
  await PRODUCT.loadPreset(ctx, 'kawasaki', { slots: false })
  admin = await signIn(payload, ['city-admin'])
  centre = await signIn(payload, ['supervisor'])
})
afterAll(() => payload.destroy())
beforeEach(async () => {
  for (const collection of ['cards', 'eligibilities', 'card-imports'] as const) {
    await payload.db.deleteMany({ collection, where: {} })
  }
})

describe("importing the city's list", () => {
  it('CD-01 the card centre uploads a file with commas, quotes, line breaks and columns of its own, in any order; all are kept', async () => {
    const strange = {
      備考: '転居予定,要確認\r\n"旧字"、\n",",""',
      氏名: '川崎, "花子"',
      住所: '川崎市川崎区東田町8番地\r\n"宮本",101号',
      受付区分: 'ネット,"窓口"\r\n郵送',
      氏名カナ: 'カワサキ',
    }
    const rows = [cardRow(1, strange), cardRow(2, { 受付区分: '', 氏名カナ: '' })]
    const columns = Object.keys(rows[0]!).reverse()
    const file = new Uint8Array(Buffer.from(`\ufeff${csvOf(rows, columns)}`))
    const report = await uploadList(centre, file)
    expect(report).toMatchObject({
      status: 'done',
      encoding: 'UTF-8',
      total: 2,
      created: 2,
      rejected: 0,
      by: expect.stringContaining('職員'),
    })
    expect(report.notes.join()).toMatch(/「氏名カナ」.*「受付区分」|「受付区分」.*「氏名カナ」/)

    // Found by its number and opened, as the screen does it.
    const { rows: found } = await ok<{ rows: { id: string }[] }>(
      centre.get('/ops/cards/search?q=ABC100001'),
    )
    expect(found).toHaveLength(1)
    const { card } = await ok<{ card: object }>(centre.get(`/ops/cards/${found[0]!.id}`))
    expect(card).toMatchObject({
      name: strange.氏名,
      address: strange.住所,
      remarks: strange.備考,
      extra: { 受付区分: strange.受付区分, 氏名カナ: 'カワサキ' },
      expiresOn: '2036-04-01',
      status: '交付通知書発送済み',
    })
    // And given back as it came.
    const back = await centre.get('/ops/cards/import/export?purpose=x')
    expect(back.status).toBe(200)
    expect(Buffer.from(await back.arrayBuffer()).equals(Buffer.from(file))).toBe(true)
  })

  it('CD-01 (part) refuses a file that lacks columns and names them', async () => {
    const { 製造管理番号: _a, 状態区分: _b, ...rest } = cardRow(1)
    await expect(load([rest])).rejects.toMatchObject({
      code: 'CSV_UNREADABLE',
      message: expect.stringContaining('製造管理番号、状態区分') as string,
    })
    expect(await cards()).toEqual([])
  })

  it('CD-03 the same file twice changes nothing the second time', async () => {
    const rows = [cardRow(1), cardRow(2), cardRow(3, { 状態区分: '交付済み' })]
    await load(rows)
    const before = await cards()
    expect(await load(rows)).toMatchObject({ created: 0, changed: 0, unchanged: 3, rejected: 0 })
    expect(await cards()).toEqual(before)
  })

  it('CD-03 tells line, column and reason of every refused row and takes the others', async () => {
    const report = await load([
      cardRow(1, { 備考: '2行の\n備考' }),
      cardRow(2, { 生年月日: '1980-02-30' }),
      cardRow(1, { 製造管理番号: 'XYZ999999' }),
      cardRow(4, { 状態区分: 'なぞの状態' }),
      cardRow(5, { 住所: '横浜市西区1-1' }),
      cardRow(6, { 氏名: 'あ'.repeat(201) }),
      cardRow(7, { 予約ID: '', 製造管理番号: '' }),
      cardRow(8),
    ])
    expect(report).toMatchObject({ total: 8, created: 2, rejected: 6 })
    expect(report.problems.map(({ line, field }) => [line, field])).toEqual([
      [4, '生年月日'],
      [5, '予約ID'],
      [6, '状態区分'],
      [7, '住所'],
      [8, '氏名'],
      [9, '予約ID'],
    ])
    expect(report.problems.find(({ line }) => line === 5)?.reason).toContain('2行目')
    const [stored] = await findRows<{ problems: unknown; status: string }>(
      payload,
      'card-imports',
      {},
    )
    expect(stored).toMatchObject({ status: 'done', problems: report.problems })
  })

  it('CD-03 reads Shift_JIS (CP932) with 髙 and 﨑 byte for byte', async () => {
    const report = await load([cardRow(1, { 氏名: '髙橋　﨑子', 備考: '①～' })], 'cp932')
    expect(report).toMatchObject({ encoding: 'Shift_JIS', created: 1 })
    const [card] = await cards()
    expect(openCard(card!, 'name')).toBe('髙橋　﨑子')
  })

  it('CD-03 a trial run says the same and writes nothing', async () => {
    await load([cardRow(1)])
    const file = csvSource(
      csvOf([cardRow(1, { 備考: '新' }), cardRow(2), cardRow(3, { 状態区分: '' })]),
    )
    const trial = await importCityCsv(ctx, file, { dryRun: true })
    expect(trial).toMatchObject({ id: null, created: 1, changed: 1, rejected: 1 })
    expect(await cards()).toHaveLength(1)
    const real = await importCityCsv(ctx, file)
    expect({ ...real, id: null }).toEqual(trial)
  })

  it('a row with broken quotes, or a file cut off in the middle, costs that row alone', async () => {
    const text = csvOf([cardRow(1), cardRow(2), cardRow(3)]).replace('"7000000002"', '"7000000002')
    const report = await importCityCsv(ctx, csvSource(`${text}"never closed`))
    expect(report).toMatchObject({ created: 2, rejected: 2 })
    expect(report.problems.map(({ line, field }) => [line, field])).toEqual([
      [3, '行全体'],
      [5, '行全体'],
    ])
    expect(report.problems[0]?.reason).toContain('引用符')
    expect((await cards()).map((card) => card.reservationNumber)).toEqual([
      '7000000001',
      '7000000003',
    ])
  })

  it('F-05 cells that Excel left out at the end are empty; the rest of a cut row is not', async () => {
    const rows = [cardRow(1), cardRow(2), cardRow(3), cardRow(4), cardRow(5)]
    const [head, ...lines] = csvOf(rows).trim().split('\r\n')
    const short = (line = '') => line.replace(/,"",""$/, '')
    const file = [
      head,
      lines[0],
      short(lines[1]),
      // A line break in the last cell, without quotes.
      lines[2]!.replace(/""$/, '転居予定'),
      '要連絡',
      lines[3]!.replace(/,""$/, ',"","","too much"'),
      `${lines[4]!},,,`,
      ',,,,',
      '"合計",5',
    ].join('\r\n')
    const report = await importCityCsv(ctx, csvSource(file))
    expect(report).toMatchObject({ total: 6, created: 3, rejected: 3, warned: 1 })
    expect([...new Set(report.problems.map(({ line }) => line))]).toEqual([4, 5, 6])
    expect(report.problems[0]?.reason).toContain('次の行に続いている')
    expect((await cards()).map(({ expiresOn }) => expiresOn)).toEqual(
      Array.from({ length: 3 }, () => '2036-04-01'),
    )
  })

  it('F-07 F-08 F-09 F-25 F-26 reads or refuses what spreadsheets make of cells, row by row', async () => {
    const cases: [CsvRow, 'taken' | 'warned' | string][] = [
      [{ 予約ID: '="0012345601"' }, 'taken'],
      [{ 予約ID: "'0012345602" }, 'taken'],
      [{ 予約ID: '００１２３４５６０３' }, 'taken'],
      [{ 予約ID: '\u200b0012345604\u00a0' }, 'taken'],
      [{ 生年月日: '1980/04/01 0:00:00', 有効期限: '2036-04-01T00:00:00+09:00' }, 'taken'],
      [{ 生年月日: '㍼55年4月1日' }, 'taken'],
      [{ 更新日時: '202604010804' }, 'taken'],
      [{ 更新日時: '2026/04/01 08:04' }, 'taken'],
      [{ 生年月日: '不詳' }, 'warned'],
      [{ 生年月日: '昭和20年00月00日' }, 'warned'],
      [{ 生年月日: '平成31年5月1日' }, 'warned'],
      [{ 氏名: '' }, 'warned'],
      [{ 氏名: '〓田　太郎' }, 'warned'],
      [{ 氏名: '?外　曻' }, 'warned'],
      [{ 予約ID: '1.23457E+11' }, '指数'],
      [{ 予約ID: '2026/4/1' }, '日付に変わって'],
      [{ 予約ID: 'TRUE' }, 'TRUE'],
      [{ 予約ID: '#REF!' }, 'Excelのエラー（#REF!）'],
      [{ 予約ID: '7000000001.0' }, '小数'],
      [{ 予約ID: '70000〓0001' }, '使えない文字「〓」'],
      [{ 氏名: '#N/A' }, 'Excelのエラー（#N/A）'],
      [{ 備考: '#スピル!' }, 'Excelのエラー'],
      [{ 住所: '########' }, '列の幅'],
      [{ 生年月日: '1980/04/01 13:45' }, '時刻'],
      [{ 生年月日: '29312' }, '通し番号'],
      [{ 氏名: '川崎\ufffd' }, '文字化け'],
      [{ 備考: 'a\u0000' }, '制御文字'],
      [{ 備考: '20260401 0804 電話' }, '取り込まない'],
    ]
    const rows = cases.map(([change], at) => cardRow(at, { 更新日時: '', ...change }))
    const report = await load(rows)
    const said = new Map(report.problems.map(({ line, reason }) => [line, reason]))
    const refused = cases.filter(([, what]) => what !== 'taken' && what !== 'warned')
    expect(report).toMatchObject({
      rejected: refused.length,
      created: cases.length - refused.length,
      warned: cases.filter(([, what]) => what === 'warned').length,
    })
    for (const [at, [, what]] of cases.entries()) {
      const reason = said.get(at + 2)
      if (what === 'taken' || what === 'warned') expect(reason).toBeUndefined()
      else expect(reason).toContain(what)
    }
    const numbers = (await cards()).map((card) => card.reservationNumber)
    expect(numbers.slice(0, 4)).toEqual(['0012345601', '0012345602', '0012345604', '7000000004'])
    expect(numbers).toContain('００１２３４５６０３')
    await expect(logIn('0012345601')).resolves.toBeTruthy()
    await expect(logIn('0012345603')).resolves.toBeTruthy()
  })

  it('finds the headings under a title, in any width, and tells what it passed over', async () => {
    const row = cardRow(1)
    const text = csvOf([row])
      .replace('予約ID', '予約ＩＤ')
      .replace('製造管理番号', '製造\n管理番号')
      .replace('"備考"', '"備考\r\n"')
    const report = await importCityCsv(ctx, csvSource(`カード一覧,,\r\n,,\r\n${text}`))
    expect(report).toMatchObject({ created: 1, rejected: 0 })
    expect(report.notes.join()).toContain('見出しより上の2行')
    const upside = csvOf([row]).trim().split('\r\n').reverse().join('\r\n')
    await expect(importCityCsv(ctx, csvSource(upside))).rejects.toMatchObject({
      message: expect.stringContaining('見出しの行より上に') as string,
    })
  })

  it('F-07 a number whose zeros are gone never takes the place of the card’s own', async () => {
    await load([cardRow(1, { 予約ID: '0012345678' })])
    const report = await load([cardRow(1, { 予約ID: '12345678', 備考: '変更' })])
    expect(report).toMatchObject({ changed: 0, rejected: 1 })
    expect(report.problems[0]?.reason).toContain('先頭の0')
    await expect(logIn('0012345678')).resolves.toBeTruthy()
  })

  it('F-04 a parcel number of a declared column is stored, and found by the scanner', async () => {
    const parcel = '4123-4567-8006'
    const profile = {
      id: '',
      name: '発送一覧',
      source: 'other' as const,
      hasHeader: true,
      defaultStatus: '',
      columns: Object.keys(cardRow(1)).map((column) => ({
        column,
        field: column as Mappable,
        ...(column === '発送番号' ? { holds: 'parcel' as const } : {}),
      })),
    }
    const file = csvSource(csvOf([cardRow(1, { 発送番号: parcel })]))
    expect(await importCityCsv(ctx, file, { profile })).toMatchObject({ created: 1, rejected: 0 })
    expect(await findCardsByCode(ctx, '412345678006')).toHaveLength(1)
    await expect(findCardsByCode(ctx, '111111111118')).rejects.toMatchObject({
      code: 'INDIVIDUAL_NUMBER',
    })
  })

  it('H3 names a number that looks unlike all others', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => cardRow(at))
    rows[7] = cardRow(7, { 予約ID: '12AB' })
    rows[9] = cardRow(9, { 予約ID: '70000009' })
    expect(await load(rows)).toMatchObject({ created: 30, rejected: 0, warned: 1 })
  })

  it('keeps two unknown columns of one name apart', async () => {
    const text = csvOf([cardRow(1, { 電話: 'a', 電話2: 'b' })]).replace('電話2', '電話')
    await importCityCsv(ctx, csvSource(text))
    const [card] = await cards()
    expect(JSON.parse(openCard(card!, 'extra') as string)).toEqual({
      電話: 'a',
      '電話（13列目）': 'b',
    })
  })

  it('refuses an individual number in any column and keeps it nowhere', async () => {
    const number = '123456789018'
    const report = await load([
      cardRow(1, { 備考: `番号 ${number}` }),
      cardRow(2, { 予約ID: '1234-5678-9018' }),
      cardRow(3, { 氏名: '１２３４５６７８９０１８' }),
    ])
    expect(report).toMatchObject({ created: 0, rejected: 3 })
    const everything = []
    for (const collection of ['cards', 'eligibilities', 'card-imports', 'audit-logs'] as const) {
      everything.push(await findRows(payload, collection, {}))
    }
    expect(JSON.stringify([report, everything]).replace(/[-\s]/g, '')).not.toMatch(
      /123456789018|１２３/,
    )
  })
})

describe('from the list to the booking', () => {
  it('ID-02 (part) ID-05 a person from the file can book at once, with the number alone', async () => {
    await load([cardRow(1, { 住所: '川崎市幸区戸手本町1-11-1' })])
    const identity = await logIn('７０００-０００-００１')
    const config = await readBookingConfig(payload)
    expect(config.offices.find(({ id }) => id === identity.office)?.code).toBe('saiwai')
  })

  it('ID-10 (part) only a card whose status says so can be booked', async () => {
    const statuses = await findRows<{ label: string; booking: string }>(
      payload,
      'card-statuses',
      {},
    )
    await load(statuses.map(({ label }, index) => cardRow(index, { 状態区分: label })))
    for (const [index, { booking }] of statuses.entries()) {
      const attempt = logIn(String(7_000_000_000 + index))
      if (booking === 'bookable') await expect(attempt).resolves.toBeTruthy()
      else await expect(attempt).rejects.toMatchObject({ code: 'NOT_BOOKABLE' })
    }
    expect(statuses.filter(({ booking }) => booking === 'bookable')).toHaveLength(1)
  })

  it('ID-02 ID-11 CD-30 (part) only numbers, office and state cross over; nothing personal is stored in clear', async () => {
    const row = cardRow(1, { 備考: '車いす利用', 連絡先: '044-123-4567' })
    await load([row])
    const crossed = await eligibility('7000000001')
    const personal = [row.氏名!, row.住所!, '19800401', '1980-04-01', '車いす', '044-123']
    for (const text of personal) expect(JSON.stringify(crossed)).not.toContain(text)
    expect(crossed?.birthdayHash ?? '').toBe('')
    const names = Object.entries(crossed ?? {}).filter(([, value]) => value)
    expect(names.map(([name]) => name).sort()).toEqual(
      'card createdAt id manufacturingKey manufacturingNumber office reservationKey reservationNumber state stateLabel updatedAt'.split(
        ' ',
      ),
    )
    for (const text of personal) expect(JSON.stringify(await cards())).not.toContain(text)
  })

  it('ID-13 (part) a replaced number stops working, the new one works', async () => {
    await load([cardRow(1)])
    await load([cardRow(1, { 予約ID: '8000000001' })])
    await expect(logIn('7000000001')).rejects.toMatchObject({ code: 'NOT_MATCHED' })
    await expect(logIn('8000000001')).resolves.toBeTruthy()
    expect(await cards()).toHaveLength(1)
    await load([cardRow(2, { 予約ID: '7000000001' })])
    await expect(logIn('7000000001')).resolves.toBeTruthy()
  })

  it('a number in use by another live card is refused, by a finished one it goes on', async () => {
    await load([cardRow(1)])
    const remade = cardRow(1, { 製造管理番号: 'NEW000001' })
    expect(await load([remade])).toMatchObject({ created: 0, rejected: 1 })
    await load([cardRow(1, { 状態区分: '交付取りやめ' })])
    expect(await load([remade])).toMatchObject({ created: 1, rejected: 0 })
    await expect(logIn('7000000001')).resolves.toBeTruthy()
  })

  it('follows a changed status, keeps a card that leaves the list', async () => {
    await load([cardRow(1), cardRow(2, { 状態区分: '受入れ済み' })])
    expect(await load([cardRow(2)])).toMatchObject({ changed: 1, created: 0 })
    await expect(logIn('7000000001')).resolves.toBeTruthy()
    await expect(logIn('7000000002')).resolves.toBeTruthy()
    await load([cardRow(2, { 状態区分: '交付済み' })])
    await expect(logIn('7000000002')).rejects.toMatchObject({ code: 'NOT_BOOKABLE' })
  })

  it('CD-09 (part) a list never takes a card out of 交付済み, also when the window set that', async () => {
    await load([cardRow(1), cardRow(2, { 状態区分: '交付済み' })])
    await updateWhere(
      payload,
      'cards',
      { reservationNumber: { equals: '7000000001' } },
      { status: '交付済み' },
    )
    const report = await load([cardRow(1, { 備考: '追記' }), cardRow(2)])
    expect(report).toMatchObject({ changed: 1, rejected: 1 })
    expect((await cards()).map(({ status }) => status)).toEqual(['交付済み', '交付済み'])
  })

  it('finishes after a crash between two writes', async () => {
    await load([cardRow(1), cardRow(2)])
    // Stopped after the booking side was written and before the card was.
    await payload.db.deleteMany({
      collection: 'cards',
      where: { reservationNumber: { equals: '7000000001' } },
    })
    expect(await load([cardRow(1), cardRow(2)])).toMatchObject({ created: 1, unchanged: 1 })
    // Stopped between the card and the booking side.
    await updateWhere(
      payload,
      'cards',
      { reservationNumber: { equals: '7000000002' } },
      { sourceHash: 'unfinished' },
    )
    await updateWhere(
      payload,
      'eligibilities',
      { reservationKey: { equals: '7000000002' } },
      { state: 'stopped' },
    )
    expect(await load([cardRow(1), cardRow(2)])).toMatchObject({ changed: 1, unchanged: 1 })
    await expect(logIn('7000000002')).resolves.toBeTruthy()
    expect(await cards()).toHaveLength(2)
  })

  it('lets one import run at a time', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => cardRow(index))
    const results = await Promise.allSettled([load(rows), load(rows), load(rows)])
    const refused = results.filter(({ status }) => status === 'rejected')
    for (const result of refused) {
      expect((result as PromiseRejectedResult).reason).toMatchObject({ code: 'IMPORT_RUNNING' })
    }
    expect(await cards()).toHaveLength(50)
    expect(await findRows(payload, 'eligibilities', {})).toHaveLength(50)
  })

  // Patient, because the smallest MongoDB that the tests may find is slow with bulk work.
  it('BK-23 the city uploads 10,000 rows, and a person of the file books at once', async () => {
    const config = await readBookingConfig(payload)
    const rows = generateCards({
      city: 'kawasaki',
      officeCodes: config.offices.map(({ code, ward }) => ({ code, ward: ward ?? '' })),
      count: 10_000,
      seed: 1,
      today: '2026-11-21',
    })
    const day = addDays(tokyoDateOf(ctx.now()), 7)
    await generateSlots(ctx, { from: day, to: addDays(day, 6) })
    const bookable = rows.find((row) => row.状態区分 === '交付通知書発送済み')!
    const identification = () => citizen('/identify', { number: bookable.予約ID })
    expect((await identification()).status).toBe(422)

    const report = await uploadList(admin, new Uint8Array(Buffer.from(toCityCsv(rows))))
    expect(report).toMatchObject({ status: 'done', total: 10_000, created: 10_000, rejected: 0 })
    const people = await ok<{ totalDocs: number }>(admin.get('/eligibilities?limit=1&depth=0'))
    expect(people.totalDocs).toBe(10_000)

    const { proof, office } = await ok<{ proof: string; office: string }>(identification())
    const query = `office=${office}&from=${day}&to=${addDays(day, 6)}`
    type Days = { days: { date: string; slots: { start: string; state: string }[] }[] }
    const { days } = await ok<Days>(callApi(`/public/services/pickup/availability?${query}`))
    const [free] = days.flatMap(({ date, slots }) =>
      slots.filter(({ state }) => state === 'free').map(({ start }) => ({ date, start })),
    )
    const booking = await ok<{ number: string; status: string }>(
      citizen('/reservations', { office, ...free, proofs: [proof] }),
    )
    expect(booking.status).toBe('confirmed')
    const stored = () =>
      findRow<Row>(payload, 'reservations', { number: { equals: booking.number } })
    expect(await stored()).toMatchObject({ identifier: bookable.予約ID, ...free })

    // By post now, says the next list (CD-19): nobody comes, and the seat is free.
    const posted = csvOf([{ ...bookable, 状態区分: '申請時来庁発送済み' }])
    expect(await uploadList(admin, new Uint8Array(Buffer.from(posted)))).toMatchObject({
      changed: 1,
      problems: [],
    })
    expect(await stored()).toMatchObject({ status: 'cancelled' })
  }, 300_000)
})
