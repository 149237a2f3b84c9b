import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { PRODUCT } from '@/areas'
import { insertRow } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import { toInstant } from '@/domain/time/civil'
import { type CityCode, PRESETS } from '@/presets'
import { contactPreset } from '@/services/contact/preset'
import { jobContext } from '@/services/context'
import { deadlinePreset } from '@/services/presets/deadlines'
import { figuresPreset } from '@/services/presets/figures'
import { presetWriter } from '@/services/presets/preset-writer'
import { reportPreset } from '@/services/presets/reports'

import { ok } from '../../helpers/answer'
import { book } from '../../helpers/bookings'
import { cellOf, reportOn, tablesUnder } from '../../helpers/reports'
import { signIn, type Staff } from '../../helpers/staff'
import { addSlot, openWorld, type World } from '../../helpers/world'

/** What stands in the reports of each city, made of what its people did in those days. */
let world: World
let lead: Staff
let city: Staff

beforeAll(async () => {
  world = await openWorld()
  lead = await signIn(world.payload, ['supervisor', 'secretariat'])
  city = await signIn(world.payload, ['city-admin'])
})
afterAll(() => world.close())
beforeEach(async () => {
  for (const slug of STORED) await deleteRows(world.payload, slug, {})
  for (const collection of DECIDED) await world.payload.db.deleteMany({ collection, where: {} })
})

const STORED = [
  ...(['reports', 'inquiries', 'escalations', 'complaints', 'procedure-counts'] as const),
  ...(['call-stats', 'text-versions', 'submissions'] as const),
] as const
const DECIDED = [
  ...(['report-forms', 'deadline-rules', 'phone-lines', 'call-rules'] as const),
  'inquiry-categories',
] as const

/** What the city has by its own preset, on the day on which its contract begins. */
async function open(code: CityCode, day: string): Promise<void> {
  stand(day, '09:00')
  const parts = {
    ctx: world.ctx('city-staff'),
    preset: PRESETS[code],
    writer: presetWriter(world.payload, false),
    services: new Map([['outreach', world.service.id]]),
  }
  for (const load of [deadlinePreset, reportPreset, contactPreset, figuresPreset]) await load(parts)
}

const stand = (day: string, time = '10:00') => {
  world.clock.now = toInstant(day, time)
}

type Counts = { incoming: number; answered: number; transferred?: number; operators?: number }

/** One hour of a line, as the telephone system counted it. */
async function calls(line: string, date: string, counts: Counts, hour = 10): Promise<void> {
  stand(date, '18:00')
  const { incoming, answered, ...more } = counts
  const band = { hour, incoming, answered, abandoned: incoming - answered, automatic: 0, ...more }
  await ok(lead.post('/ops/call-stats/day', { line, date, seen: 0, bands: [band] }))
}

type Inquiry = { category?: string; procedure?: string; office?: string; state?: string }
let records = 0

/** A record of a call; the desk's own tests say how it comes to be. */
const inquiry = (day: string, { category = '', procedure = '', office, state }: Inquiry = {}) =>
  insertRow<{ number: string }>(world.payload, 'inquiries', {
    ...{ number: `Q-${String(++records).padStart(4, '0')}`, requestKey: randomUUID(), day },
    ...{ state: state ?? 'done', startedAt: toInstant(day, '10:00').toISOString() },
    ...{ operatorName: '受付', question: '用件', answer: '案内', outcome: 'answered' },
    ...{ line: 'main', lineName: '代表', category, categoryLabel: category, procedure },
    ...(office ? { office } : {}),
  })

const opened = (day: string) => ({
  ...{ requestKey: randomUUID(), openedOn: day, openedBy: '受付', text: '内容' },
  openedAt: toInstant(day, '10:00').toISOString(),
})

describe('川崎市', () => {
  it('RP-07 the month of the call centre has its table by category and the cases of escalation, FAQ and complaints', async () => {
    await open('kawasaki', '2026-11-02')
    for (const [category, times] of [
      ['card-issue', 2],
      ['booking', 1],
    ] as const)
      for (let time = 0; time < times; time++) await inquiry('2026-11-05', { category })
    await insertRow(world.payload, 'escalations', {
      ...{ ...opened('2026-11-06'), number: 'E-1', state: 'done', categoryLabel: '書類の判断' },
      ...{ cityAskedAt: toInstant('2026-11-06', '11:00').toISOString(), reflection: 'faq' },
    })
    await insertRow(world.payload, 'complaints', {
      ...{ ...opened('2026-11-07'), number: 'C-1', state: 'done', cause: 'waiting' },
      closedOn: '2026-11-09',
    })
    const text = { ...{ question: '受け取りに必要なもの', kind: 'faq', language: 'ja' }, number: 2 }
    for (const [state, approvedOn] of [
      ['approved', '2026-11-10'],
      ['approved', '2026-12-01'],
      ['draft', '2026-11-10'],
    ] as const)
      await insertRow(world.payload, 'text-versions', {
        ...{ ...text, versionKey: randomUUID(), state, approvedOn, changeKind: 'clarified' },
        effectiveOn: '2026-11-11',
      })
    stand('2026-12-01')
    const report = await reportOn(lead, 'コールセンター月次報告', '2026-11-01', '2026-11-30')
    const [kinds] = tablesUnder(report, '問合せの種別ごとの件数')
    expect(cellOf(kinds!, 'カードの申請・交付', '合計')).toBe(2)
    expect(cellOf(kinds!, '合計', '合計')).toBe(3)
    expect(tablesUnder(report, 'エスカレーションの事例')[0]!.rows).toEqual([
      ['E-1', '2026-11-06', '書類の判断', '照会した', '完了', 'FAQを改定した'],
    ])
    expect(tablesUnder(report, '苦情の事例')[0]!.rows).toEqual([
      ['C-1', '2026-11-07', '待ち時間・つながらない', expect.any(String), '', '2026-11-09'],
    ])
    expect(tablesUnder(report, 'FAQの追加・修正')[0]!.rows).toEqual([
      ['2026-11-10', '受け取りに必要なもの', '第2版', '明確化', '2026-11-11'],
    ])
    expect(report.parts.map(({ heading }) => heading)).toEqual(
      expect.arrayContaining(['傾向の分析', '対策の提案']),
    )
  })
})

