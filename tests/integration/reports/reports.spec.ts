/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'

import ExcelJS from 'exceljs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRows, insertRow } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { FIGURE_SOURCE, type FigureSource } from '@/domain/reports/vocabulary'
import { datesBetween, toInstant } from '@/domain/time/civil'
import { reportsTask } from '@/jobs/tasks/reports'
import { REPORT_FORMS } from '@/presets/report-forms'
import { jobContext } from '@/services/context'
import type { DeadlineList } from '@/services/deadlines/list'
import type { SubmissionRow } from '@/services/deadlines/types'
import { readSource } from '@/services/reports/sources'
import type { ReportScreen } from '@/services/reports/screen'

import { ok } from '../../helpers/answer'
import { crashAt } from '../../helpers/crash'
import { type DeskWorld, jsonOf, openDeskWorld } from '../../helpers/desk-world'
import { textOf } from '../../helpers/raster'
import type { Staff } from '../../helpers/staff'

/** 報告書, from the rule that asks for one to the city's 受領. */
let world: DeskWorld

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' }
const NUMBER = '123456789018'

beforeAll(async () => {
  world = await openDeskWorld()
})
afterAll(() => world.close())

const stand = (day: string, time = '10:00') => {
  world.clock.now = toInstant(day, time)
}

let form: Stored<'report-forms'>
let counted = 0

const PARTS = [
  { kind: 'figures', heading: '処理件数', source: 'procedures' },
  { kind: 'text', heading: '処理内容', goesOn: true },
  { kind: 'text', heading: '問題点', required: true },
]

beforeEach(async () => {
  for (const slug of ['reports', 'report-versions', 'procedure-counts', 'audit-logs'] as const)
    await deleteRows(world.payload, slug, {})
  for (const collection of ['submissions', 'deadline-rules', 'report-forms'] as const)
    await world.payload.db.deleteMany({ collection, where: {} })
  stand('2026-11-20')
  const { doc: rule } = await ok<{ doc: { id: string } }>(
    world.staff.cityAdmin.post('/deadline-rules', {
      ...{ name: '月次報告書', kind: 'report', period: 'monthly', due: 'next-month-day' },
      ...{ dueDay: 10, roll: 'none', validFrom: '2026-11-01', active: true },
    }),
  )
  const made = await ok<{ doc: Stored<'report-forms'> }>(
    world.staff.cityAdmin.post('/report-forms', {
      ...{ title: '月次報告書', rule: rule.id, addressee: '川崎市長', parts: PARTS },
    }),
  )
  form = made.doc
  await count('2026-11-02', '電子証明書の更新', 3)
  await count('2026-11-30', '電子証明書の更新', 4)
  await count('2026-12-01', '電子証明書の更新', 100)
})

const count = (date: string, kind: string, times: number) =>
  insertRow(world.payload, 'procedure-counts', {
    ...{ countKey: `k${counted++}`, date, office: world.offices[0]!.id, kind, count: times },
  })

const run = () => reportsTask.run(jobContext(world.payload))

const drafts = () =>
  findRows<Stored<'reports'>>(world.payload, 'reports', {}, { sort: 'periodFrom' })

/** The draft of November, made by the task. */
async function november(): Promise<string> {
  stand('2026-12-01')
  await run()
  const [row] = await drafts()
  return row!.id
}

const screen = (by: Staff, id: string) => ok<ReportScreen>(by.get(`/ops/reports/${id}`))
const partNamed = (one: ReportScreen, heading: string) =>
  one.parts.find((part) => part.heading === heading)!.id

/** Writes over what stands there, or over what the person saw of it (`was`). */
const write = async (
  by: Staff,
  id: string,
  words: Record<string, string>,
  was?: Record<string, string>,
) => {
  const now = await screen(by, id)
  const texts = Object.fromEntries(
    Object.entries(words).map(([heading, text]) => {
      const part = partNamed(now, heading)
      return [part, { was: was?.[heading] ?? now.texts[part] ?? '', words: text }]
    }),
  )
  return jsonOf<{ code?: string; fields?: Record<string, string> }>(
    by.post(`/ops/reports/${id}/texts`, { texts }),
  )
}

