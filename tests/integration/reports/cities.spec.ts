import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { deleteRows } from '@/db/rows'
import type { Stored } from '@/db/stored'
import { partsIn } from '@/domain/reports/parts'
import { toInstant } from '@/domain/time/civil'
import { deadlines } from '@/jobs/tasks/deadlines'
import { reportsTask } from '@/jobs/tasks/reports'
import { type CityCode, PRESETS } from '@/presets'
import { holidaySeed } from '@/presets/holidays'
import { jobContext } from '@/services/context'
import { deadlinePreset } from '@/services/presets/deadlines'
import { presetWriter } from '@/services/presets/preset-writer'
import { reportPreset } from '@/services/presets/reports'
import type { ReportScreen } from '@/services/reports/screen'
import { invalidateBookingConfig } from '@/services/settings/booking-config'

import { ok } from '../../helpers/answer'
import { type DeskWorld, openDeskWorld } from '../../helpers/desk-world'

/** What each city gets, on which day, by its own preset: forms and due days as its specification has them. */
let world: DeskWorld

beforeAll(async () => {
  world = await openDeskWorld()
  await insertMany(
    world.payload,
    'holidays',
    holidaySeed().map((row) => ({ ...row, active: true, note: '', origin: 'preset' })),
  )
  invalidateBookingConfig(world.payload)
})
afterAll(() => world.close())
beforeEach(async () => {
  await deleteRows(world.payload, 'reports', {})
  for (const collection of [
    'report-forms',
    'service-indicators',
    'submissions',
    'deadline-rules',
  ] as const)
    await world.payload.db.deleteMany({ collection, where: {} })
})

/** The city on the day on which its contract begins. */
async function city(code: CityCode, from: string): Promise<void> {
  world.clock.now = toInstant(from, '09:00')
  const parts = {
    ctx: world.ctx(),
    preset: PRESETS[code],
    writer: presetWriter(world.payload, false),
    services: new Map([['outreach', world.service.id]]),
  }
  await deadlinePreset(parts)
  await reportPreset(parts)
}

type Draft = { due: string; headings: string[] }

/** The drafts that stand on a morning, by their titles. */
async function draftsOn(day: string): Promise<Record<string, Draft>> {
  world.clock.now = toInstant(day, '08:30')
  await deadlines.run(jobContext(world.payload))
  await reportsTask.run(jobContext(world.payload))
  const rows = await findRows<Stored<'reports'>>(world.payload, 'reports', {}, { sort: 'dueOn' })
  return Object.fromEntries(
    rows.map((row) => [
      row.title,
      { due: row.dueOn ?? '', headings: partsIn(row.parts).map(({ heading }) => heading) },
    ]),
  )
}

describe('川崎市', () => {
  it('RP-01 the daily report of the last workday of the year has all that it must, and is due on the first of the next', async () => {
    await city('kawasaki', '2025-12-26')
    const { '日次報告書　2025年12月26日（金）分': daily } = await draftsOn('2025-12-27')
    expect(daily).toEqual({
      due: '2026-01-05',
      headings: [
        ...['処理件数（カード）', '処理件数（窓口の手続き）', '予約の件数', '電話の件数'],
        ...['相談内容と件数', '処理内容', '問題点', '改善内容', '市と調整が必要な事項'],
        ...['作業工数見積', '要員体制'],
      ],
    })
  })

  it('RP-03 RP-04 (part) RP-05 (part) the three reports of the month’s end are there before it, results first and then what is planned', async () => {
    await city('kawasaki', '2026-11-02')
    const drafts = await draftsOn('2026-11-28')
    const monthly = drafts['月次業務計画・実績報告書　2026年11月分']!
    expect(monthly.due).toBe('2026-11-30')
    const at = (heading: string) => monthly.headings.indexOf(heading)
    for (const heading of ['処理件数（カード）', '電話の件数', '問題点', '改善内容'])
      expect([heading, at(heading) >= 0 && at(heading) < at('翌月の業務内容')]).toEqual([
        heading,
        true,
      ])
    for (const heading of ['業務の効率化の提案', '翌月の作業工数と要員体制、その根拠'])
      expect(monthly.headings).toContain(heading)
    expect(drafts['要員育成報告書　2026年11月分']).toEqual({
      due: '2026-11-30',
      headings: ['研修の実施', '研修計画', '研修内容', '指導記録'],
    })
    expect(drafts['サービス水準検証結果報告書　2026年11月分']!.headings).toEqual([
      ...['サービス水準', '電話の件数', '苦情', '障害・事故', 'サービス水準指標の達成状況'],
      ...['モニタリング結果', '検証内容'],
    ])
  })
})