describe('川越市', () => {
  it('RP-11 the month of the call centre has its seven parts, each with the figures of its days', async () => {
    await open('kawagoe', '2026-11-02')
    await calls('main', '2026-11-04', {
      ...{ incoming: 100, answered: 95, transferred: 5, operators: 4 },
    })
    await calls('main', '2026-11-05', {
      ...{ incoming: 50, answered: 45, transferred: 2, operators: 3 },
    })
    stand('2026-11-05')
    await addSlot(world, { date: '2026-12-07', start: '09:00', capacity: 5 })
    for (let time = 0; time < 2; time++) await book(world, { date: '2026-12-07', start: '09:00' })
    await insertRow(world.payload, 'complaints', {
      ...{ ...opened('2026-11-05'), number: 'C-1', state: 'received' },
    })
    stand('2026-12-01')
    const report = await reportOn(lead, '月次報告（コールセンター）', '2026-11-01', '2026-11-30')
    const table = (heading: string) => tablesUnder(report, heading)[0]!
    // ア
    expect(cellOf(table('電話の件数'), '合計', '着信件数')).toBe(150)
    expect(cellOf(table('電話の件数'), '2026-11-04', '応答前に切れた')).toBe(5)
    expect(table('時間帯ごとの件数').rows.flat()).toContain(150)
    // イ: accepted in November for a day in December.
    expect(table('予約の受付件数').rows).toHaveLength(1)
    expect(cellOf(table('予約の受付件数'), '2026-11-05', '合計')).toBe(2)
    // ウ
    const rates = table('応答率・完了率・転送率').rows.map(([name, , value]) => [name, value])
    expect(rates).toEqual([
      [expect.stringContaining('応答率'), '93.3%'],
      [expect.stringContaining('コールセンター内完了率'), '95.0%'],
      [expect.stringContaining('転送率'), '5.0%'],
    ])
    // エ
    expect(cellOf(table('電話の件数'), '2026-11-04', '対応した人数')).toBe(4)
    expect(table('対応した人数と席数').rows.length).toBeGreaterThan(0)
    // オ
    expect(cellOf(table('苦情'), '合計', '件数')).toBe(1)
    expect(cellOf(table('電話の件数'), '合計', '転送件数')).toBe(7)
    // カ, キ
    expect(report.parts.map(({ heading }) => heading)).toEqual(
      expect.arrayContaining(['傾向の分析と提案', '市が求めるその他の事項']),
    )
  })

  it('RP-12 the month has the number and the state of every record, and of no other', async () => {
    await open('kawagoe', '2026-11-02')
    await inquiry('2026-10-31')
    const own = [await inquiry('2026-11-01'), await inquiry('2026-11-30', { state: 'open' })]
    await inquiry('2026-12-01')
    stand('2026-12-01')
    const report = await reportOn(lead, '月次報告（コールセンター）', '2026-11-01', '2026-11-30')
    const { rows } = tablesUnder(report, '問合せの記録')[0]!
    expect(rows.map(([number, , , , , state]) => [number, state])).toEqual([
      [own[0]!.number, '記録済み'],
      [own[1]!.number, '受付中'],
    ])
  })

  it('RP-08 RP-10 (part) a Saturday at the service station is counted per site and due on the next business day', async () => {
    await open('kawagoe', '2026-11-06')
    const [first, second] = world.offices
    const counted = (office: string, kind: string, count: number, date = '2026-11-07') =>
      insertRow(world.payload, 'procedure-counts', {
        ...{ countKey: randomUUID(), date, office, kind, count },
      })
    await counted(first!.id, '申請サポート受付', 7)
    await counted(first!.id, '写真撮影', 5)
    await counted(second!.id, '申請サポート受付', 2)
    await counted(second!.id, '申請サポート受付', 40, '2026-11-08')
    await PRODUCT.tasks.find(({ name }) => name === 'deadlines')!.run(jobContext(world.payload))
    stand('2026-11-08', '08:30')
    await PRODUCT.tasks.find(({ name }) => name === 'deadlines')!.run(jobContext(world.payload))
    await PRODUCT.tasks.find(({ name }) => name === 'reports')!.run(jobContext(world.payload))
    const { rows } = await ok<{ rows: { id: string }[] }>(lead.get('/ops/cases/reports'))
    const reports = await Promise.all(
      rows.map(({ id }) =>
        ok<Awaited<ReturnType<typeof reportOn>>>(lead.get(`/ops/reports/${id}`)),
      ),
    )
    const saturday = reports.find(
      ({ title }) => title === '日次報告書（申請サポート窓口）　2026年11月7日（土）分',
    )!
    expect(saturday.dueOn).toBe('2026-11-09')
    expect(tablesUnder(saturday, '受付・写真撮影・申請支援の件数')[0]!.rows).toEqual(
      expect.arrayContaining([
        ['申請サポート受付', first!.name, 7],
        ['写真撮影', first!.name, 5],
        ['申請サポート受付', second!.name, 2],
      ]),
    )
    expect(saturday.parts.map(({ heading }) => heading)).toEqual([
      ...['受付・写真撮影・申請支援の件数', '対応困難・トラブルのあった事例', 'その他の対応'],
    ])
  })
})