const press = async (
  by: Staff,
  id: string,
  move: string,
  answers: Record<string, string> = {},
  op: string = randomUUID(),
) => {
  const { one } = await screen(world.staff.supervisor, id)
  return jsonOf<{ code?: string; detail?: string }>(
    by.post(`/ops/cases/reports/${id}/${move}`, { seen: one.row.seen, answers, op }),
  )
}

const submission = async () =>
  (await findRows<SubmissionRow>(world.payload, 'submissions', {}, { sort: 'dueOn' }))[0]!

/** The workbook of a report: its sheets with their rows as text. */
async function book(by: Staff, id: string, query = ''): Promise<Record<string, string[][]>> {
  const answer = await by.get(
    `/ops/reports/${id}/file?purpose=${encodeURIComponent('市への報告')}${query}`,
  )
  expect(answer.status).toBe(200)
  const read = new ExcelJS.Workbook()
  await read.xlsx.load((await answer.arrayBuffer()) as never)
  return Object.fromEntries(
    read.worksheets.map((sheet) => [
      sheet.name,
      (sheet.getSheetValues().slice(1) as unknown[][]).map((row) =>
        (row ?? []).slice(1).map((cell) => String(cell ?? '')),
      ),
    ]),
  )
}

describe('the draft', () => {
  it('RP-27 is made by the job when its days are over, once, with the figures of those days, whenever they are taken', async () => {
    stand('2026-11-30', '23:50')
    await run()
    expect(await drafts()).toEqual([])
    const id = await november()
    await run()
    await Promise.all([run(), run()])
    expect(await drafts()).toHaveLength(1)
    const { figures, title, dueOn } = await screen(world.staff.supervisor, id)
    expect([title, dueOn]).toEqual(['月次報告書　2026年11月分', '2026-12-10'])
    expect(figures[0]!.tables[0]).toMatchObject({
      rows: [['電子証明書の更新', world.offices[0]!.name, 7]],
      total: ['合計', '', 7],
    })
    // A year later the same days give the same numbers, and the book opens with Japanese names.
    stand('2027-12-01')
    await ok(world.staff.supervisor.post(`/ops/reports/${id}/figures`))
    expect((await screen(world.staff.supervisor, id)).figures).toEqual(figures)
    const sheets = await book(world.staff.supervisor, id)
    expect(Object.keys(sheets)).toEqual(['報告書', '処理件数'])
    expect(sheets['処理件数']!.flat()).toContain('7')
    expect(sheets['報告書']!.flat()).toContain('令和8年11月1日〜令和8年11月30日')
    expect(await book(world.staff.supervisor, id)).toEqual(sheets)
  })

  it('says on paper what it says in Excel, and who printed it is in the log', async () => {
    const { supervisor } = world.staff
    const id = await november()
    await write(supervisor, id, { 問題点: '機器の故障が1件' })
    const path = `/ops/reports/${id}/file?format=print&purpose=${encodeURIComponent('市への報告')}`
    const answer = await supervisor.get(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const words = textOf(Buffer.from(await answer.arrayBuffer())).replaceAll(/\s/g, '')
    for (const word of [
      '月次報告書2026年11月分',
      '川崎市長',
      '機器の故障が1件',
      '電子証明書の更新',
    ])
      expect(words).toContain(word)
    const log = await findRows(world.payload, 'audit-logs', {
      and: [{ action: { equals: 'personal.print' } }, { target: { equals: `reports/${id}` } }],
    })
    expect(log).toHaveLength(1)
    expect((await world.staff.operator.get(path)).status).toBe(403)
  })

  it('is there three days before a report that is due within its own days, and its figures follow until they are over', async () => {
    await ok(
      world.staff.cityAdmin.patch(`/deadline-rules/${(await submission()).rule}`, {
        ...{ due: 'period-end', dueDay: null },
      }),
    )
    stand('2026-11-26')
    await run()
    expect(await drafts()).toEqual([])
    stand('2026-11-27')
    await run()
    const [row] = await drafts()
    expect((await screen(world.staff.supervisor, row!.id)).figures[0]!.tables[0]!.total![2]).toBe(7)
    await count('2026-11-28', '電子証明書の更新', 5)
    await run()
    expect((await screen(world.staff.supervisor, row!.id)).figures[0]!.tables[0]!.total![2]).toBe(7)
    stand('2026-12-01')
    await run()
    expect((await screen(world.staff.supervisor, row!.id)).figures[0]!.tables[0]!.total![2]).toBe(
      12,
    )
  })

  it('RP-29 any days are reported on demand', async () => {
    const { supervisor, operator } = world.staff
    const begin = (by: Staff, from: string, to: string) =>
      by.post('/ops/cases/reports', {
        ...{ answers: { form: form.id, from, to }, op: randomUUID() },
      })
    expect((await begin(operator, '2026-11-02', '2026-11-02')).status).toBe(403)
    expect((await begin(supervisor, '2026-11-03', '2026-11-02')).status).toBe(422)
    const { row } = await ok<{ row: { id: string } }>(begin(supervisor, '2026-11-01', '2026-11-15'))
    const one = await screen(supervisor, row.id)
    expect(one.title).toBe('月次報告書　随時　2026-11-01〜2026-11-15')
    expect(one.figures[0]!.tables[0]!.total![2]).toBe(3)
  })

  it('goes on with the words of the month before, where the form says so', async () => {
    const { supervisor } = world.staff
    const id = await november()
    expect((await write(supervisor, id, { 処理内容: '窓口の受付', 問題点: 'なし' })).status).toBe(
      200,
    )
    stand('2027-01-01')
    await run()
    const next = await screen(supervisor, (await drafts())[1]!.id)
    expect(next.texts).toEqual({ [partNamed(next, '処理内容')]: '窓口の受付' })
  })
})

describe('the life of a report', () => {
  it('RP-26 NT-09 (part) is written, handed in, returned and handed in again as version 2, and nothing of what was handed in changes', async () => {
    const { supervisor, cityAdmin, cityStaff, vendorManager } = world.staff
    const id = await november()
    const { overdue, near, coming } = await ok<DeadlineList>(supervisor.get('/ops/deadlines'))
    expect([...overdue, ...near, ...coming].map(({ report }) => report)).toContain(id)
    const empty = await press(supervisor, id, 'submit')
    expect([empty.status, empty.body.detail]).toEqual([409, 'まだ書いていません: 問題点。'])
    await write(supervisor, id, { 問題点: '機器の故障が1件' })
    expect((await press(cityAdmin, id, 'submit')).status).toBe(403)
    const op = randomUUID()
    expect((await press(supervisor, id, 'submit', {}, op)).status).toBe(200)
    expect(await submission()).toMatchObject({ state: 'submitted', submittedOn: '2026-12-01' })
    const first = await book(supervisor, id)
    // Frozen: by the screen, by REST, and for late figures.
    const late = await write(vendorManager, id, { 問題点: '後から' })
    expect([late.status, late.body.code]).toEqual([409, 'CASE_OVER'])
    expect((await supervisor.patch(`/reports/${id}`, { texts: {} })).status).toBe(403)
    await count('2026-11-30', '電子証明書の更新', 2)
    expect(await book(cityAdmin, id)).toEqual(first)
    const { differences } = await ok<{ differences: unknown[] }>(
      cityAdmin.get(`/ops/reports/${id}/differences`),
    )
    expect(differences).toEqual([
      expect.objectContaining({
        row: expect.stringContaining('電子証明書'),
        before: '7',
        now: '9',
      }),
      expect.objectContaining({ row: expect.stringContaining('合計'), before: '7', now: '9' }),
    ])
    // The vendor neither returns nor accepts it.
    expect((await press(vendorManager, id, 'accept')).status).toBe(403)
    expect((await press(cityStaff, id, 'return', { remark: 'x' })).status).toBe(403)
    expect((await press(cityAdmin, id, 'return', { remark: '原因を書いてください' })).status).toBe(
      200,
    )
    expect(await submission()).toMatchObject({ state: 'open' })
    // What is being rewritten was not handed in; what was says when and by whom.
    expect((await book(supervisor, id))['報告書']!.flat()).toContain('（作成中）')
    expect(first['報告書']!.flat()).toEqual(expect.arrayContaining(['第1版', '令和8年12月1日']))
    const back = await screen(supervisor, id)
    expect([back.remark, back.version, back.mayWrite]).toEqual(['原因を書いてください', 1, true])
    await write(supervisor, id, { 問題点: '機器の故障が1件。原因は経年' })
    // Version 1 is what was handed in, also while the next one is written over it.
    expect(await book(cityAdmin, id, '&version=1')).toEqual(first)
    expect((await book(cityAdmin, id))['報告書']!.flat()).toContain('機器の故障が1件。原因は経年')
    expect((await press(supervisor, id, 'submit')).status).toBe(200)
    expect(await submission()).toMatchObject({ state: 'submitted' })
    const second = await screen(cityAdmin, id)
    expect([second.version, second.former]).toEqual([
      2,
      [{ version: 1, on: '2026-12-01', by: expect.any(String) }],
    ])
    expect(await book(cityAdmin, id, '&version=1')).toEqual(first)
    expect((await press(cityAdmin, id, 'accept')).status).toBe(200)
    expect((await write(supervisor, id, { 問題点: 'x' })).body.code).toBe('CASE_OVER')
    const log = await findRows<{ action: string }>(
      world.payload,
      'audit-logs',
      { target: { equals: `reports/${id}` } },
      { sort: 'at' },
    )
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        ...['case.reports.begin', 'case.reports.submit', 'case.reports.return'],
        ...['case.reports.accept', 'personal.export'],
      ]),
    )
  })

  it('two people write at once: in two parts both stand, in the same one the second is told, whatever the job does', async () => {
    const { supervisor, vendorManager } = world.staff
    const id = await november()
    const seen = await screen(supervisor, id)
    const nothing = { 問題点: '', 処理内容: '' }
    const both = await Promise.all([
      write(supervisor, id, { 問題点: '一人目' }, nothing),
      write(vendorManager, id, { 処理内容: '二人目' }, nothing),
      supervisor.post(`/ops/reports/${id}/figures`),
    ])
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200])
    const part = partNamed(seen, '問題点')
    const late = await write(vendorManager, id, { 問題点: '別の文' }, nothing)
    expect([late.status, late.body.code, Object.keys(late.body.fields ?? {})]).toEqual([
      ...[409, 'CHANGED_MEANWHILE'],
      [part],
    ])
    // Sent again because the answer was lost, it is the same words.
    expect((await write(supervisor, id, { 問題点: '一人目' }, nothing)).status).toBe(200)
    const now = await screen(vendorManager, id)
    expect(now.texts).toEqual({ [part]: '一人目', [partNamed(now, '処理内容')]: '二人目' })
    // Handed in meanwhile: what is on its way is in it, or changes nothing and is told so.
    const [handed, written] = await Promise.all([
      press(supervisor, id, 'submit'),
      write(vendorManager, id, { 処理内容: '途中' }),
    ])
    expect(handed.status).toBe(200)
    const end = await screen(vendorManager, id)
    const kept = end.texts[partNamed(end, '処理内容')]
    expect([kept, written.body.code]).toEqual(
      written.status === 200 ? ['途中', undefined] : ['二人目', 'CASE_OVER'],
    )
  })

  it('refuses what may not stand in a report, at the place where it was written', async () => {
    const { supervisor, operator } = world.staff
    const id = await november()
    expect((await write(supervisor, id, { 問題点: `番号 ${NUMBER}` })).status).toBe(422)
    const long = await write(supervisor, id, { 問題点: 'あ'.repeat(20_001) })
    const now = await screen(supervisor, id)
    expect([long.status, Object.keys(long.body.fields ?? {})]).toEqual([
      422,
      [partNamed(now, '問題点')],
    ])
    expect(now.texts).toEqual({})
    const x = { was: '', words: 'x' }
    for (const texts of [{ nobody: x }, { [partNamed(now, '処理件数')]: x }])
      expect((await supervisor.post(`/ops/reports/${id}/texts`, { texts })).status).toBe(422)
    expect((await operator.get(`/ops/reports/${id}`)).status).toBe(403)
  })

  it('a process that dies after the report was handed in leaves the list of what is due to the job', async () => {
    const { supervisor } = world.staff
    const id = await november()
    await write(supervisor, id, { 問題点: 'なし' })
    const op = randomUUID()
    for (const point of ['report-moved', 'report-told']) {
      world.payload.config.custom = { ...world.payload.config.custom, fault: crashAt(point) }
      expect((await press(supervisor, id, 'submit', {}, op)).status).toBe(500)
      delete (world.payload.config.custom as Record<string, unknown>).fault
    }
    expect((await drafts())[0]).toMatchObject({ state: 'submitted', untold: true })
    await run()
    expect(await submission()).toMatchObject({ state: 'submitted' })
    const [row] = await drafts()
    expect(row).toMatchObject({ state: 'submitted', version: 1, untold: false })
  })
})

