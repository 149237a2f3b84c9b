/** The card side's fixed words: values in English, labels as the requirements write them (§2.0). */

import { optionsOf } from '../options'

/**
 * What a 状態区分 stands for in the work, whatever the city calls it (CD-07). Dates, bookings and
 * checks hang on this, never on the label.
 */
export const STEP = {
  received: '受入れ',
  prepared: '交付前設定',
  transferred: '区移管',
  notified: '交付通知書の発送',
  issued: '交付',
  cancelled: '交付取りやめ',
  mailed: '申請時来庁（郵送）',
  none: 'その他（市が追加）',
} as const
export type Step = keyof typeof STEP
export const STEP_OPTIONS = optionsOf(STEP)

/** Who may take a card out of a status, and what is asked for (CD-09). */
export const LEAVE = {
  free: '制限なし',
  reason: '理由が必要',
  'city-admin': '市管理者だけ（理由が必要）',
} as const
export type Leave = keyof typeof LEAVE
export const LEAVE_OPTIONS = optionsOf(LEAVE)

/** How something came about, for the history of a card. */
export const HOW = {
  scan: 'スキャン',
  screen: '画面',
  list: '番号の一覧',
  bulk: '一括',
  import: '取り込み',
  job: '自動処理',
} as const
export type How = keyof typeof HOW

/** What can happen to a card. */
export const CARD_EVENT = {
  created: '登録',
  imported: '取り込みで更新',
  undone: '取り込みの取消し',
  status: '状態区分の変更',
  edited: '項目の修正',
  inspected: '検品',
  placed: '保管',
  pulled: '引き出し',
  'put-back': '保管に戻す',
  departed: '移送で出発',
  arrived: '移送で到着',
  'not-arrived': '移送で未着',
  'notice-returned': '交付通知書の返戻',
  reminded: '交付勧奨通知',
  disposed: '廃棄',
  printed: '印刷',
  renumbered: '予約番号の変更',
  'handover-started': '交付の受付開始',
  'handover-ended': '交付の受付終了',
  counted: '棚卸し',
  paper: '書類の受領',
} as const
export type CardEventType = keyof typeof CARD_EVENT
export const CARD_EVENT_OPTIONS = optionsOf(CARD_EVENT)

/** Way to the holder (CD-20). */
export const ROUTE = { window: '窓口交付', mail: '郵送交付' } as const
export type Route = keyof typeof ROUTE
export const ROUTE_OPTIONS = optionsOf(ROUTE)

/** Kinds of registered mail for cards sent after an application in person (CD-19). */
export const MAIL_TYPE = {
  restricted: '本人限定受取郵便',
  registered: '書留郵便',
} as const
export type MailType = keyof typeof MAIL_TYPE
export const MAIL_TYPE_OPTIONS = optionsOf(MAIL_TYPE)

/** What becomes of the reservation number when its notice is issued again (ID-13). */
export const REISSUE_NUMBER = {
  keep: '同じ番号のままにする',
  replace: '新しい番号にする（古い番号は使えなくなる）',
} as const
export const REISSUE_NUMBER_OPTIONS = optionsOf(REISSUE_NUMBER)
