/** @engine: also on MongoDB every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRows, insertRow } from '@/db/atomic'
import { deleteRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { toInstant } from '@/domain/time/civil'
import { reportsTask } from '@/jobs/tasks/reports'
import { jobContext } from '@/services/context'
import type { ReportScreen } from '@/services/reports/screen'

import { ok } from '../../helpers/answer'
import { type DeskWorld, jsonOf, openDeskWorld } from '../../helpers/desk-world'
import type { Staff } from '../../helpers/staff'

/** Reports that hang on each other, on indicators, and on what may not stand in them. */
let world: DeskWorld
let counted = 0

beforeAll(async () => {
  world = await openDeskWorld()
})
afterAll(() => world.close())

const stand = (day: string) => {
  world.clock.now = toInstant(day, '10:00')
}

beforeEach(async () => {
  for (const slug of ['reports', 'report-versions', 'procedure-counts'] as const)
    await deleteRows(world.payload, slug, {})
  const kept = ['submissions', 'deadline-rules', 'report-forms', 'service-indicators'] as const
  for (const collection of kept) await world.payload.db.deleteMany({ collection, where: {} })
  stand('2026-11-01')
})

const WORDS = { kind: 'text', heading: '問題点' }
const COUNTS = { kind: 'figures', heading: '処理件数', source: 'procedures' }

const form = async (title: string, parts: object[], more: object = {}) =>
  (
    await ok<{ doc: Stored<'report-forms'> }>(
      world.staff.cityAdmin.post('/report-forms', { title, parts, ...more }),
    )
  ).doc

const monthly = async () => {
  const { doc } = await ok<{ doc: { id: string } }>(
    world.staff.cityAdmin.post('/deadline-rules', {
      ...{ name: '月次報告書', kind: 'report', period: 'monthly', due: 'next-month-day' },
      ...{ dueDay: 10, roll: 'none', validFrom: '2026-04-01', active: true },
    }),
  )
  return form('月次報告書', [COUNTS, WORDS], { rule: doc.id })
}

const count = (date: string, kind: string, times: number) =>
  insertRow(world.payload, 'procedure-counts', {
    ...{ countKey: `life${counted++}`, date, office: world.offices[0]!.id, kind, count: times },
  })

const screen = (id: string) => ok<ReportScreen>(world.staff.supervisor.get(`/ops/reports/${id}`))

async function begin(of: Stored<'report-forms'>, from: string, to: string): Promise<string> {
  const { row } = await ok<{ row: { id: string } }>(
    world.staff.supervisor.post('/ops/cases/reports', {
      ...{ answers: { form: of.id, from, to }, op: randomUUID() },
    }),
  )
  return row.id
}

const press = async (by: Staff, id: string, move: string, answers: object = {}) => {
  const { one } = await screen(id)
  return jsonOf<{ code?: string; detail?: string }>(
    by.post(`/ops/cases/reports/${id}/${move}`, { seen: one.row.seen, answers, op: randomUUID() }),
  )
}

const write = async (id: string, heading: string, words: string) => {
  const now = await screen(id)
  const part = now.parts.find((one) => one.heading === heading)!.id
  await ok(
    world.staff.supervisor.post(`/ops/reports/${id}/texts`, {
      texts: { [part]: { was: now.texts[part] ?? '', words } },
    }),
  )
}

const retake = (id: string) => ok(world.staff.supervisor.post(`/ops/reports/${id}/figures`))