describe('the form', () => {
  it('RP-28 title, order, columns and parts are the city’s, in the panel, and what is begun stays as it was', async () => {
    const { cityAdmin, vendorManager, supervisor } = world.staff
    const id = await november()
    const parts = [
      { kind: 'text', heading: 'その他', required: true },
      {
        ...{ kind: 'figures', heading: '取扱件数', source: 'procedures' },
        columns: '手続き = 取扱いの種類\n窓口 =',
      },
    ]
    expect((await vendorManager.patch(`/report-forms/${form.id}`, { parts })).status).toBe(403)
    const bad = await cityAdmin.patch(`/report-forms/${form.id}`, {
      parts: [{ ...parts[1], columns: '手続き' }],
    })
    expect([bad.status, await bad.text()]).toEqual([
      400,
      expect.stringContaining('「手続き」を読み取れません'),
    ])
    await ok(cityAdmin.patch(`/report-forms/${form.id}`, { title: '業務月報', parts }))
    const before = await screen(supervisor, id)
    expect(before.parts.map(({ heading }) => heading)).toEqual(['処理件数', '処理内容', '問題点'])
    await count('2026-12-03', '氏名の変更', 1)
    stand('2027-01-01')
    await run()
    const next = await screen(supervisor, (await drafts())[1]!.id)
    expect(next.parts.map(({ heading }) => heading)).toEqual(['その他', '取扱件数'])
    expect(next.figures[0]!.tables[0]).toMatchObject({
      columns: [{ header: '取扱いの種類' }, { header: '処理件数' }],
      rows: [
        ['氏名の変更', 1],
        ['電子証明書の更新', 100],
      ],
    })
  })

  it('RP-27 (part) the book is made whatever the parts are called', async () => {
    const { cityAdmin, supervisor } = world.staff
    const headings = ['History', "'処理'", '窓口abc', '窓口ABC', '[a]/b', 'あ\uFFFFい', '報告書']
    const parts = headings.map((heading) => ({ kind: 'figures', heading, source: 'procedures' }))
    await ok(cityAdmin.patch(`/report-forms/${form.id}`, { title: '月報'.repeat(200), parts }))
    const { row } = await ok<{ row: { id: string } }>(
      supervisor.post('/ops/cases/reports', {
        ...{ answers: { form: form.id, from: '2026-11-01', to: '2026-11-02' }, op: randomUUID() },
      }),
    )
    expect(Object.keys(await book(supervisor, row.id))).toEqual([
      ...[
        '報告書',
        'History2',
        '’処理’',
        '窓口abc',
        '窓口ABC2',
        '・a・・b',
        'あ\uFFFDい',
        '報告書2',
      ],
    ])
  })

  it('the forms of the five cities name tables that there are, each part once', () => {
    for (const forms of Object.values(REPORT_FORMS))
      for (const { title, parts } of forms) {
        const headings = parts.map(({ heading }) => heading)
        expect([title, new Set(headings).size]).toEqual([title, headings.length])
      }
  })
})

