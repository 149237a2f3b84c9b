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

const NOT_OUT: Partial<Record<MailStatus, string>> = {
  kept: 'メールサーバーが未設定です',
  failed: 'メールサーバーが受け取りませんでした',
  bounced: 'アドレスに届きません',
  dropped: '',
}

/** What every screen says of a mail: its state, and whether its reader still has to be told otherwise. */
export type MailWords = { text: string; why: string; isOut: boolean; isBad: boolean }

/** The one place that says how a mail stands: only what the mail server has taken was sent (NT-11). */
export function mailWords(status: MailStatus): MailWords {
  const why = NOT_OUT[status]
  return {
    text: MAIL_STATUS[status],
    why: why ?? '',
    isOut: status === 'sent',
    isBad: why !== undefined,
  }
}

/** Said in red wherever mail was meant to tell somebody and did not go out. */
export const MAIL_NOT_OUT = 'メールは出ていません。'
export const TELL_BY_PHONE = '電話などで伝えてください。'
export const NO_MAIL_SERVER =
  'メールサーバーが設定されていないため、メールは出ません。電話などで伝えてください。'

export type MailKind = keyof typeof MAIL_KIND

export const MAIL_KIND_OPTIONS = Object.entries(MAIL_KIND).map(([value, label]) => ({
  value,
  label,
}))
