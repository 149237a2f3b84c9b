/** Kinds of mail to citizens (NT-01…NT-04), with the labels of the panel. */
export const MAIL_KIND = {
  confirmation: '予約完了',
  change: '予約変更',
  cancellation: '予約取消し',
  reminder: '前日のお知らせ',
  closure: '窓口を閉めるときの連絡',
  waitlist: '空きのお知らせ',
} as const

export type MailKind = keyof typeof MAIL_KIND

export const MAIL_KIND_OPTIONS = Object.entries(MAIL_KIND).map(([value, label]) => ({
  value,
  label,
}))
