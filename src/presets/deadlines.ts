import type { DeadlinePreset } from './types'

const CLERKS = ['1', '2', '3', '4', '5'] as const

/** A report of each working day is reminded of on the morning it is due, not before it can exist. */
const daily = (
  key: string,
  name: string,
  more: Partial<DeadlinePreset> & { note: string },
): DeadlinePreset => ({
  key,
  name,
  kind: 'report',
  period: 'daily',
  days: 'weekdays',
  weekdays: [...CLERKS],
  due: 'next-opening',
  roll: 'none',
  remindDays: ['0'],
  ...more,
})

type Rest = Pick<DeadlinePreset, 'due' | 'note'> & Partial<DeadlinePreset>

const monthly = (key: string, name: string, rest: Rest): DeadlinePreset => ({
  key,
  name,
  kind: 'report',
  period: 'monthly',
  roll: 'none',
  remindDays: ['3', '1', '0'],
  ...rest,
})

/** What takes weeks to write is reminded of earlier. */
const yearly = (key: string, name: string, rest: Omit<Rest, 'due'>): DeadlinePreset => ({
  key,
  name,
  kind: 'report',
  period: 'yearly',
  due: 'period-end',
  roll: 'none',
  remindDays: ['30', '14', '3', '1', '0'],
  ...rest,
})

const MONTH_END = '仕様書6(1)「毎月末」'
const END_OF_MARCH = '仕様書6(1)「令和8年3月末」'

/** 川崎市 6(1) and 5(6)エ(キ). */
export const KAWASAKI_DEADLINES: DeadlinePreset[] = [
  daily('daily', '日次報告書', { note: '仕様書6(1)「実施日翌開庁日」' }),
  daily('visit-daily', '日次報告書（出張申請）', {
    days: 'bookings',
    service: 'outreach',
    note: '仕様書5(6)ケ。施設別申請者一覧・その他対応状況',
  }),
  monthly('monthly', '月次業務計画・実績報告書', { due: 'period-end', note: MONTH_END }),
  monthly('training', '要員育成報告書', { due: 'period-end', note: MONTH_END }),
  monthly('service-level', 'サービス水準検証結果報告書', { due: 'period-end', note: MONTH_END }),
  monthly('visit-plan', '出張申請の実施計画', {
    kind: 'plan',
    due: 'month-before-day',
    dueDay: 15,
    note: '仕様書5(6)エ(キ)「実施月の前月15日まで」。出張のない月は「不要」にします。',
  }),
  yearly('yearly', '年度業務実績報告書', { note: END_OF_MARCH }),
  yearly('manual', '事務マニュアル（改訂版）', { kind: 'other', note: END_OF_MARCH }),
  yearly('handover', '業務引継書', {
    kind: 'other',
    note: `${END_OF_MARCH}。翌年度も受託するときは「不要」にします。`,
  }),
  yearly('handover-data', '各種システムからの移行用データ', {
    kind: 'other',
    note: `${END_OF_MARCH}。翌年度も受託するときは「不要」にします。`,
  }),
]

/** 川越市 第2-1(12)① and 第2-2(7)①. */
export const KAWAGOE_DEADLINES: DeadlinePreset[] = [
  daily('daily', '日次報告書（申請サポート窓口）', {
    weekdays: [...CLERKS, '6'],
    note: '仕様書 第2-1(12)①ア「申請窓口開設日の翌営業日まで」。土曜はサービスステーション。',
  }),
  monthly('monthly', '月次報告書（申請サポート窓口）', {
    due: 'days-after',
    dueDay: 7,
    note: '仕様書 第2-1(12)①イ「月末から7日以内」',
  }),
  monthly('call', '月次報告（コールセンター）', {
    due: 'next-month-day',
    dueDay: 10,
    active: false,
    note: '仕様書 第2-2(7)「取り決めた期日」。市と決めた日を入れて、「使用中」にします。',
  }),
]

/** 千葉市 3章3(1). */
export const CHIBA_DEADLINES: DeadlinePreset[] = [
  monthly('completion', '委託業務完了報告書', {
    due: 'next-month-day',
    dueDay: 10,
    note: '仕様書3章3(1)「翌月10日まで」。閉庁日のときの定めはありません。',
  }),
]

/** 瀬戸市 9(3). */
export const SETO_DEADLINES: DeadlinePreset[] = [
  monthly('meeting', '定例会の資料', {
    kind: 'other',
    due: 'period-end',
    note: '仕様書9(3)イ①「月次」。定例会の日が決まっているときは、その日に直します。',
  }),
  yearly('audit', '自主監査の結果の報告', { note: '仕様書9(3)ア「年1回」' }),
]

/** 福岡市 5(1)イ・ウ. */
export const FUKUOKA_DEADLINES: DeadlinePreset[] = [
  daily('daily', '日報', {
    roles: ['secretariat', 'vendor-manager'],
    active: false,
    note: '仕様書5(1)イ。期限の定めがないため、市と決めてから「使用中」にします。',
  }),
  monthly('monthly', '実施報告書（月報）', {
    due: 'next-month-day',
    dueDay: 20,
    roll: 'previous',
    roles: ['secretariat', 'vendor-manager'],
    note: '仕様書5(1)ウ「翌月20日（閉庁日の場合はその前開庁日）」',
  }),
]