describe('the figures', () => {
  const MARK = '個人情報の印'

  it('RP-10 (part) no table reads what a citizen said or who a citizen is', async () => {
    const day = '2026-11-10'
    const at = toInstant(day, '10:00').toISOString()
    await insertRow(world.payload, 'inquiries', {
      ...{ number: 'Q1', requestKey: randomUUID(), state: 'done', day, startedAt: at },
      ...{ operatorName: MARK, question: MARK, answer: MARK, outcome: 'answered' },
    })
    await insertRow(world.payload, 'complaints', {
      ...{ number: 'C1', requestKey: randomUUID(), state: 'received', openedOn: day },
      ...{ openedAt: at, openedBy: MARK, text: MARK, analysis: MARK, remedy: MARK },
    })
    await insertRow(world.payload, 'incidents', {
      ...{ incidentKey: randomUUID(), state: 'detected', kind: 'system', occurredAt: at },
      ...{ what: MARK, cause: MARK, reportedBy: MARK },
    })
    for (const source of Object.keys(FIGURE_SOURCE) as FigureSource[]) {
      const tables = await readSource(jobContext(world.payload), source, NOVEMBER)
      expect([source, JSON.stringify(tables)]).toEqual([source, expect.not.stringContaining(MARK)])
      // Every row has a cell for each column, so that no file shifts.
      for (const { columns, rows, total } of tables)
        for (const row of [...rows, ...(total ? [total] : [])])
          expect([source, row.length]).toEqual([source, columns.length])
    }
    const [inquiries] = await readSource(jobContext(world.payload), 'inquiries', NOVEMBER)
    expect(inquiries!.rows).toEqual([['Q1', day, '', '', '回答した', '記録済み']])
  })

  it('count bookings by office as a slow count of all rows does', async () => {
    const days = datesBetween('2026-11-02', '2026-11-06')
    const outcomes = ['none', 'completed', 'no-show'] as const
    for (const [index, date] of [...days, ...days, ...days].entries())
      await insertRow(world.payload, 'reservations', {
        ...{ number: `R${index}`, liveKey: randomUUID(), idemKey: randomUUID() },
        ...{ status: index % 4 === 0 ? 'cancelled' : 'confirmed', service: world.service.id, date },
        ...{ office: world.offices[index % 2]!.id, start: '09:00', end: '09:30', partySize: 1 },
        ...{ channel: index % 3 ? 'web' : 'call-centre', lane: 'web', language: 'ja' },
        ...{
          outcome: outcomes[index % 3],
          mailState: 'none',
          startsAt: toInstant(date, '09:00').toISOString(),
        },
      })
    const all = await findRows<Stored<'reservations'>>(world.payload, 'reservations', {})
    const own = all.filter(({ office }) => String(office) === world.offices[0]!.id)
    const [table] = await readSource(jobContext(world.payload), 'bookings', NOVEMBER)
    const row = table!.rows.find(([name]) => name === world.offices[0]!.name)!
    const at = (header: string) => row[table!.columns.findIndex((one) => one.header === header)]
    expect(at('予約')).toBe(own.length)
    expect(at('取消し')).toBe(own.filter(({ status }) => status === 'cancelled').length)
    const came = own.filter(
      ({ status, outcome }) => status === 'confirmed' && outcome === 'completed',
    )
    expect(row).toContain(came.length)
    const [channels] = await readSource(jobContext(world.payload), 'booking-channels', NOVEMBER)
    expect(channels!.total![1]).toBe(all.length)
  })
})
