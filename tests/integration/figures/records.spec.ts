import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { findRows } from '@/db/atomic'
import { addDays, toInstant } from '@/domain/time/civil'
import type { OneCase } from '@/services/cases/one'
import { startCase } from '@/services/cases/start'
import { escalation } from '@/services/contact/escalations/case'
import { reportOf } from '@/services/figures/reports'
import type { Staffing } from '@/services/figures/staffing'
import { staffingOf } from '@/services/figures/staffing'

import { ok } from '../../helpers/answer'
import { linkAccount, signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** Calls that operators recorded, beside what the phone system counted. */
let world: World
let lead: Staff
let city: Staff
let operators: Staff[]

beforeAll(async () => {
  world = await openWorld()
  await PRODUCT.loadPreset({ ...world.ctx('city-staff'), now: () => world.clock.now }, 'kawagoe', {
    slots: false,
  })
  lead = await signIn(world.payload, ['supervisor'])
  city = await signIn(world.payload, ['city-admin'])
  operators = [
    await signIn(world.payload, ['operator']),
    await signIn(world.payload, ['operator']),
    await signIn(world.payload, ['operator']),
  ]
})
afterAll(() => world.close())

type Wish = {
  by: number
  date: string
  category?: string
  procedure?: string
  office?: number
  minutes?: number
  outcome?: string
}

/** Begins and ends the record of a call as an operator does at the call desk. */
async function record({
  by,
  date,
  category = 'booking',
  procedure = '',
  office,
  minutes = 5,
  outcome = 'answered',
}: Wish) {
  const who = operators[by]!
  const at = (minute: number) =>
    (world.clock.now = new Date(toInstant(date, '10:00').getTime() + minute * 60_000))
  at(0)
  const begun = await who.post('/ops/contact/inquiries', { op: crypto.randomUUID(), line: 'main' })
  const draft = (await begun.json()) as { id: string; rev: number }
  expect([begun.status, draft]).toEqual([201, expect.objectContaining({ id: expect.any(String) })])
  at(minutes)
  const ended = await who.post(`/ops/contact/inquiries/${draft.id}/finish`, {
    op: crypto.randomUUID(),
    rev: draft.rev,
    fields: {
      line: 'main',
      category,
      outcome,
      language: 'ja',
      question: '予約を変えたい',
      answer: '案内した',
      basisVersion: 'lead',
      procedure,
      ...(office === undefined ? {} : { office: world.offices[office]!.id }),
    },
  })
  expect([ended.status, await ended.text()]).toEqual([200, expect.any(String)])
}

const table = async (kind: string, from: string, to = from) => {
  const query = { kind, line: 'main', from, to, format: 'csv', purpose: '試験' }
  const response = await lead.get(`/ops/call-stats/output?${new URLSearchParams(query)}`)
  const text = Buffer.from(await response.arrayBuffer())
    .toString('utf8')
    .replace(/^\ufeff/, '')
  return text
    .trim()
    .split('\r\n')
    .map((line) => line.slice(1, -1).split('","'))
}

/** So many answered calls of the phone system, in the one hour that all of these records are of. */
const count = (date: string, answered: number) =>
  lead.post('/ops/call-stats/day', {
    line: 'main',
    date,
    seen: 0,
    bands: [{ hour: 10, incoming: answered + 1, answered, abandoned: 1, automatic: 0 }],
  })

describe('records of the calls', () => {
  it('CC-04 the monthly table by category has every record once', async () => {
    const all: Wish[] = [
      { by: 0, date: '2026-10-05' },
      { by: 0, date: '2026-10-06', minutes: 7 },
      { by: 1, date: '2026-11-05' },
      { by: 1, date: '2026-11-05', category: 'use', minutes: 3 },
    ]
    for (const one of all) await record(one)
    const rows = await table('categories', '2026-10-01', '2026-11-30')
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['種別', '2026年10月', '2026年11月', '合計'],
      ['来庁の予約・変更・取消し', '2', '1', '3'],
      ['カードの利用', '0', '1', '1'],
      ['合計', '2', '2', '4'],
    ])
    const stored = await findRows(world.payload, 'inquiries', { state: { equals: 'done' } })
    expect(stored).toHaveLength(4)
    // A category that the city calls otherwise later is still one line.
    const [use] = await findRows<{ id: string }>(world.payload, 'inquiry-categories', {
      code: { equals: 'use' },
    })
    const renamed = await city.patch(`/inquiry-categories/${use!.id}`, { label: 'カードの使い方' })
    expect(renamed.status).toBe(200)
    await record({ by: 1, date: '2026-11-05', category: 'use', minutes: 3 })
    expect((await table('categories', '2026-10-01', '2026-11-30')).slice(1, 3)).toEqual([
      expect.arrayContaining(['来庁の予約・変更・取消し', '2', '1', '3']),
      expect.arrayContaining(['カードの使い方', '0', '2', '2']),
    ])
  })

  it('CC-38 the time that a call took is in the statistics, on average', async () => {
    const [head = [], ...rows] = await table('categories', '2026-10-01', '2026-11-30')
    const at = head.indexOf('平均の対応時間')
    expect(rows.map((row) => row[at])).toEqual(['5分40秒', '3分00秒', '4分36秒'])
  })

  it('CC-09 what was passed on to the city is recorded with its ward and counts in 転送率', async () => {
    for (const outcome of ['answered', 'answered', 'transferred'])
      await record({ by: 0, date: '2026-09-15', office: 0, outcome })
    const [head = [], ...rows] = await table('categories', '2026-09-01', '2026-09-30')
    const at = (name: string) => rows.map((row) => row[head.indexOf(name)])
    expect(at('転送')).toEqual(['1', '1'])
    expect(at('転送率（記録）')).toEqual(['33.3%', '33.3%'])
    const list = await city.get('/ops/cases/inquiries?by_outcome=transferred&from=2026-09-01')
    expect(((await list.json()) as { rows: unknown[] }).rows).toHaveLength(1)
  })

  it('CC-37 the counts of a day equal the sums of their breakdowns by procedure and by ward', async () => {
    const date = '2026-11-10'
    const services = await findRows<{ name: string }>(world.payload, 'services', {})
    const [first, second] = services.map(({ name }) => name)
    await record({ by: 0, date, procedure: first, office: 0 })
    await record({ by: 0, date, procedure: first, office: 1 })
    await record({ by: 1, date, procedure: second })
    await count(date, 4)
    const [head = [], day = [], total = []] = await table('offices', date)
    expect(day.slice(0, 4)).toEqual([date, '5', '4', '3'])
    const sum = (row: string[], kind: string) =>
      head.reduce((all, name, at) => all + (name.startsWith(kind) ? Number(row[at]) : 0), 0)
    expect([sum(day, '手続き:'), sum(day, '窓口:')]).toEqual([3, 3])
    expect([sum(total, '手続き:'), sum(total, '窓口:'), total[3]]).toEqual([3, 3, '3'])
    expect(head).toContain('窓口: 幸区役所')
  })

  it('calls without a record and records without a call are told by the day, never mixed', async () => {
    await count('2026-11-05', 3)
    const rows = await table('reconcile', '2026-11-05', '2026-11-10')
    expect(rows.slice(1)).toEqual([
      ['2026-11-05', '3', '3', '一致'],
      ['2026-11-10', '4', '3', '記録のない電話 1件'],
      ['合計', '7', '6', ''],
    ])
  })

  it('CC-26 the load of each operator with the skills of the roster, and who is far from the others', async () => {
    const worker = { name: '応対 太郎', kana: 'オウタイ', employment: 'regular' }
    const skilled = { ...worker, skills: '電話応対技能検定2級', languages: '英語' }
    const { doc } = await ok<{ doc: { id: string } }>(lead.post('/workers', skilled))
    await linkAccount(world.payload, doc.id, operators[2]!.id)
    for (const [by, calls] of [
      [0, 2],
      [1, 2],
      [2, 8],
    ] as const)
      for (let at = 0; at < calls; at++) await record({ by, date: '2026-11-12' })
    const rows = await table('operators', '2026-11-12')
    // 12 records of three people: 4 a day on average, 50 % more are 6.
    expect(rows.slice(1).map((row) => [row[2], row[5], row[6]])).toEqual([
      ['8', '▲ 平均より多い', '電話応対技能検定2級、英語'],
      ['2', '', ''],
      ['2', '', ''],
      ['12', '', ''],
    ])
  })
})

