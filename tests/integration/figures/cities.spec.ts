/** @engine: also on MongoDB every day. */

import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { ReportTable } from '@/admin/figures/ReportTable'
import { PRODUCT } from '@/areas'
import { findRows } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import { toInstant } from '@/domain/time/civil'
import { LINES } from '@/presets/contact'
import { reportOf } from '@/services/figures/reports'
import type { Wall } from '@/services/figures/wall'

import { signIn, type Staff } from '../../helpers/staff'
import { openWorld, type World } from '../../helpers/world'

/** Fukuoka's two lines with its plan, and the lines of the other cities beside them. */
let world: World
let city: Staff
let secretariat: Staff
let operator: Staff

beforeAll(async () => {
  world = await openWorld()
  await PRODUCT.loadPreset({ ...world.ctx('city-staff'), now: () => world.clock.now }, 'fukuoka', {
    slots: false,
  })
  city = await signIn(world.payload, ['city-admin'])
  secretariat = await signIn(world.payload, ['secretariat'])
  operator = await signIn(world.payload, ['operator'])
  for (const of of ['kawasaki', 'kawagoe', 'chiba'] as const) {
    const line = LINES[of].find(({ code }) => code === 'main')!
    await world.payload.create({ collection: 'phone-lines', data: { ...line, code: of } })
    // The wall shows the lines that the city has a rule for.
    const rule = await city.post('/call-rules', {
      name: of,
      line: of,
      per: 'day',
      validFrom: '2026-04-01',
    })
    expect(rule.status).toBe(201)
  }
})
afterAll(() => world.close())

/** Lines that take calls at that minute, as 電話の現況 says. */
async function openAt(date: string, time: string): Promise<string[]> {
  world.clock.now = toInstant(date, time)
  const wall = (await (await secretariat.get('/ops/call-wall')).json()) as Wall
  expect(wall.lines).toHaveLength(5)
  return wall.lines.filter(({ isOpen }) => isOpen).map(({ line }) => line)
}
const opens = async (line: string, date: string, time: string) =>
  (await openAt(date, time)).includes(line)

const MONDAY = '2026-11-30'
const HALF_PAST = ['chiba', 'kawagoe']
const ALL = ['chiba', 'helpdesk', 'kawagoe', 'kawasaki', 'main']

describe('reception hours', () => {
  it('CC-21 each city begins and ends on its minute, is closed on its days, and its hours are settings', async () => {
    const minutes: [string, string[]][] = [
      ['08:29', []],
      ['08:30', HALF_PAST],
      ['08:59', HALF_PAST],
      ['09:00', ALL],
      ['16:59', ALL],
      ['17:00', HALF_PAST],
      ['17:14', HALF_PAST],
      ['17:15', ['chiba']],
      ['17:29', ['chiba']],
      ['17:30', []],
    ]
    for (const [time, lines] of minutes)
      expect([time, (await openAt(MONDAY, time)).sort()]).toEqual([time, lines])
    const days: [string, string[]][] = [
      // Saturday, Sunday, 勤労感謝の日, the last day and the days off, and the first day of work.
      ['2026-12-05', ['chiba']],
      ['2026-12-06', ['chiba']],
      ['2026-11-23', ['chiba']],
      ['2026-12-28', ALL],
      ['2026-12-29', []],
      ['2027-01-03', []],
      ['2027-01-04', ALL],
    ]
    for (const [date, lines] of days)
      expect([date, (await openAt(date, '10:00')).sort()]).toEqual([date, lines])

    const [line] = await findRows<{ id: string; hours: object[] }>(world.payload, 'phone-lines', {
      code: { equals: 'kawagoe' },
    })
    const settings = {
      hours: [{ days: ['1', '2', '3', '4', '5'], from: '08:30', to: '19:00' }],
      closedDays: [{ date: '2026-12-01', reason: '庁舎の停電' }],
    }
    expect((await operator.patch(`/phone-lines/${line!.id}`, settings)).status).toBe(403)
    expect(await opens('kawagoe', '2026-12-02', '18:59')).toBe(false)
    expect((await city.patch(`/phone-lines/${line!.id}`, settings)).status).toBe(200)
    expect(await opens('kawagoe', '2026-12-02', '18:59')).toBe(true)
    expect(await opens('kawagoe', '2026-12-02', '19:00')).toBe(false)
    expect(await opens('kawagoe', '2026-12-01', '10:00')).toBe(false)
  })

  it('HD-03 the helpdesk answers on workdays from mid-August 2026 to the end of March 2027', async () => {
    const at = (date: string, time: string) => opens('helpdesk', date, time)
    // A Friday before, the first Monday, the last Wednesday, the day after.
    expect(await at('2026-08-14', '10:00')).toBe(false)
    expect(await at('2026-08-17', '08:59')).toBe(false)
    expect(await at('2026-08-17', '09:00')).toBe(true)
    expect(await at('2027-03-31', '16:59')).toBe(true)
    expect(await at('2027-03-31', '17:00')).toBe(false)
    expect(await at('2027-04-01', '10:00')).toBe(false)
    for (const closed of ['2026-08-22', '2026-08-23', '2026-09-22', '2026-12-29', '2027-01-03'])
      expect([closed, await at(closed, '10:00')]).toEqual([closed, false])
    expect(await at('2027-01-04', '10:00')).toBe(true)
  })
})

/** One day as the secretariat types it: all of its calls in the hour from ten, so many of them lost. */
async function tell(line: string, date: string, incoming: number, abandoned = 0) {
  const answered = incoming - abandoned
  const bands = [{ hour: 10, incoming, answered, abandoned, automatic: 0 }]
  const sent = await secretariat.post('/ops/call-stats/day', { line, date, seen: 0, bands })
  expect([sent.status, await sent.text()]).toEqual([200, expect.any(String)])
}

