import { optionsOf } from '../options'

/** Kinds of work about one card that wait for a person. */
export const CARD_TASK = {
  'booking-released': '予約を取り消した人への連絡',
  'reissue-notice': '交付通知書の再発行',
  'reissue-application': '申請書の再発行',
  'returned-mail': '返戻された郵便の確認',
  missing: '見つからないカードの確認',
  unexpected: '記録と違うカードの確認',
} as const
export type CardTaskKind = keyof typeof CARD_TASK
export const CARD_TASK_OPTIONS = optionsOf(CARD_TASK)
