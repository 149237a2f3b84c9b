/** Kinds of mail to citizens (NT-01…NT-04, NT-08), with the labels of the panel. */
export const MAIL_KIND = {
  confirmation: '予約完了',
  change: '予約変更',
  cancellation: '予約取消し',
  reminder: '前日のお知らせ',
  closure: '窓口を閉めるときの連絡',
  wish: 'キャンセル待ちの受付',
  waitlist: '空きのお知らせ',
  defect: '不備の連絡',
} as const

/** What became of a mail, in the words of those who wait for it. */
export const MAIL_STATUS = {
  queued: '送信待ち',
  sending: '送信中',
  sent: '送信済み',
  kept: '送信せず保管',
  failed: '送信失敗',
  bounced: '届かない',
  dropped: '不要になり送信せず',
} as const
export type MailStatus = keyof typeof MAIL_STATUS

export type MailKind = keyof typeof MAIL_KIND

export const MAIL_KIND_OPTIONS = Object.entries(MAIL_KIND).map(([value, label]) => ({
  value,
  label,
}))
