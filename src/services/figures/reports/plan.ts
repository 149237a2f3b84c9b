import { daysOfMonth, monthOf, monthsBetween } from '@/domain/figures/hours'
import { deviates, deviationText } from '@/domain/figures/plan'
import { type CivilDate, datesBetween, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import { type Decided, lastThreeMonths } from '../rules'
import { seatsBetween } from '../seats-between'
import { daysOf } from '../stats'

import {
  BLUE,
  type Cell,
  date as dateColumn,
  GREY,
  type Note,
  number,
  ORANGE,
  type Report,
  type ReportWish,
  sparse,
  text,
} from './report'

type Part = {
  name: string
  month: string
  days: number
  told: number
  expected: number
  actual: number
}

/** What was expected on the days that are over, and what came on them, by period of the plan and month. */
async function partsOf(
  ctx: ServiceContext,
  decided: Decided,
  { line, from, to }: Omit<ReportWish, 'kind'>,
): Promise<Part[]> {
  const stats = new Map((await daysOf(ctx, { line, from, to })).map((day) => [day.date, day.sum]))
  const today = tokyoDateOf(ctx.now())
  const parts = new Map<string, Part>()
  for (const day of datesBetween(from, to)) {
    const expected = decided.expectedOn(line, day)
    const actual = stats.get(day)?.incoming
    if (day > today || (!expected && actual === undefined)) continue
    const name = decided.planOn(line, day)?.name ?? '見込みなし'
    const month = monthOf(day)
    const part = parts.get(`${name}|${month}`) ?? {
      name,
      month,
      days: 0,
      told: 0,
      expected: 0,
      actual: 0,
    }
    // A day without figures is not a day without calls: it counts on neither side.
    if (actual !== undefined) {
      part.told++
      part.actual += actual
      part.expected += expected ? expected.calls / expected.over : 0
    }
    if (expected) part.days++
    parts.set(`${name}|${month}`, part)
  }
  return [...parts.values()]
}

/** The last three months against their plan, as one (CC-43). */
export async function threeMonths(
  ctx: ServiceContext,
  decided: Decided,
  line: string,
  until: CivilDate,
): Promise<{ expected: number; actual: number; months: string[] }> {
  const months = lastThreeMonths(until)
  const parts = await partsOf(ctx, decided, {
    line,
    from: daysOfMonth(months[0]!).from,
    to: until,
  })
  return {
    months,
    expected: Math.round(parts.reduce((sum, { expected }) => sum + expected, 0)),
    actual: parts.reduce((sum, { actual }) => sum + actual, 0),
  }
}

/** Plan beside what came, by period of the plan and month (CC-17, CC-43, CC-45, HD-06). */
export async function planReport(
  ctx: ServiceContext,
  decided: Decided,
  wish: ReportWish,
): Promise<Report> {
  const parts = await partsOf(ctx, decided, wish)
  const months = monthsBetween(wish.from, wish.to)
  const days = new Map(
    (await daysOf(ctx, wish)).map((day) => [day.date, day.sum.incoming] as const),
  )
  const rolling = await Promise.all(
    months.map((month) => {
      const { to } = daysOfMonth(month)
      return threeMonths(ctx, decided, wish.line, to < wish.to ? to : wish.to)
    }),
  )
  const percent = decided.ruleOn(wish.line, wish.to)?.deviation ?? null
  const isFar = (actual: number, expected: number) =>
    percent !== null && expected > 0 && deviates(actual, { calls: expected, over: 1 }, percent)
  const rows = parts.map((part): Cell[] => {
    const expected = Math.round(part.expected)
    return [
      part.name,
      `${part.month.replace('-', '年')}月`,
      part.days,
      part.told,
      expected,
      part.actual,
      part.told > 0 ? (part.actual / part.told).toFixed(1) : '',
      deviationText(part.actual, expected),
      isFar(part.actual, expected) ? '▲ 基準より大きい差' : '',
    ]
  })
  const sum = (of: (part: Part) => number) =>
    Math.round(parts.reduce((all, one) => all + of(one), 0))
  const shown = datesBetween(wish.from, wish.to).filter((day) => days.has(day))
  const last = rolling.at(-1)
  const notes: Note[] = []
  if (last && last.expected > 0)
    notes.push({
      tone: isFar(last.actual, last.expected) ? 'bad' : 'plain',
      text: `直近3か月（${last.months[0]}〜${last.months[2]}）: 見込み ${last.expected.toLocaleString('ja-JP')}件、実績 ${last.actual.toLocaleString('ja-JP')}件（${deviationText(last.actual, last.expected)}）${isFar(last.actual, last.expected) ? '。大きな差が続いています。契約の変更を市と協議する材料になります。' : ''}`,
    })
  return {
    title: '見込みと実績の着信件数',
    columns: [
      text('見込みの期間', 26),
      text('月', 12),
      number('受付日数'),
      number('数字のある日'),
      number('見込み'),
      number('実績'),
      text('1日あたり', 10),
      text('差', 10),
      text('判定', 20),
    ],
    rows,
    total: [
      '合計',
      '',
      sum(({ days: open }) => open),
      sum(({ told }) => told),
      sum(({ expected }) => expected),
      sum(({ actual }) => actual),
      '',
      deviationText(
        sum(({ actual }) => actual),
        sum(({ expected }) => expected),
      ),
      '',
    ],
    marked: parts.flatMap((part, at) =>
      isFar(part.actual, Math.round(part.expected)) ? [at] : [],
    ),
    charts: [
      periodChart(parts),
      {
        title: '1日の着信と見込み',
        ...chartOf(shown, days, (day) => {
          const expected = decided.expectedOn(wish.line, day)
          return expected ? Math.round(expected.calls / expected.over) : 0
        }),
      },
      {
        title: '直近3か月の見込みと実績（月ごとにずらして）',
        chart: {
          direction: 'up',
          size: { width: 860, height: 280 },
          labels: months,
          series: seriesOf(rolling),
        },
        head: ['月まで', '3か月の見込み（件）', '3か月の実績（件）', '差'],
        rows: rolling.map(({ months: own, expected, actual }) => [
          own[2]!,
          expected,
          actual,
          deviationText(actual, expected),
        ]),
      },
    ],
    notes,
  }
}

/** What came as far as it was expected, and how far it went beyond or fell short: one bar for both. */
const seriesOf = (sums: readonly { expected: number; actual: number }[]) => [
  {
    name: '実績のうち見込みまで',
    values: sums.map(({ expected, actual }) => Math.min(expected, actual)),
    colour: BLUE,
  },
  {
    name: '見込みを超えた分',
    values: sums.map(({ expected, actual }) => Math.max(0, actual - expected)),
    colour: ORANGE,
    pattern: true as const,
  },
  {
    name: '見込みに足りない分',
    values: sums.map(({ expected, actual }) => Math.max(0, expected - actual)),
    colour: GREY,
  },
]

/**
 * Calls of one day on average, expected and real, by period of the plan (CC-45, HD-06): what seats and
 * lines of a period are decided by, whatever its length and however much of it is told.
 */
function periodChart(parts: readonly Part[]) {
  const perDay = [...new Set(parts.map(({ name }) => name))].flatMap((name) => {
    const own = parts.filter((part) => part.name === name)
    const sum = (field: 'told' | 'expected' | 'actual') =>
      own.reduce((all, part) => all + part[field], 0)
    const [told, calls] = [sum('told'), sum('actual')]
    if (told === 0) return []
    return [{ name, told, expected: Math.round(sum('expected') / told), actual: calls / told }]
  })
  const bars = perDay.map(({ expected, actual }) => ({ expected, actual: Math.round(actual) }))
  return {
    title: '見込みの期間ごとの1日あたりの着信',
    chart: {
      direction: 'across' as const,
      size: { width: 860, height: 110 + 48 * perDay.length },
      labels: perDay.map(({ name }) => name),
      series: seriesOf(bars),
    },
    head: ['見込みの期間', '数字のある日', '見込み（1日）', '実績（1日）', '差'],
    rows: perDay.map(({ name, told, expected, actual }): Cell[] => [
      name,
      told,
      expected,
      actual.toFixed(1),
      deviationText(actual, expected),
    ]),
  }
}

function chartOf(
  shown: readonly CivilDate[],
  days: ReadonlyMap<CivilDate, number>,
  expectedOn: (day: CivilDate) => number,
) {
  const actual = shown.map((day) => days.get(day) ?? 0)
  const expected = shown.map(expectedOn)
  return {
    chart: {
      direction: 'up' as const,
      size: { width: 860, height: 300 },
      labels: sparse(shown.map((day) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`)),
      series: [
        {
          name: '着信（見込みまで）',
          values: actual.map((calls, at) => Math.min(calls, expected[at]!)),
          colour: BLUE,
        },
        {
          name: '見込みを超えた着信',
          values: actual.map((calls, at) => Math.max(0, calls - expected[at]!)),
          colour: ORANGE,
          pattern: true as const,
        },
        {
          name: '見込みに足りない分',
          values: actual.map((calls, at) => Math.max(0, expected[at]! - calls)),
          colour: GREY,
        },
      ],
    },
    head: ['日', '着信（件）', '見込み（件）', '差'],
    rows: shown.map((day, at): Cell[] => [
      day,
      actual[at]!,
      expected[at]!,
      deviationText(actual[at]!, expected[at]!),
    ]),
  }
}

/** Volume beside the seats that were planned, day by day: what talks on more or fewer seats go by (CC-42). */
export async function seatsReport(
  ctx: ServiceContext,
  decided: Decided,
  { line, from, to }: ReportWish,
): Promise<Report> {
  const stats = new Map((await daysOf(ctx, { line, from, to })).map((day) => [day.date, day.sum]))
  const seatsOn = await seatsBetween(ctx.payload, decided, { from, to })
  const rows: Cell[][] = []
  const marked: number[] = []
  for (const day of datesBetween(from, to)) {
    const seats = seatsOn(line, day)
    const sum = stats.get(day)
    const expected = decided.expectedOn(line, day)
    if (!seats && !sum && !expected) continue
    const hours = seats ? seats.quarters.reduce((all, one) => all + one.seats, 0) / 4 : null
    if (seats && seats.gaps.length > 0) marked.push(rows.length)
    rows.push([
      day,
      expected ? Math.round(expected.calls / expected.over) : '',
      sum?.incoming ?? '',
      sum?.answered ?? '',
      sum?.operators ?? '',
      hours ?? '',
      seats ? Math.min(...seats.quarters.map((one) => one.seats)) : '',
      sum && hours ? (sum.incoming / hours).toFixed(1) : '',
      (seats?.gaps ?? []).map((gap) => `${gap.from}〜${gap.to} ${gap.seats}席`).join('、'),
    ])
  }
  return {
    title: '件数と席数',
    columns: [
      dateColumn('日'),
      number('見込み'),
      number('着信'),
      number('応答'),
      number('対応した人数'),
      number('予定の席×時間', 14),
      number('最も少ない席数', 14),
      text('1席1時間の着信', 16),
      text('最低の席数を下回る時間', 40),
    ],
    rows,
    marked,
    notes:
      marked.length > 0
        ? [{ tone: 'bad', text: `最低の席数を下回る時間のある日が${marked.length}日あります。` }]
        : [{ tone: 'good', text: '最低の席数を下回る時間はありません。' }],
  }
}
