import { optionsOf } from '../options'

/**
 * What a part of a report is: figures that the product knows, words that somebody writes, what the contract's
 * indicators say, or other reports added up.
 */
export const PART_KIND = {
  figures: '数字の表',
  text: '文章',
  indicators: '指標（サービス水準）',
  sums: 'ほかの報告書の合計',
} as const
export type PartKind = keyof typeof PART_KIND
export const PART_KIND_OPTIONS = optionsOf(PART_KIND)

/** Which reports go into a sum: those that the city took, or also those that were handed in. */
export const TAKES = { accepted: '市が受領したもの', handed: '提出したもの（受領前も）' } as const
export type Takes = keyof typeof TAKES
export const TAKES_OPTIONS = optionsOf(TAKES)

/**
 * Tables that a report may have, by a name that stays. None of them reads a field with
 * personal data, nor what somebody wrote in words (RP-10).
 */
export const FIGURE_SOURCE = {
  calls: '電話: 日ごとの着信・応答・応答率・転送率・苦情',
  'call-hours': '電話: 時間帯ごとの着信・応答',
  'call-categories': '電話: 問合せの種別ごとの件数',
  'call-offices': '電話: 手続き・区役所別の件数',
  'call-cross': '電話: 手続きと区役所をかけ合わせた件数',
  'call-plan': '電話: 見込みと実績',
  'call-seats': '電話: 件数と席数',
  escalations: '電話: エスカレーションの件数と傾向',
  'service-levels': 'サービス水準: 応答率・完了率・転送率',
  inquiries: '問合せの記録の番号と対応状況',
  complaints: '苦情の件数と原因',
  'complaint-cases': '苦情: 1件ごとの原因と状態',
  'escalation-cases': 'エスカレーション: 1件ごとの種別と結果',
  'faq-changes': 'FAQ: 追加・修正したもの',
  bookings: '予約: 窓口ごとの受付・取消し・来庁の件数',
  'booking-channels': '予約: 受付方法ごとの件数',
  'bookings-accepted': '予約: 受け付けた日・受付方法ごとの件数',
  'card-work': 'カード: 日ごとの処理件数',
  procedures: '窓口の手続き: 種類ごとの処理件数',
  staffing: '要員体制: 役割・場所ごとの人数',
  training: '研修: 実施した回と修了した人数',
  incidents: '障害・事故の件数と対応',
  deadlines: '提出物の納期の達成状況',
} as const
export type FigureSource = keyof typeof FIGURE_SOURCE
export const FIGURE_SOURCE_OPTIONS = optionsOf(FIGURE_SOURCE)

export const isFigureSource = (code: unknown): code is FigureSource =>
  typeof code === 'string' && Object.hasOwn(FIGURE_SOURCE, code)