describe('a sum', () => {
  it('RP-06 the year is what its accepted months said, a slow count agrees, and months that are missing are named', async () => {
    await monthly()
    const kinds = ['電子証明書の更新', '住所の変更', '交付']
    for (let month = 4; month <= 12; month++)
      for (let at = 0; at < 5; at++)
        await count(
          `2026-${String(month).padStart(2, '0')}-${String(1 + at * 6).padStart(2, '0')}`,
          kinds[(month + at) % 3]!,
          month * 7 + at,
        )
    stand('2027-01-01')
    await reportsTask.run(jobContext(world.payload))
    const months = await findRows<Stored<'reports'>>(world.payload, 'reports', {})
    const { supervisor, cityAdmin } = world.staff
    const waiting = months.reduce((a, b) => (a.periodFrom > b.periodFrom ? a : b))
    const taken = months.filter((one) => one !== waiting)
    expect(taken.length).toBeGreaterThan(0)
    for (const { id } of months)
      expect((await press(supervisor, id, 'submit')).body.detail).toBeUndefined()
    for (const { id } of taken) expect((await press(cityAdmin, id, 'accept')).status).toBe(200)
    // Late data changes nothing of what was handed in, so nothing of the year.
    const all = await findRows<Stored<'procedure-counts'>>(world.payload, 'procedure-counts', {})
    await count('2026-05-05', '交付', 1000)

    const year = await form('年度業務実績報告書', [
      { kind: 'sums', heading: '合計', sumOf: '月次報告書', takes: 'accepted' },
    ])
    const id = await begin(year, '2026-04-01', '2027-03-31')
    const [table] = (await screen(id)).figures[0]!.tables
    const slow = new Map<string, number>()
    for (const { date, kind, count: times } of all)
      if (taken.some(({ periodFrom, periodTo }) => periodFrom <= date && date <= periodTo))
        slow.set(kind, (slow.get(kind) ?? 0) + times)
    const name = world.offices[0]!.name
    expect(new Set(table!.rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set([...slow].map(([kind, times]) => JSON.stringify([kind, name, times]))),
    )
    expect(table!.total![2]).toBe([...slow.values()].reduce((sum, one) => sum + one, 0))
    expect(table!.notes[0]).toBe(`合計した報告書 ${taken.length}件`)
    const open = waiting.title.replace('月次報告書　', '')
    expect(table!.notes[1]).toContain(`${open}（提出済み）`)
    expect(table!.notes[1]).toContain('2027年3月分（未作成）')
  })

  it('RP-09 (part) the month is compiled from the daily reports, and says where one of them was changed later', async () => {
    const daily = await form('日次報告書', [COUNTS])
    const { supervisor, cityAdmin } = world.staff
    const days: string[] = []
    for (const day of ['2026-10-05', '2026-10-06']) {
      await count(day, '申請支援', 4)
      const id = await begin(daily, day, day)
      expect((await press(supervisor, id, 'submit')).status).toBe(200)
      days.push(id)
    }
    const month = await form('月次報告書（窓口）', [
      { kind: 'sums', heading: '日次報告書の合計', sumOf: '日次報告書', takes: 'handed' },
    ])
    const id = await begin(month, '2026-10-01', '2026-10-31')
    expect((await screen(id)).figures[0]!.tables[0]!.total![2]).toBe(8)
    expect((await press(supervisor, id, 'submit')).status).toBe(200)
    await count('2026-10-06', '申請支援', 5)
    const differences = async () =>
      (await ok<{ differences: unknown[] }>(cityAdmin.get(`/ops/reports/${id}/differences`)))
        .differences
    // Not what was counted later, but what a daily report says now.
    expect(await differences()).toEqual([])
    expect((await press(cityAdmin, days[1]!, 'return', { remark: '5件足りません' })).status).toBe(
      200,
    )
    await retake(days[1]!)
    expect((await press(supervisor, days[1]!, 'submit')).status).toBe(200)
    expect(await differences()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ column: '処理件数', before: '8', now: '13' }),
      ]),
    )
  })

  it('a sum of a form that is not there is refused when it is saved', async () => {
    const answer = await world.staff.cityAdmin.post('/report-forms', {
      ...{ title: 'x', parts: [{ kind: 'sums', heading: '合計', sumOf: 'ない様式' }] },
    })
    expect(answer.status).toBe(400)
  })
})

describe('indicators', () => {
  const indicator = (more: object) =>
    ok(
      world.staff.cityAdmin.post('/service-indicators', {
        ...{ title: '処理件数', figure: 'procedures', target: 10, direction: 'at-least' },
        ...{ period: 'month', validFrom: '2026-04-01', active: true },
        ...more,
      }),
    )

  it('RP-05 QA-12 one that is added in the panel stands in the next report, judged, and what was missed asks for a comment', async () => {
    const of = await form('サービス水準検証結果報告書', [
      { kind: 'indicators', heading: '指標' },
      WORDS,
    ])
    await count('2026-10-05', '交付', 9)
    await indicator({})
    await indicator({ title: '満足度', figure: 'manual', unit: '点', target: 4.25 })
    await indicator({ title: '苦情', figure: 'complaints', target: 0, direction: 'at-most' })
    await indicator({ title: 'よその報告書の指標', forms: [(await form('別の様式', [WORDS])).id] })
    const id = await begin(of, '2026-10-01', '2026-10-31')
    const { figures } = await screen(id)
    expect(figures[0]!.tables[0]!.rows).toEqual([
      ['処理件数', '10件以上', '9件', '未達'],
      ['満足度', '4.25点以上', '—', '判定できない'],
      ['苦情', '0件以下', '—', '判定できない'],
    ])
    const { supervisor } = world.staff
    const bare = await press(supervisor, id, 'submit')
    expect([bare.status, bare.body.detail]).toEqual([
      409,
      'まだ書いていません: 指標のコメント（未達: 処理件数）。',
    ])
    await write(id, '指標', '機器の故障のため。11月に取り戻します。')
    expect((await press(supervisor, id, 'submit')).status).toBe(200)
    // What was promised later says nothing of what was handed in.
    await indicator({ target: 5, validFrom: '2026-11-01' })
    await count('2026-11-05', '交付', 6)
    expect((await screen(id)).figures).toEqual(figures)
    const next = await screen(await begin(of, '2026-11-01', '2026-11-30'))
    expect(next.figures[0]!.tables[0]!.rows[0]).toEqual(['処理件数', '5件以上', '6件', '達成'])
  })

  it('QA-13 (part) a manual value is that of the period, and a yearly one looks back to April', async () => {
    const of = await form('指標の報告', [{ kind: 'indicators', heading: '指標' }])
    await indicator({
      ...{ title: '満足度', figure: 'manual', unit: '点', target: 4.25 },
      values: [
        { on: '2026-09-30', value: 5 },
        { on: '2026-10-31', value: 4.24 },
      ],
    })
    await indicator({ title: '年間', period: 'year', target: 12 })
    await count('2026-04-01', '交付', 5)
    await count('2026-10-31', '交付', 7)
    await count('2026-03-31', '交付', 100)
    const { figures } = await screen(await begin(of, '2026-10-01', '2026-10-31'))
    expect(figures[0]!.tables[0]!.rows).toEqual([
      ['年間', '12件以上', '12件', '達成'],
      ['満足度', '4.25点以上', '4.2点', '未達'],
    ])
    const bad = await world.staff.cityAdmin.post('/service-indicators', {
      ...{ title: 'x', figure: 'manual', target: 1.234, direction: 'at-least' },
      ...{ period: 'month', validFrom: '2026-04-01' },
    })
    expect(bad.status).toBe(400)
    expect((await world.staff.supervisor.post('/service-indicators', {})).status).toBe(403)
  })
})