describe('サービス水準指標', () => {
  const OWN: [CityCode, string[]][] = [
    ['kawasaki', ['コールセンターの応答率 85', '提出物の期限内の提出 100']],
    ['kawagoe', ['コールセンターの応答率 90', '提出物の期限内の提出 100']],
    ['chiba', ['オペレーターの応答率 90', '提出物の期限内の提出 100']],
    ['seto', ['提出物の期限内の提出 100']],
    ['fukuoka', ['提出物の期限内の提出 100']],
  ]

  it('QA-13 each city has its own, which it alone edits in the panel', async () => {
    for (const [code, wanted] of OWN) {
      await world.payload.db.deleteMany({ collection: 'service-indicators', where: {} })
      await city(code, '2026-11-02')
      const { docs } = await ok<{ docs: { id: string; title: string; target: number }[] }>(
        world.staff.cityAdmin.get('/service-indicators?limit=50'),
      )
      const found = docs.map(({ title, target }) => `${title} ${target}`).sort()
      expect([code, found]).toEqual([code, wanted])
      const change = (by: typeof world.staff.cityAdmin, target: number) =>
        by.patch(`/service-indicators/${docs[0]!.id}`, { target })
      expect((await change(world.staff.cityAdmin, 95)).status).toBe(200)
      expect((await change(world.staff.supervisor, 1)).status).toBe(403)
    }
  })

  it('RP-05 (part) 川崎市: its report of the month judges each of them', async () => {
    await city('kawasaki', '2026-11-02')
    await draftsOn('2026-12-01')
    const rows = await findRows<Stored<'reports'>>(world.payload, 'reports', {
      title: { equals: 'サービス水準検証結果報告書　2026年11月分' },
    })
    const report = await ok<ReportScreen>(world.staff.supervisor.get(`/ops/reports/${rows[0]!.id}`))
    const judged = report.figures.flatMap(({ tables }) =>
      tables.filter(({ title }) => title === 'サービス水準指標').flatMap((table) => table.rows),
    )
    expect(judged.map(([title, goal, , judgement]) => [title, goal, judgement])).toEqual([
      ['コールセンターの応答率', '85%以上', '判定できない'],
      ['提出物の期限内の提出', '100%以上', '未達'],
    ])
  })
})

describe('the other cities', () => {
  it('RP-08 (part) RP-09 川越市: a Saturday is reported on the next business day, June by the 7th of July', async () => {
    await city('kawagoe', '2026-06-01')
    const drafts = await draftsOn('2026-07-01')
    expect(drafts['日次報告書（申請サポート窓口）　2026年6月27日（土）分']!.due).toBe('2026-06-29')
    expect(drafts['月次報告書（申請サポート窓口）　2026年6月分']!.due).toBe('2026-07-07')
  })

  it('RP-13 千葉市: 委託業務完了報告書 is due on the 10th of the next month, also where that is a closed day', async () => {
    await city('chiba', '2026-09-01')
    const drafts = await draftsOn('2026-10-01')
    expect(drafts['委託業務完了報告書　2026年9月分']!.due).toBe('2026-10-10')
  })

  it('RP-20 瀬戸市: the material of the meeting is drafted from the records, with the deadlines first', async () => {
    await city('seto', '2026-11-02')
    const drafts = await draftsOn('2026-11-28')
    expect(drafts['定例会の資料　2026年11月分']!.headings).toEqual([
      ...['納期の達成状況', '予約の件数', '電話の件数', '課題', '改善策'],
    ])
  })

  it('RP-17 (part) 福岡市: the report of a month is due on the 20th, or on the opening day before', async () => {
    await city('fukuoka', '2026-08-01')
    const drafts = await draftsOn('2026-09-01')
    expect(drafts['実施報告書（月報）　2026年8月分']!.due).toBe('2026-09-18')
    const later = await draftsOn('2027-02-01')
    expect(later['実施報告書（月報）　2027年1月分']!.due).toBe('2027-02-19')
  })
})