async function table(kind: string, line: string, from: string, to: string): Promise<string[][]> {
  const query = { kind, line, from, to, format: 'csv', purpose: '月次の報告' }
  const sent = await secretariat.get(`/ops/call-stats/output?${new URLSearchParams(query)}`)
  expect(sent.status).toBe(200)
  const text = Buffer.from(await sent.arrayBuffer()).toString('utf8')
  return text
    .replace(/^\ufeff/, '')
    .trim()
    .split('\r\n')
    .map((row) => row.slice(1, -1).split('","'))
}

/** One day of each period: what came in each, and what was expected. */
const DAYS = ['2026-09-01', '2026-12-01', '2027-03-01']
const FROM = '2026-08-17'
const TO = '2027-03-31'

async function planBeside(line: string, name: string, plan: number[], calls: number[]) {
  world.clock.now = toInstant(TO, '18:00')
  for (const [at, day] of DAYS.entries()) await tell(line, day, calls[at]!)
  const rows = await table('plan', line, FROM, TO)
  const told = rows.filter((row) => row[3] === '1')
  expect(told.map((row) => [row[0], Number(row[4]), Number(row[5])])).toEqual([
    [`${name} 8月中旬〜11月中旬`, plan[0], calls[0]],
    [`${name} 11月中旬〜2月中旬`, plan[1], calls[1]],
    [`${name} 2月中旬〜3月末`, plan[2], calls[2]],
  ])
}

/** The chart by period as 電話の統計 draws it, and the table below it. */
async function drawn(line: string) {
  const ctx = { ...world.ctx('city-staff'), now: () => world.clock.now }
  const report = await reportOf(ctx, { kind: 'plan', line, from: FROM, to: TO })
  const markup = renderToStaticMarkup(createElement(ReportTable, { report }))
  const chart = report.charts!.find(({ title }) => title === '見込みの期間ごとの1日あたりの着信')!
  expect(markup).toContain(chart.title)
  return { markup, rows: chart.rows, series: chart.chart.series.map(({ values }) => values) }
}

describe('what was expected, and what came', () => {
  beforeEach(() => deleteRows(world.payload, 'call-stats', {}))

  it('CC-45 the three periods stand as table and chart, and the secretariat changes a period', async () => {
    await planBeside('main', '予約受付', [50, 100, 150], [60, 80, 150])
    const { markup, rows, series } = await drawn('main')
    expect(rows).toEqual([
      ['予約受付 8月中旬〜11月中旬', 1, 50, '60.0', '+20%'],
      ['予約受付 11月中旬〜2月中旬', 1, 100, '80.0', '-20%'],
      ['予約受付 2月中旬〜3月末', 1, 150, '150.0', '0%'],
    ])
    expect(series).toEqual([
      [50, 80, 150],
      [10, 0, 0],
      [0, 20, 0],
    ])
    expect(markup).toContain('<svg')

    const plans = await findRows<{ id: string; name: string }>(world.payload, 'call-plans', {
      line: { equals: 'main' },
    })
    const idOf = (part: string) => plans.find(({ name }) => name.includes(part))!.id
    const first = idOf('8月中旬')
    expect((await operator.patch(`/call-plans/${first}`, { calls: 1 })).status).toBe(403)
    const longer = await secretariat.patch(`/call-plans/${first}`, { validTo: '2026-12-15' })
    expect(longer.status).toBe(200)
    const later = { validFrom: '2026-12-16', calls: 120 }
    expect((await secretariat.patch(`/call-plans/${idOf('〜2月中旬')}`, later)).status).toBe(200)
    expect((await drawn('main')).rows).toEqual([
      ['予約受付 8月中旬〜11月中旬', 2, 50, '70.0', '+40%'],
      ['予約受付 2月中旬〜3月末', 1, 150, '150.0', '0%'],
    ])
  })

  it('HD-06 12, 24 and 36 calls a day stand beside what the helpdesk had, as table and chart', async () => {
    await planBeside('helpdesk', 'ヘルプデスク', [12, 24, 36], [18, 24, 27])
    const { rows, markup } = await drawn('helpdesk')
    expect(rows).toEqual([
      ['ヘルプデスク 8月中旬〜11月中旬', 1, 12, '18.0', '+50%'],
      ['ヘルプデスク 11月中旬〜2月中旬', 1, 24, '24.0', '0%'],
      ['ヘルプデスク 2月中旬〜3月末', 1, 36, '27.0', '-25%'],
    ])
    expect(markup).toContain('<svg')
  })

  it('HD-05 a month of the helpdesk is one file: its days, their calls and the sum, without the other line', async () => {
    world.clock.now = toInstant('2026-11-02', '18:00')
    await tell('helpdesk', '2026-09-30', 9)
    await tell('helpdesk', '2026-10-01', 12, 2)
    await tell('helpdesk', '2026-10-30', 10, 1)
    await tell('helpdesk', '2026-11-02', 7)
    await tell('main', '2026-10-01', 70)
    const [head = [], ...rows] = await table('period', 'helpdesk', '2026-10-01', '2026-10-31')
    const columns = ['着信件数', '応答件数', '応答前に切れた'].map((name) => head.indexOf(name))
    const told = rows.map((row) => [row[0], ...columns.map((at) => row[at])])
    expect(told.filter(([, incoming]) => incoming !== '')).toEqual([
      ['2026-10-01', '12', '10', '2'],
      ['2026-10-30', '10', '9', '1'],
      ['合計', '22', '19', '3'],
    ])
  })
})
