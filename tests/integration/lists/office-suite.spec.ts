import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { xlsxStream } from '@/documents/xlsx'
import { formatEra } from '@/domain/time/format'
import { importCityCsv } from '@/services/cards/import/import-city-csv'
import { importEnded } from '@/services/cards/import/job'

import { bookCard } from '../../helpers/card-world'
import { cardRow, csvOf, csvSource } from '../../helpers/city-csv'
import { type Book, hasOfficeSuite, openInOfficeSuite } from '../../helpers/office-suite'
import { openTransportWorld, READY, type TransportWorld } from '../../helpers/transport-world'

// What a spreadsheet likes to change: formulas, leading zeros, dates, long numbers, rare kanji, lines.
const NASTY = [
  '=1+1',
  '+819012345678',
  '-1',
  '@SUM(A1)',
  '0123',
  '1-2',
  '3/4',
  '1E5',
  '𠮷野　髙﨑',
  '葛󠄀城　渡邉󠄂',
  '上段\n下段',
  '"引用",と読点',
]

const DAY = '2026-12-14'
const purpose = encodeURIComponent('様式の確認')

let world: TransportWorld
/** Addresses of every list that leaves the product as an Excel book. */
let lists: Record<string, string>

async function made<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer
  expect([200, 201, 202]).toContain(response.status)
  return response.json() as Promise<T>
}

async function refusedLines(): Promise<string> {
  const lines = NASTY.map((text, at) => cardRow(800 + at, { 生年月日: text }))
  const { id } = await made<{ id: string }>(
    world.admin.upload(
      `/ops/cards/import/upload?name=${encodeURIComponent('追加.csv')}`,
      new TextEncoder().encode(csvOf(lines)),
    ),
  )
  await importEnded(id)
  return id
}

beforeAll(async () => {
  if (!hasOfficeSuite) return
  world = await openTransportWorld()
  const { admin, office } = world
  await importCityCsv(
    world.ctx,
    csvSource(csvOf(NASTY.map((text, at) => cardRow(at, { 氏名: text, 備考: text })))),
  )
  for (const [at, note] of NASTY.entries()) {
    const start = `${String(9 + (at % 7)).padStart(2, '0')}:00`
    const booking = await bookCard(world, at, { date: DAY, start })
    const flag = { op: randomUUID(), reasons: ['photo'], note }
    await made(admin.post(`/ops/defects/${booking}/flag`, flag))
    const asked = { kind: 'reissue-application', card: (await world.card(at)).id, note }
    await made(admin.post('/ops/cards/tasks', { ...asked, op: randomUUID() }))
  }
  await world.add(21, 24, READY)
  const run = await world.plan()
  for (let index = 21; index <= 24; index++) await world.pack(run.id, index)
  const op = () => randomUUID()
  // A week after the dispatch.
  world.clock.now = new Date('2026-12-15T01:00:00.000Z')
  const days = { days: 1, again: 1, most: 20, skipBooked: false }
  const reminders = await made<{ id: string }>(
    admin.post('/ops/reminders/runs', { op: op(), office, ...days }),
  )
  const stock = await made<{ id: string }>(
    admin.post('/ops/cards/stocktakes', { op: op(), office }),
  )
  const span = 'from=2026-12-01&to=2026-12-31'
  lists = {
    予約リスト: `/ops/lists/reservations?${span}&kind=day`,
    '予約リスト（和暦）': `/ops/lists/reservations?${span}&kind=day&era=1`,
    カード: '/ops/cards/output?',
    'カード（和暦）': '/ops/cards/output?era=1',
    引き出し: `/ops/cards/picking/output?office=${office}&date=${DAY}`,
    カードの対応: '/ops/cases/card-tasks/output?',
    滞留: `/ops/cards/report/output?report=ages&${span}`,
    作業の件数: `/ops/cards/report/output?report=work&${span}`,
    交付の経路: `/ops/cards/report/output?report=routes&${span}`,
    書類: '/ops/cases/card-papers/output?',
    手続の件数: `/ops/cards/procedures/output?${span}`,
    取り込めなかった行: `/ops/cards/imports/${await refusedLines()}/problems?`,
    交付勧奨の対象: '/ops/reminders/waiting/output?kind=uncollected&days=1&again=1&skipBooked=0',
    交付勧奨: `/ops/reminders/runs/${reminders.id}/output?`,
    不備の連絡: '/ops/defects/output?state=all',
    廃棄の候補: '/ops/disposals/candidates/output?kind=expired',
    棚卸し: `/ops/cards/stocktakes/${stock.id}/output?`,
    カード移送一覧表: `/ops/transport/runs/${run.id}/manifest?`,
  }
})
afterAll(() => world?.close())