describe('what may not leave', () => {
  it('RP-10 (part) a telephone number, an address or a name is refused before it is handed in, with its place', async () => {
    const of = await form('月次報告書', [COUNTS, WORDS])
    const id = await begin(of, '2026-10-01', '2026-10-31')
    const { supervisor } = world.staff
    await write(id, '問題点', '折り返し 044-200-1111 の方')
    const refused = await press(supervisor, id, 'submit')
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      '個人情報と思われるものがあります: 問題点（電話番号）。消してから提出してください。',
    ])
    await write(id, '問題点', '折り返しの電話が1件')
    expect((await press(supervisor, id, 'submit')).status).toBe(200)
  })

  it('RP-10 (part) figures are looked through as well, when it is handed in', async () => {
    await count('2026-10-05', '照会 044-200-1111', 1)
    const id = await begin(await form('月次報告書', [COUNTS]), '2026-10-01', '2026-10-31')
    const refused = await press(world.staff.supervisor, id, 'submit')
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      expect.stringContaining('1行目（電話番号）'),
    ])
    expect((await screen(id)).one.row.cells.state).toBe('作成中')
  })

  it('a form that says so lets them pass', async () => {
    const of = await form('連絡先の報告', [WORDS], { noPersonal: false })
    const id = await begin(of, '2026-10-01', '2026-10-31')
    await retake(id)
    await write(id, '問題点', '市の窓口 044-200-1111')
    expect((await press(world.staff.supervisor, id, 'submit')).status).toBe(200)
  })
})

describe('any days', () => {
  it('RP-29 (part) one more of a periodic form is marked as such and leaves the periodic one, its due day and the sums alone', async () => {
    const of = await monthly()
    await count('2026-10-05', '交付', 4)
    await reportsTask.run(jobContext(world.payload))
    const periodic = await findRows<Stored<'reports'>>(world.payload, 'reports', {})
    const id = await begin(of, '2026-10-01', '2026-10-15')
    expect((await screen(id)).title).toBe('月次報告書　随時　2026-10-01〜2026-10-15')
    expect((await press(world.staff.supervisor, id, 'submit')).status).toBe(200)
    expect((await press(world.staff.cityAdmin, id, 'accept')).status).toBe(200)
    const rest = await findRows<Stored<'reports'>>(world.payload, 'reports', {
      onDemand: { not_equals: true },
    })
    expect(rest).toEqual(periodic)
    expect(
      await findRows(world.payload, 'submissions', { state: { equals: 'submitted' } }),
    ).toEqual([])
    const year = await form('年度', [{ kind: 'sums', heading: '合計', sumOf: '月次報告書' }])
    const sum = await screen(await begin(year, '2026-04-01', '2027-03-31'))
    expect(sum.figures[0]!.tables[0]!.notes[0]).toBe('合計した報告書 0件')
    // A sum of nothing still makes a file.
    const file = `/ops/reports/${sum.one.row.id}/file?purpose=${encodeURIComponent('市への報告')}`
    expect((await world.staff.supervisor.get(file)).status).toBe(200)
  })

  it('RP-26 (part) two managers hand one in at once: it is handed in once', async () => {
    const of = await form('月次報告書', [COUNTS])
    const id = await begin(of, '2026-10-01', '2026-10-31')
    const { supervisor, vendorManager } = world.staff
    const both = await Promise.all([
      press(supervisor, id, 'submit'),
      press(vendorManager, id, 'submit'),
    ])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await screen(id)).version).toBe(1)
  })
})