describe('what the vendor and the city talk about', () => {
  it('CC-43 a large excess over three months shows against the plan', async () => {
    const plans = await findRows<{ id: string }>(world.payload, 'call-plans', {})
    await city.patch(`/call-plans/${plans[0]!.id}`, { calls: 20, per: 'day' })
    for (const date of ['2026-09-01', '2026-10-01', '2026-11-02']) await count(date, 29)
    const query = 'kind=plan&line=main&from=2026-11-01&to=2026-11-02&format=xlsx&purpose=x'
    const response = await lead.get(`/ops/call-stats/output?${query}`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await response.arrayBuffer())
    const words = JSON.stringify(book.worksheets[1]?.getSheetValues())
    expect(words).toContain('直近3か月（2026-09〜2026-11）: 見込み 60件、実績 90件（+50%）')
    expect(words).toContain('契約の変更')
  })

  it('CC-17 (part) the seats that a promise takes are said with what that rests on', async () => {
    world.clock.now = toInstant('2026-11-30', '09:00')
    const ctx = { ...world.ctx('city-staff'), now: () => world.clock.now }
    const wish = { line: 'main', from: addDays('2026-11-30', -28), to: '2026-11-29' }
    const staffing: Staffing = await staffingOf(ctx, wish)
    expect(staffing.target).toBe(90)
    expect(staffing.minSeats).toBe(2)
    expect(staffing.hours.map(({ hour }) => hour)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17])
    const ten = staffing.hours.find(({ hour }) => hour === 10)!
    expect(ten.rates).toHaveLength(8)
    expect(ten.rates.every((rate, at) => at === 0 || rate >= ten.rates[at - 1]!)).toBe(true)
    expect(ten.rates[ten.needed! - 1]).toBeGreaterThanOrEqual(900)
    expect(staffing.assumed.map(({ value }) => value)).toContain('90秒')
    // Three seats with breaks in turn: never fewer than two.
    expect(staffing.gaps).toEqual([])
  })

  it('CC-06 escalations are totalled by month and category with what was made of them, and what grew is named', async () => {
    const opened = async (date: string, categoryLabel: string) => {
      world.clock.now = toInstant(date, '10:00')
      const { row } = await startCase(world.ctx('city-staff'), escalation, {
        requestKey: crypto.randomUUID(),
        openedOn: date,
        openedAt: world.clock.now.toISOString(),
        openedBy: '受付',
        text: '判断してほしい',
        categoryLabel,
      })
      return row.id
    }
    const press = async (id: string, move: string, answers: Record<string, string>) => {
      const path = `/ops/cases/escalations/${id}`
      const { row } = await ok<OneCase>(lead.get(path))
      return lead.post(`${path}/${move}`, { answers, op: crypto.randomUUID(), seen: row.seen })
    }
    const first = await opened('2026-10-10', '代理人')
    world.clock.now = toInstant('2026-10-10', '10:30')
    await ok(press(first, 'answer', { reply: '1人でよい' }))
    // Nothing is closed without saying what was made of it.
    const without = await press(first, 'close', {})
    expect([without.status, await without.text()]).toEqual([422, expect.stringContaining('反映')])
    await ok(press(first, 'close', { reflection: 'faq' }))
    await opened('2026-11-11', '代理人')
    await opened('2026-11-12', '代理人')
    const rows = await table('escalations', '2026-10-01', '2026-11-30')
    expect(rows[0]).toEqual([
      ...['分類', '2026年10月', '2026年11月', '合計', '市への引継ぎ', '回答までの平均（分）'],
      ...['FAQを改定した', 'マニュアルを改定した', '研修をした', '反映は不要', '対応中'],
    ])
    expect(rows.slice(1)).toEqual([
      ['代理人', '1', '2', '3', '0', '30', '1', '0', '0', '0', '2'],
      ['合計', '1', '2', '3', '0', '30', '1', '0', '0', '0', '2'],
    ])
    const report = await reportOf(
      { ...world.ctx('city-staff'), now: () => world.clock.now },
      { kind: 'escalations', line: 'main', from: '2026-10-01', to: '2026-11-30' },
    )
    expect(report.notes.map(({ text }) => text)).toEqual([
      '2026年11月は2件で、前の月（1件）より1件多くなりました。',
      '増えた分類: 代理人（+1件）。FAQ・マニュアルの改定や研修を検討してください。',
    ])
  })
})
