/** The booking's fixed words: values in English, labels as the requirements write them (§2.0). */

import { optionsOf } from '../options'

export const STATUS = {
  held: '仮押さえ',
  confirmed: '予約済み',
  cancelled: '取消済み',
  expired: '期限切れ',
  void: '無効',
} as const
export type ReservationStatus = keyof typeof STATUS

export const OUTCOME = {
  none: '未処理',
  arrived: '受付中',
  completed: '来庁済み',
  'no-show': '未来庁',
  refused: '交付できず',
} as const
export type Outcome = keyof typeof OUTCOME

export const CHANNEL = {
  web: 'Web',
  'call-centre': 'コールセンター',
  'phone-counter': '電話(窓口)',
  'city-staff': '市職員',
  'walk-in': '予約なし来庁',
} as const
export type Channel = keyof typeof CHANNEL

export const LANE = { web: 'Web', phone: '電話', counter: '窓口' } as const
export type Lane = keyof typeof LANE

/** Which part of a slot's capacity a channel draws on. */
export const laneOf = (channel: Channel): Lane =>
  channel === 'web'
    ? 'web'
    : channel === 'call-centre' || channel === 'phone-counter'
      ? 'phone'
      : 'counter'

export const IDENTIFICATION = {
  'reservation-number': '予約番号（個人情報なし）',
  'manufacturing-number': '製造管理番号＋誕生日',
  none: '番号なし',
  details: '申込者情報（マイナンバー以外）',
} as const
export type Identification = keyof typeof IDENTIFICATION

/** With which services a number's one live booking counts together (BK-11); `own` = none. */
export const NUMBER_GROUP = {
  common: '番号で確認するほかのサービスと合わせて1件まで（標準）',
  b: '区分Bのサービスと合わせて1件まで',
  c: '区分Cのサービスと合わせて1件まで',
  own: 'このサービスだけで1件まで（ほかのサービスの予約と並べて持てます）',
} as const
export type NumberGroup = keyof typeof NUMBER_GROUP

export const ELIGIBILITY = {
  bookable: '予約できる',
  'not-ready': 'まだ予約できない',
  done: '交付済み',
  stopped: '交付取りやめ',
} as const
export type EligibilityState = keyof typeof ELIGIBILITY

/** What can happen to a booking, as its history tells it (OP-13). */
export const EVENT = {
  held: '仮押さえ',
  confirmed: '予約',
  moved: '日時・窓口の変更',
  cancelled: '取消し',
  expired: '仮押さえの期限切れ',
  extended: '仮押さえの延長',
  changed: '内容の変更',
  'checked-in': '受付',
  called: '呼び出し',
  outcome: '来庁結果',
  undone: '取り消して元に戻す',
  contact: '連絡',
  defect: '不備の連絡',
  resent: 'メールの再送',
  reconciled: '自動修復',
} as const
export type HistoryEventType = keyof typeof EVENT

/** What an operator did in the city's own booking system (OP-09). */
export const EXTERNAL_KIND = { new: '新規', change: '変更', cancel: '取消し' } as const
export type ExternalKind = keyof typeof EXTERNAL_KIND

/** Items a person may be asked for (BK-15, ID-07). The individual number is not among them (PB-17). */
export const INPUT_ITEM = {
  name: '氏名',
  kana: 'フリガナ',
  birthday: '生年月日',
  address: '住所',
  phone: '電話番号',
  procedure: '手続きの種類',
  accommodation: '配慮が必要なこと',
} as const
export type InputItemName = keyof typeof INPUT_ITEM

/** What somebody may come for where it is asked; stored in these words, because staff read them. */
export const PROCEDURE = {
  renewal: '電子証明書の更新',
  issue: '電子証明書の新規発行',
  pin: '暗証番号の初期化・再設定',
  pickup: 'カードの受取り',
  change: '住所・氏名などの変更',
  other: 'その他',
} as const
export type ProcedureName = keyof typeof PROCEDURE

export const STATUS_OPTIONS = optionsOf(STATUS)
export const OUTCOME_OPTIONS = optionsOf(OUTCOME)
export const CHANNEL_OPTIONS = optionsOf(CHANNEL)
export const LANE_OPTIONS = optionsOf(LANE)
export const IDENTIFICATION_OPTIONS = optionsOf(IDENTIFICATION)
export const ELIGIBILITY_OPTIONS = optionsOf(ELIGIBILITY)
export const NUMBER_GROUP_OPTIONS = optionsOf(NUMBER_GROUP)
export const INPUT_ITEM_OPTIONS = optionsOf(INPUT_ITEM)
export const PROCEDURE_OPTIONS = optionsOf(PROCEDURE)
export const EXTERNAL_KIND_OPTIONS = optionsOf(EXTERNAL_KIND)