async function bytesOf(address: string, format: string): Promise<Buffer> {
  const answer = await world.admin.get(`${address}&format=${format}&purpose=${purpose}`)
  if (answer.status !== 200) throw new Error(`${address}: ${await answer.text()}`)
  return Buffer.from(await answer.arrayBuffer())
}

/** The apostrophe that keeps a CSV cell from being a formula is not part of the text. */
const plain = (cell: string) => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

// Skipped only where no LibreOffice can be installed; the setup of the tests says so in a line.
describe.skipIf(!hasOfficeSuite)(
  'Excel books in another program than the one that wrote them',
  () => {
    const books: Record<string, Uint8Array> = {}
    const texts: Record<string, string[][]> = {}
    let opened: Record<string, Book>

    beforeAll(async () => {
      for (const [name, address] of Object.entries(lists)) {
        books[name] = await bytesOf(address, 'xlsx')
        const rows = parse(await bytesOf(address, 'csv'), { bom: true }) as string[][]
        texts[name] = rows.map((row) => row.map(plain))
      }
      opened = openInOfficeSuite(books)
    })

    it('all but four of the lists that are compared hold rows', () => {
      const empty = Object.keys(lists).filter((name) => texts[name]!.length < 2)
      expect(empty).toEqual(['書類', '手続の件数', '交付勧奨の対象', '廃棄の候補'])
    })

    it('every list opens with its sheet and the sheet of conditions, and shows the cells of the CSV', () => {
      for (const name of Object.keys(lists)) {
        const [sheet = '', conditions = ''] = Object.keys(opened[name] ?? {}).sort((a) =>
          a === '出力の条件' ? 1 : -1,
        )
        expect([name, conditions]).toEqual([name, '出力の条件'])
        expect([name, opened[name]![sheet]]).toEqual([name, texts[name]])
        const asked = Object.fromEntries(opened[name]![conditions] ?? [])
        expect([name, asked]).toEqual([
          name,
          expect.objectContaining({
            目的: expect.stringMatching(/./),
            件数: `${texts[name]!.length - 1}件`,
          }),
        ])
      }
    })

    it('AX-09 (part) dates in the era are seen as on paper, the first year as 元年', async () => {
      const dates = ['1989-01-07', '1989-01-08', '2019-04-30', '2019-05-01', '2020-01-01', DAY]
      const book = xlsxStream<string>({
        sheet: '日付',
        title: '日付',
        conditions: [],
        columns: [{ header: '日付', width: 20, kind: 'date', value: (date) => date }],
        rows: Readable.from(dates),
        era: true,
      })
      const { 日付: rows } = openInOfficeSuite({ dates: await buffer(book) }).dates!
      expect(rows).toEqual([['日付'], ...dates.map((date) => [formatEra(date)])])
    })

    it('nothing that somebody typed becomes a formula, a date or another number', () => {
      const seen = (name: string) => Object.values(opened[name]!).flat(2)
      for (const name of ['カード', 'カードの対応']) {
        for (const text of NASTY)
          expect([name, seen(name)]).toEqual([name, expect.arrayContaining([text])])
      }
    })
  },
)
