import type { MailLine } from '@/services/booking/staff-view'

export { MAIL_KIND as MAIL_KIND_JA } from '@/domain/mail/kinds'

/** What became of a mail, in the operator's words. */
export const MAIL_STATUS_JA: Record<MailLine['status'], string> = {
  queued: '送信待ち',
  sending: '送信中',
  sent: '送信済み',
  kept: '送信せず保管',
  failed: '送信失敗',
  bounced: '届かない',
  dropped: '不要になり送信せず',
}
