import { optionsOf } from '../options'

/** What the vendor hands in to the city. */
export const DEADLINE_KIND = {
  report: '報告書',
  plan: '計画書',
  other: 'その他の提出物',
} as const
export type DeadlineKind = keyof typeof DEADLINE_KIND
export const DEADLINE_KIND_OPTIONS = optionsOf(DEADLINE_KIND)

/** What one document covers. */
export const PERIOD_KIND = {
  daily: '業務を行った日ごと',
  monthly: '毎月',
  yearly: '毎年度（4月〜3月）',
  once: '1回だけ',
} as const
export type PeriodKind = keyof typeof PERIOD_KIND
export const PERIOD_KIND_OPTIONS = optionsOf(PERIOD_KIND)

/** When it is due, seen from the period. */
export const DUE_KIND = {
  'next-opening': '期間が終わった次の開庁日',
  'period-end': '期間の最後の日（月末・年度末）',
  'days-after': '期間の終わりから何日以内',
  'next-month-day': '翌月の何日',
  'month-before-day': '前の月の何日',
  'on-date': '決まった日',
} as const
export type DueKind = keyof typeof DUE_KIND
export const DUE_KIND_OPTIONS = optionsOf(DUE_KIND)

/** What happens when that day is a closed day of the city. */
export const ROLL = {
  none: 'その日のまま',
  previous: '前の開庁日に早める',
  next: '次の開庁日に延ばす',
} as const
export type Roll = keyof typeof ROLL
export const ROLL_OPTIONS = optionsOf(ROLL)

/** How the program knows that work was done on a day. */
export const DAY_SOURCE = {
  weekdays: '曜日で決まる（臨時の休み・休日開庁も見ます）',
  bookings: '予約サービスの予約がある日',
} as const
export type DaySource = keyof typeof DAY_SOURCE
export const DAY_SOURCE_OPTIONS = optionsOf(DAY_SOURCE)

export const SUBMISSION_STATE = { open: '未提出', submitted: '提出済み', waived: '不要' } as const
export type SubmissionState = keyof typeof SUBMISSION_STATE
export const SUBMISSION_STATE_OPTIONS = optionsOf(SUBMISSION_STATE)

/** Days before the due day on which people may be reminded. */
export const REMIND_DAYS = ['30', '14', '7', '5', '3', '2', '1', '0'] as const
export type RemindDay = (typeof REMIND_DAYS)[number]
export const REMIND_DAY_OPTIONS = REMIND_DAYS.map((value) => ({
  value,
  label: value === '0' ? '当日' : `${value}日前`,
}))

/** Monday first, as forms show the week; values are those of `weekdayOf`. */
export const WEEKDAY_OPTIONS = [
  ['1', '月'],
  ['2', '火'],
  ['3', '水'],
  ['4', '木'],
  ['5', '金'],
  ['6', '土'],
  ['0', '日'],
].map(([value = '', label = '']) => ({ value, label }))
