import { optionsOf } from '../options'

import type { FigureTable } from './table'

/** Figures that the product knows and an indicator may ask for, by a name that stays; with their unit (QA-12). */
export const INDICATOR_FIGURE = {
  'answer-rate': '電話: 応答率（%）',
  'abandoned-rate': '電話: 応答前に切れた割合（%）',
  'completed-rate': '電話: コールセンター内完了率（%）',
  'transfer-rate': '電話: 転送率（%）',
  'handling-seconds': '電話: 1件あたりの処理時間（秒）',
  incoming: '電話: 着信（件）',
  complaints: '電話: 苦情（件）',
  bookings: '予約: その期間に来庁する予約（件）',
  'no-show-rate': '予約: 来なかった割合（%）',
  procedures: '窓口の手続き: 処理件数（件）',
  'card-work': 'カード: 処理件数（件）',
  'deadlines-kept': '提出物: 期限までに提出した割合（%）',
  incidents: '障害・事故（件）',
  manual: '数値を入力する',
} as const
export type IndicatorFigure = keyof typeof INDICATOR_FIGURE
export const INDICATOR_FIGURE_OPTIONS = optionsOf(INDICATOR_FIGURE)

export const unitOf = (figure: IndicatorFigure): string =>
  /（(.+?)）$/.exec(INDICATOR_FIGURE[figure])?.[1] ?? ''

export const DIRECTION = { 'at-least': '以上', 'at-most': '以下' } as const
export type Direction = keyof typeof DIRECTION
export const DIRECTION_OPTIONS = optionsOf(DIRECTION)

export const INDICATOR_PERIOD = { month: '月ごと', year: '年度ごと（4月から）' } as const
export type IndicatorPeriod = keyof typeof INDICATOR_PERIOD
export const INDICATOR_PERIOD_OPTIONS = optionsOf(INDICATOR_PERIOD)

export const JUDGEMENT = { met: '達成', missed: '未達', none: '判定できない' } as const
export type Judgement = keyof typeof JUDGEMENT

/** What was measured, as a whole and its part, so that nothing is rounded before it is judged; null: nothing. */
export type Measured = { part: number; whole: number } | null

export type Goal = { target: number; direction: Direction }

/** Targets have at most two decimals; compared in whole numbers, so that 84.96 % never passes as 85 (CC-14). */
const HUNDREDTHS = 100

export function judge(measured: Measured, { target, direction }: Goal): Judgement {
  if (!measured || measured.whole <= 0) return 'none'
  const left = Math.round(measured.part * HUNDREDTHS)
  const right = Math.round(target * HUNDREDTHS) * measured.whole
  return (direction === 'at-least' ? left >= right : left <= right) ? 'met' : 'missed'
}

/** A tenth, cut towards what misses the target: a value that reads as the target has reached it. */
export function shownValue(measured: Measured, direction: Direction, unit: string): string {
  if (!measured || measured.whole <= 0) return '—'
  const tenths = (measured.part * 10) / measured.whole
  const cut = direction === 'at-least' ? Math.floor(tenths) : Math.ceil(tenths)
  return `${(cut / 10).toLocaleString('ja-JP', { maximumFractionDigits: 1 })}${unit}`
}

export type Judged = { title: string; goal: string; value: string; judgement: Judgement }

export const indicatorTable = (judged: readonly Judged[]): FigureTable => ({
  title: 'サービス水準指標',
  columns: [
    { header: '指標', kind: 'text', width: 34 },
    { header: '基準', kind: 'text', width: 16 },
    { header: '実績', kind: 'text', width: 14 },
    { header: '判定', kind: 'text', width: 14 },
  ],
  rows: judged.map(({ title, goal, value, judgement }) => [
    title,
    goal,
    value,
    JUDGEMENT[judgement],
  ]),
  notes: [],
})
