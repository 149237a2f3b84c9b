import { durationText, percentText, perMille } from '@/domain/figures/bands'
import { monthOf, monthsBetween } from '@/domain/figures/hours'
import { groupedBy } from '@/domain/grouped'
import { isOutlier } from '@/domain/figures/outliers'
import { compare, datesBetween } from '@/domain/time/civil'

import { contactMasters } from '../../contact/masters'
import type { ServiceContext } from '../../context'
import { skillsByAccount } from '../../people/skills'
import { loadBookingConfig } from '../../settings/booking-config'
import { type Inquiry, inquiriesOf } from '../inquiries'
import type { Decided } from '../rules'
import { daysOf } from '../stats'

import { type Cell, date as dateColumn, number, type Report, type ReportWish, text } from './report'

const UNKNOWN = '（記録なし）'

const grouped = (rows: readonly Inquiry[], of: (row: Inquiry) => string) =>
  groupedBy(rows, (row) => of(row) || UNKNOWN)

const countOf = (rows: readonly Inquiry[], outcome: string): number =>
  rows.filter((row) => row.outcome === outcome).length

/** Seconds a call on average of those that say how long they took (CC-38). */
function averageOf(rows: readonly Inquiry[]): number | null {
  const told = rows.flatMap(({ seconds }) => seconds ?? [])
  return told.length === 0
    ? null
    : Math.round(told.reduce((sum, seconds) => sum + seconds, 0) / told.length)
}

/** Inquiries by category and month (CC-04, HD-05): the same as the records, one by one. */
export async function categoryReport(
  ctx: ServiceContext,
  _: Decided,
  { line, from, to }: ReportWish,
): Promise<Report> {
  const months = monthsBetween(from, to)
  const rows = await inquiriesOf(ctx, { line, from, to })
  const { categories } = await contactMasters(ctx)
  const labels = new Map([
    [UNKNOWN, UNKNOWN],
    ...categories.map(({ code, label }) => [code, label] as const),
  ])
  const groups = [...grouped(rows, (row) => row.category)].sort(
    ([, a], [, b]) => b.length - a.length,
  )
  const cellsOf = (name: string, own: readonly Inquiry[]): Cell[] => [
    name,
    ...months.map((month) => own.filter(({ date }) => monthOf(date) === month).length),
    own.length,
    countOf(own, 'escalated'),
    countOf(own, 'transferred'),
    percentText(perMille(countOf(own, 'transferred'), own.length)),
    countOf(own, 'complaint'),
    durationText(averageOf(own)),
  ]
  return {
    title: '問合せの種別（月ごと）',
    columns: [
      text('種別', 30),
      ...months.map((month) => number(`${month.replace('-', '年')}月`)),
      number('合計'),
      number('市への引継ぎ'),
      number('転送'),
      text('転送率（記録）', 14),
      number('苦情'),
      text('平均の対応時間', 14),
    ],
    // As the city calls it today: a category that was renamed is one line.
    rows: groups.map(([code, own]) => cellsOf(labels.get(code) ?? own[0]!.categoryName, own)),
    total: cellsOf('合計', rows),
    notes: [],
  }
}

/** Daily counts with their breakdown by procedure and by ward office (CC-37). */
export async function officeReport(
  ctx: ServiceContext,
  _: Decided,
  { line, from, to }: ReportWish,
): Promise<Report> {
  const rows = await inquiriesOf(ctx, { line, from, to })
  const stats = new Map((await daysOf(ctx, { line, from, to })).map((day) => [day.date, day.sum]))
  const { offices } = await loadBookingConfig(ctx.payload)
  const nameOf = (id: string) => offices.find((one) => one.id === id)?.name ?? id
  const procedures = [...grouped(rows, (row) => row.procedure).keys()].sort(compare)
  const places = [...grouped(rows, (row) => nameOf(row.office)).keys()].sort(compare)
  const cells = (own: readonly Inquiry[]): Cell[] => [
    own.length,
    ...procedures.map((name) => own.filter((row) => (row.procedure || UNKNOWN) === name).length),
    ...places.map((name) => own.filter((row) => (nameOf(row.office) || UNKNOWN) === name).length),
  ]
  const byDay = groupedBy(rows, ({ date }) => date)
  const dates = datesBetween(from, to).filter((day) => stats.has(day) || byDay.has(day))
  const total = (name: 'incoming' | 'answered') =>
    [...stats.values()].reduce((sum, one) => sum + one[name], 0)
  return {
    title: '手続き・区役所別の件数（日ごと）',
    columns: [
      dateColumn('日'),
      number('着信'),
      number('応答'),
      number('対応（記録）'),
      ...procedures.map((name) => number(`手続き: ${name}`, 18)),
      ...places.map((name) => number(`窓口: ${name}`, 18)),
    ],
    rows: dates.map((day) => [
      day,
      stats.get(day)?.incoming ?? '',
      stats.get(day)?.answered ?? '',
      ...cells(byDay.get(day) ?? []),
    ]),
    total: ['合計', total('incoming'), total('answered'), ...cells(rows)],
    notes: [
      {
        tone: 'plain',
        text: '「対応（記録）」は、手続き別の合計とも、窓口別の合計とも同じです。',
      },
    ],
  }
}