describe('福岡市', () => {
  it('RP-16 (part) the daily report has what was handled of each procedure for each ward', async () => {
    await open('fukuoka', '2026-11-02')
    const [one, other] = world.offices
    await calls('main', '2026-11-04', { incoming: 9, answered: 8 })
    for (const [procedure, office] of [
      ['カードの受取', one],
      ['カードの受取', one],
      ['カードの受取', other],
      ['電子証明書の更新', other],
    ] as const)
      await inquiry('2026-11-04', { procedure, office: office!.id })
    await inquiry('2026-11-04', { procedure: 'カードの受取', office: one!.id, state: 'void' })
    const report = await reportOn(lead, '日報', '2026-11-04')
    const [all] = tablesUnder(report, '入電・受電の件数')
    expect(cellOf(all!, '2026-11-04', '着信件数')).toBe(9)
    const [table] = tablesUnder(report, '手続き・区役所別の対応件数')
    expect(cellOf(table!, 'カードの受取', one!.name)).toBe(2)
    expect(cellOf(table!, 'カードの受取', other!.name)).toBe(1)
    expect(cellOf(table!, '電子証明書の更新', one!.name)).toBe(0)
    expect(cellOf(table!, '合計', '合計')).toBe(4)
    expect(report.parts.map(({ heading }) => heading)).toContain('課題')
  })

  it('RP-18 the calls of the helpdesk and of the booking call centre are two figures', async () => {
    await open('fukuoka', '2026-11-02')
    await calls('main', '2026-11-04', { incoming: 30, answered: 28 })
    await calls('helpdesk', '2026-11-04', { incoming: 7, answered: 7 })
    await calls('main', '2026-11-05', { incoming: 20, answered: 20 })
    stand('2026-12-01')
    const report = await reportOn(lead, '実施報告書（月報）', '2026-11-01', '2026-11-30')
    const tables = tablesUnder(report, '電話の件数')
    expect(tables.map((table) => cellOf(table, '合計', '着信件数')).sort()).toEqual([50, 7])
    expect(new Set(tables.map(({ title }) => title)).size).toBe(2)
  })
})

describe('瀬戸市', () => {
  it('RP-22 the month is summed up for the 履行検査, and the day on which the city confirmed it stands on it', async () => {
    await open('seto', '2026-11-02')
    await insertRow(world.payload, 'procedure-counts', {
      ...{ countKey: randomUUID(), date: '2026-11-04', office: world.offices[0]!.id },
      ...{ kind: '電子証明書の更新', count: 3 },
    })
    stand('2026-12-01')
    const report = await reportOn(lead, '履行検査のための実績', '2026-11-01', '2026-11-30')
    const { id, seen } = report.one.row
    expect(tablesUnder(report, '処理件数（窓口の手続き）')[0]!.total).toEqual(['合計', '', 3])
    const part = report.parts.find(({ heading }) => heading === '業務の実施状況')!.id
    await ok(
      lead.post(`/ops/reports/${id}/texts`, {
        texts: { [part]: { was: '', words: '予定どおり' } },
      }),
    )
    const move = (by: Staff, name: string, at: number) =>
      by.post(`/ops/cases/reports/${id}/${name}`, { seen: at, answers: {}, op: randomUUID() })
    await ok(move(lead, 'submit', seen))
    stand('2026-12-03')
    const handed = await ok<typeof report>(city.get(`/ops/reports/${id}`))
    await ok(move(city, 'accept', handed.one.row.seen))
    const { docs } = await ok<{ docs: { acceptedOn: string }[] }>(
      lead.get(`/reports?where[id][equals]=${id}`),
    )
    expect(docs[0]!.acceptedOn).toBe('2026-12-03')
  })
})
