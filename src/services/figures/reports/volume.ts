import {
  averageSeconds,
  type Band,
  completedOf,
  type Counts,
  durationText,
  hourLabel,
  percentText,
  perMille,
  sumOf,
} from '@/domain/figures/bands'
import { hoursText, missingHours } from '@/domain/figures/hours'
import { asked, type Target, VERDICT, verdictOf } from '@/domain/figures/target'
import { COUNT } from '@/domain/figures/vocabulary'
import { datesBetween, partsOf, tokyoDateOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'

import type { ServiceContext } from '../../context'
import type { Decided } from '../rules'
import { type DayStat, daysOf } from '../stats'

import {
  BLUE,
  type Cell,
  date as dateColumn,
  GREY,
  known,
  type Note,
  number,
  ORANGE,
  type Report,
  type ReportWish,
  sparse,
  text,
} from './report'

const NO_TARGET: Target = { percent: null, countsAutomatic: true, countsOverflow: false }

const COLUMNS = [
  number(COUNT.incoming),
  number(COUNT.answered),
  number('応答前に切れた', 14),
  number('自動音声'),
  text('応答率', 10),
  number('時間外'),
  number('話中・あふれ'),
  number(COUNT.transferred),
  text('転送率', 10),
  text('コールセンター内完了率', 22),
  number(COUNT.complaints),
  text('平均の対応時間', 14),
  number('対応した人数'),
]

/** The figures of one hour, day or period (CC-18, CC-19, CC-22, CC-38). */
export function figuresOf(counts: Counts, target: Target = NO_TARGET): Cell[] {
  return [
    counts.incoming,
    counts.answered,
    counts.abandoned,
    counts.automatic,
    percentText(perMille(counts.answered, asked(counts, target))),
    known(counts.outOfHours),
    known(counts.overflow),
    known(counts.transferred),
    percentText(perMille(counts.transferred, counts.answered)),
    percentText(perMille(completedOf(counts), counts.answered)),
    known(counts.complaints),
    durationText(averageSeconds(counts)),
    known(counts.operators),
  ]
}

const BLANK: Cell[] = COLUMNS.map(() => '')

/** Colours differ by their pattern as well. */
function callsChart(title: string, labels: string[], parts: readonly (Counts | null)[]) {
  const series = [
    { name: '応答', values: parts.map((one) => one?.answered ?? 0), colour: BLUE },
    {
      name: '応答前に切れた',
      values: parts.map((one) => one?.abandoned ?? 0),
      colour: ORANGE,
      pattern: true as const,
    },
    { name: '自動音声', values: parts.map((one) => one?.automatic ?? 0), colour: GREY },
  ]
  return {
    title,
    chart: {
      direction: 'up' as const,
      size: { width: 860, height: 300 },
      labels: sparse(labels),
      series,
    },
    head: ['', ...series.map(({ name }) => `${name}（件）`), '着信（件）'],
    rows: labels.map((label, at) => [
      label,
      ...series.map(({ values }) => (parts[at] ? values[at]! : '数字なし')),
      parts[at]?.incoming ?? '数字なし',
    ]),
  }
}

/** One day by the hour; hours that nothing was told of are named, not counted as 0. */
export async function dayReport(
  ctx: ServiceContext,
  decided: Decided,
  { line, from: day }: ReportWish,
): Promise<Report> {
  const [stat] = await daysOf(ctx, { line, from: day, to: day })
  const rule = decided.ruleOn(line, day)
  const target = rule ?? NO_TARGET
  const open = decided.openHours(line, day)
  const bands = stat?.bands ?? []
  const isDue = (hour: number) => day < tokyoDateOf(ctx.now()) || bands.some((b) => b.hour >= hour)
  const missing = missingHours(open, bands).filter(isDue)
  const hours = [...new Set([...open, ...bands.map(({ hour }) => hour)])].sort((a, b) => a - b)
  const bandOf = (hour: number): Band | undefined => bands.find((band) => band.hour === hour)
  const notes: Note[] = []
  if (!rule) notes.push({ tone: 'warn', text: 'この日の応答率の基準が登録されていません。' })
  if (open.length === 0) notes.push({ tone: 'plain', text: '受付をしない日です。' })
  if (missing.length > 0)
    notes.push({
      tone: 'warn',
      text: `数字のない時間帯があります: ${hoursText(missing)}。0件とは数えていません。`,
    })
  if (stat) notes.push(verdictNote(stat.sum, target, rule?.per === 'month' ? '（月で判定）' : ''))
  return {
    title: `電話の統計 ${formatJa(day)}`,
    columns: [text('時間帯', 10), ...COLUMNS],
    rows: hours.map((hour) => {
      const band = bandOf(hour)
      if (!band)
        return [hourLabel(hour), ...BLANK.slice(0, -1), missing.includes(hour) ? '数字なし' : '']
      return [hourLabel(hour), ...figuresOf(band, target)]
    }),
    total: ['合計', ...(stat ? figuresOf(stat.sum, target) : BLANK)],
    marked: hours.flatMap((hour, at) => (missing.includes(hour) ? [at] : [])),
    charts: [
      callsChart(
        '時間帯ごとの着信',
        hours.map((hour) => `${hour}時`),
        hours.map((h) => bandOf(h) ?? null),
      ),
    ],
    notes,
  }
}

function verdictNote(sum: Counts, target: Target, how: string): Note {
  const verdict = verdictOf(sum, target)
  const rate = percentText(perMille(sum.answered, asked(sum, target)))
  if (verdict === 'none') return { tone: 'plain', text: `応答率 ${rate}（${VERDICT.none}）` }
  return {
    tone: verdict === 'met' ? 'good' : 'bad',
    text: `応答率 ${rate}、基準 ${target.percent}%: ${VERDICT[verdict]}${how}`,
  }
}

/** The days of a period, with the verdict of each (CC-14) and of the whole (CC-15). */
export async function periodReport(
  ctx: ServiceContext,
  decided: Decided,
  { line, from, to }: ReportWish,
): Promise<Report> {
  const stats = new Map((await daysOf(ctx, { line, from, to })).map((day) => [day.date, day]))
  const today = tokyoDateOf(ctx.now())
  const dates = datesBetween(from, to < today ? to : today).filter(
    (day) => stats.has(day) || decided.openHours(line, day).length > 0,
  )
  const rows = dates.map((day) => rowOfDay(decided, line, day, stats.get(day), today))
  const sum = sumOf([...stats.values()].map((day) => day.sum))
  const rule = decided.ruleOn(line, to)
  const lacking = rows.filter(({ isMissing }) => isMissing).length
  const missed = rows.filter(({ verdict }) => verdict === 'missed').length
  const notes: Note[] = []
  if (lacking > 0)
    notes.push({
      tone: 'warn',
      text: `数字のそろっていない日が${lacking}日あります。ない時間帯は0件と数えていません。`,
    })
  if (stats.size > 0 && rule)
    notes.push(
      rule.per === 'day' && rule.percent !== null
        ? {
            tone: missed > 0 ? 'bad' : 'good',
            text:
              missed > 0
                ? `基準 ${rule.percent}% を下回った日が${missed}日あります。`
                : `どの日も、基準 ${rule.percent}% を満たしています。`,
          }
        : verdictNote(sum, rule, '（期間の合計）'),
    )
  return {
    title: '電話の統計（日ごと）',
    columns: [dateColumn('日'), ...COLUMNS, text('判定', 10), text('数字のない時間帯', 20)],
    rows: rows.map(({ cells }) => cells),
    total: ['合計', ...figuresOf(sum, rule ?? NO_TARGET), '', ''],
    marked: rows.flatMap(({ isMissing, verdict }, at) =>
      isMissing || verdict === 'missed' ? [at] : [],
    ),
    charts: [
      callsChart(
        '日ごとの着信',
        dates.map((day) => `${partsOf(day).month}/${partsOf(day).day}`),
        dates.map((day) => stats.get(day)?.sum ?? null),
      ),
    ],
    notes,
  }
}

function rowOfDay(
  decided: Decided,
  line: string,
  day: string,
  stat: DayStat | undefined,
  today: string,
) {
  const rule = decided.ruleOn(line, day)
  const missing =
    day < today || stat ? missingHours(decided.openHours(line, day), stat?.bands ?? []) : []
  const isMissing = missing.length > 0 && day < today
  const verdict =
    stat && rule?.per === 'day' && (day < today || missing.length === 0)
      ? verdictOf(stat.sum, rule)
      : null
  return {
    verdict,
    isMissing,
    cells: [
      day,
      ...(stat ? figuresOf(stat.sum, rule ?? NO_TARGET) : BLANK),
      verdict ? VERDICT[verdict] : '',
      isMissing ? hoursText(missing) : '',
    ],
  }
}

/** Each hour over the whole period: when the telephone rings. */
export async function hoursReport(
  ctx: ServiceContext,
  decided: Decided,
  { line, from, to }: ReportWish,
): Promise<Report> {
  const days = await daysOf(ctx, { line, from, to })
  const bands = days.flatMap((day) => day.bands)
  const hours = [...new Set(bands.map(({ hour }) => hour))].sort((a, b) => a - b)
  const sums = hours.map((hour) => sumOf(bands.filter((band) => band.hour === hour)))
  const target = decided.ruleOn(line, to) ?? NO_TARGET
  return {
    title: '電話の統計（時間帯の合計）',
    columns: [text('時間帯', 10), ...COLUMNS],
    rows: hours.map((hour, at) => [hourLabel(hour), ...figuresOf(sums[at]!, target)]),
    total: ['合計', ...figuresOf(sumOf(sums), target)],
    charts: [
      callsChart(
        '時間帯ごとの着信',
        hours.map((hour) => `${hour}時`),
        sums,
      ),
    ],
    notes: [],
  }
}