/** How the calls are spread over the people (CC-26). */
export async function operatorReport(
  ctx: ServiceContext,
  decided: Decided,
  { line, from, to }: ReportWish,
): Promise<Report> {
  const rows = await inquiriesOf(ctx, { line, from, to })
  const skills = await skillsByAccount(ctx)
  const percent = decided.ruleOn(line, to)?.outlier ?? null
  const people = [...grouped(rows, (row) => row.operator || row.operatorName).values()].sort(
    (a, b) => b.length - a.length,
  )
  // A day on which somebody worked counts for one, so that part-timers are not called slow.
  const perDay = people.map((own) => ({
    own,
    days: new Set(own.map(({ date }) => date)).size,
  }))
  const daysOfAll = perDay.reduce((sum, { days }) => sum + days, 0)
  const marked = perDay.flatMap(({ own, days }, at) =>
    percent !== null &&
    isOutlier({ calls: own.length, days }, { calls: rows.length, days: daysOfAll }, percent)
      ? [at]
      : [],
  )
  return {
    title: 'オペレーター別の対応件数',
    columns: [
      text('オペレーター', 24),
      number('対応した日数'),
      number('対応件数'),
      text('1日あたり', 10),
      text('平均の対応時間', 14),
      text('偏り', 20),
      text('技能・言語（名簿）', 30),
    ],
    rows: perDay.map(({ own, days }, at) => [
      own[0]?.operatorName || UNKNOWN,
      days,
      own.length,
      (own.length / days).toFixed(1),
      durationText(averageOf(own)),
      marked.includes(at)
        ? own.length * daysOfAll > rows.length * days
          ? '▲ 平均より多い'
          : '▼ 平均より少ない'
        : '',
      skills.get(own[0]?.operator ?? '') ?? '',
    ]),
    total: [
      '合計',
      daysOfAll,
      rows.length,
      daysOfAll > 0 ? (rows.length / daysOfAll).toFixed(1) : '',
      durationText(averageOf(rows)),
      '',
      '',
    ],
    marked,
    notes: [
      percent === null
        ? {
            tone: 'plain',
            text: '「対応件数の偏りの基準」が登録されていないため、偏りは示していません。',
          }
        : {
            tone: marked.length > 0 ? 'warn' : 'good',
            text: `1日あたりの件数が、全員の平均と${percent}%より大きく違う人: ${marked.length}人`,
          },
    ],
  }
}

/** Calls of the phone system beside the records, day by day: what is missing on either side. */
export async function reconcileReport(
  ctx: ServiceContext,
  _: Decided,
  { line, from, to }: ReportWish,
): Promise<Report> {
  const stats = new Map((await daysOf(ctx, { line, from, to })).map((day) => [day.date, day.sum]))
  const rows = await inquiriesOf(ctx, { line, from, to })
  const dates = datesBetween(from, to).filter(
    (day) => stats.has(day) || rows.some((row) => row.date === day),
  )
  const lines = dates.map((day) => {
    const answered = stats.get(day)?.answered
    const recorded = rows.filter((row) => row.date === day).length
    const says =
      answered === undefined
        ? '統計がない'
        : answered > recorded
          ? `記録のない電話 ${answered - recorded}件`
          : answered < recorded
            ? `電話のない記録 ${recorded - answered}件`
            : '一致'
    return { cells: [day, answered ?? '', recorded, says] as Cell[], isOdd: says !== '一致' }
  })
  const odd = lines.filter(({ isOdd }) => isOdd).length
  return {
    title: '電話の統計と問合せの記録の突合',
    columns: [dateColumn('日'), number('応答（統計）'), number('記録'), text('違い', 28)],
    rows: lines.map(({ cells }) => cells),
    total: [
      '合計',
      [...stats.values()].reduce((sum, one) => sum + one.answered, 0),
      rows.length,
      '',
    ],
    marked: lines.flatMap(({ isOdd }, at) => (isOdd ? [at] : [])),
    notes: [
      {
        tone: odd > 0 ? 'warn' : 'good',
        text:
          odd > 0 ? `違いのある日が${odd}日あります。` : '統計と記録は、どの日も一致しています。',
      },
    ],
  }
}
