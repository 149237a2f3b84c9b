import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { addDays } from '@/domain/time/civil'

import { ok } from '../../helpers/answer'
import { openPeople, type PeopleWorld } from '../../helpers/people-world'
import { textOf } from '../../helpers/raster'

let all: PeopleWorld
/** The stand of the clock is the last day of November 2026. */
const MONTH = '2026-11'
const purpose = encodeURIComponent('市への報告')

beforeAll(async () => {
  all = await openPeople()
})
afterAll(() => all.world.close())

const report = (month: string, format: string) =>
  all.supervisor.get(`/ops/training/report?month=${month}&format=${format}&purpose=${purpose}`)

/** The Excel as rows by their headings. */
async function rowsOf(month: string): Promise<Record<string, string>[]> {
  const answer = await report(month, 'xlsx')
  expect(answer.status).toBe(200)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await answer.arrayBuffer()) as never)
  const [head, ...rows] = book.worksheets[0]!.getSheetValues()
    .slice(1)
    .map((row) => (row as unknown[]).slice(1).map((cell) => String(cell ?? '')))
  return rows.map((row) => Object.fromEntries(head!.map((name, at) => [name, row[at] ?? ''])))
}

describe('要員育成報告書', () => {
  it('ST-18 each role has its plan, content and guidance in Excel and on paper; a past month is told as it was', async () => {
    const { assigned, city, confirmed, courseOf, look, mark, press, register } = all
    const { roleOf, session, supervisor, arrange, today, workerOf, world } = all
    expect(today()).toBe('2026-11-30')
    const course = await courseOf('情報保護の研修', {
      kind: 'security',
      topics: [{ title: '守秘' }],
    })
    const role = await roleOf('窓口の従事者')
    const other = await roleOf('電話の従事者')
    const [left, stays] = [await workerOf('去る 一郎'), await workerOf('残る 花子')]
    await assigned({ worker: left, role, from: '2026-10-01', until: '2026-12-10' })
    await assigned({ worker: stays, role, from: '2026-10-01' })
    // The same person in a second role is reported in both.
    await assigned({ worker: stays, role: other, from: '2026-10-01' })
    // Asked for since they began.
    for (const id of [role, other]) await ok(city.patch(`/work-roles/${id}`, { courses: [course] }))
    const held = await confirmed(course, { topics: ['守秘'] })
    await ok(register(held, left))
    await ok(press(supervisor, held, 'hold', { content: '事例を読んだ', guidance: '画面を閉じる' }))
    await ok(mark(held, 'attended'))
    await ok(supervisor.post(`/ops/training-sessions/${held}/complete`))
    // Without a day, for the 12th of December, and called off.
    const undated = await session(course)
    const later = await session(course)
    await ok(arrange(later, { on: '2026-12-12', trainer: await workerOf('講師 二') }))
    const off = await session(course)
    await ok(press(supervisor, off, 'cancel', { note: '人がいない' }))
    const numbers = await Promise.all(
      [held, undated, later].map(async (id) => (await look(id)).one.row.cells.number),
    )
    expect(new Set(numbers).size).toBe(3)

    const check = async () => {
      const rows = await rowsOf(MONTH)
      const of = (title: string, part: string) =>
        rows.filter((row) => row['役割'] === title && row['区分'] === part)
      expect(
        of('窓口の従事者', '研修計画').map((row) => [row['研修の科目'], row['日時'], row['内容']]),
      ).toEqual([
        ['必要な研修', '', '情報保護の研修'],
        ['情報保護の研修', '', '企画'],
        ['情報保護の研修', '11月30日（月） 09:00〜12:00', '修了登録済み'],
        ['情報保護の研修', '12月12日（土） 09:00〜12:00', expect.any(String)],
      ])
      expect(of('窓口の従事者', '研修内容')).toEqual([
        expect.objectContaining({
          ...{ 種類: '情報保護・セキュリティ', 会場: '会議室', 講師: '講師' },
          内容: '守秘\n事例を読んだ',
        }),
      ])
      expect(of('窓口の従事者', '指導記録').map((row) => row['内容'])).toEqual([
        '画面を閉じる',
        '修了 1件 / 2件\n未修了: 残る 花子（情報保護の研修）',
      ])
      expect(of('電話の従事者', '指導記録').at(-1)!['内容']).toContain('未修了: 残る 花子')
    }
    await check()

    // A month later somebody has gone, the role has another name, and the session of December was held.
    await ok(city.patch(`/work-roles/${other}`, { title: '電話の担当' }))
    world.clock.now = new Date('2026-12-20T03:00:00Z')
    await ok(press(supervisor, later, 'confirm'))
    await ok(press(supervisor, later, 'hold', { content: '二回目' }))
    await ok(city.patch(`/work-roles/${other}`, { title: '電話の従事者' }))
    await check()
    const december = await rowsOf('2026-12')
    const text = december.map((row) => Object.values(row).join(' ')).join('\n')
    expect(text).toContain('二回目')
    expect(text).not.toContain('事例を読んだ')
    expect(text).toContain('修了 0件 / 1件')

    const paper = textOf(Buffer.from(await (await report(MONTH, 'print')).arrayBuffer()))
    for (const words of ['窓口の従事者 — 研修計画', '— 研修内容', '— 指導記録', '画面を閉じる'])
      expect(paper).toContain(words)
    const ahead = await report(addDays(today(), 60).slice(0, 7), 'xlsx')
    expect([ahead.status, await ahead.json()]).toMatchObject([
      422,
      { fields: { month: expect.stringContaining('これからの月') } },
    ])
    expect((await report('2026-13', 'xlsx')).status).toBe(422)
  })
})
