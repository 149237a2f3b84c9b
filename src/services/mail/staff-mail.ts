import { createHash } from 'node:crypto'

import { DomainError } from '@/lib/errors'
import { env } from '@/lib/env'

import { handOver, MAIL_LIMIT_MS, NOW_LIMIT_MS } from './hand-over'
import { type MailUse, mailTransport } from './transport'

/** All that a mail to staff may be made of: fixed words, dates and an address inside the panel. */
export type StaffMail = {
  what: string
  period: string
  link: string
  /** Names the mail: sent again after a failure, mail systems know it by its Message-ID. */
  key?: string
}

/** Address of a page of the panel, for a mail to staff. @param path below the root: /admin/… */
export const panelLink = (path: string): string => `${env.PUBLIC_URL.replace(/\/+$/, '')}${path}`

const messageIdOf = (key: string): string =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${new URL(env.PUBLIC_URL).hostname}>`

/**
 * A mail to staff or to the city's liaison. It carries record numbers and links only: who it is
 * about is read in the panel, by those who may (NT-07). Takes no free text on purpose.
 * @param to one address or several
 * @param how `queue` for what a job sends, with its `stop`
 * @returns how many of them the mail server refused; when it refused all, it throws
 * @throws DomainError MAIL_OFF, or the mail server's error
 */
export async function sendStaffMail(
  to: string | string[],
  mail: StaffMail,
  how: { use?: MailUse; stop?: AbortSignal } = {},
): Promise<{ refused: number }> {
  const { use = 'now', stop } = how
  const transport = mailTransport(use)
  if (!transport) {
    throw new DomainError(
      'MAIL_OFF',
      'メールサーバーが設定されていません。別の方法で知らせて、知らせた日を入力してください。',
    )
  }
  const message = {
    to,
    from: { name: '窓口', address: env.MAIL_FROM },
    subject: `【窓口】${mail.what}`,
    ...(mail.key ? { messageId: messageIdOf(mail.key) } : {}),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    text: [
      `${mail.what}があります。`,
      mail.period,
      '',
      'くわしくは管理画面で確認してください。',
      mail.link,
    ].join('\n'),
  }
  const limitMs = use === 'queue' ? MAIL_LIMIT_MS : NOW_LIMIT_MS
  const answer = await handOver(transport, message, { limitMs, stop })
  return { refused: answer.rejected?.length ?? 0 }
}

/**
 * A mail of an alert (IN-02): what it is about in fixed words, and a page with one button that ends it,
 * which needs no log-in. The work itself is done in the panel.
 * @throws DomainError MAIL_OFF, or the mail server's error
 */
export async function sendAlertMail(
  to: string,
  mail: { what: string; when: string; link: string; answer: string; key: string },
  stop?: AbortSignal,
): Promise<void> {
  const transport = mailTransport()
  if (!transport) throw new DomainError('MAIL_OFF', 'メールサーバーが設定されていません。')
  const message = {
    to,
    from: { name: '窓口', address: env.MAIL_FROM },
    subject: `【窓口】${mail.what}`,
    messageId: messageIdOf(mail.key),
    priority: 'high' as const,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    text: [
      mail.what,
      mail.when,
      '',
      'だれかが確認するまで、くり返し知らせます。',
      '対応する人は、次のページで「確認しました」を押してください（ログインは要りません）。',
      mail.answer,
      '',
      'くわしくは管理画面で確認してください。',
      mail.link,
    ].join('\n'),
  }
  await handOver(transport, message, { limitMs: NOW_LIMIT_MS, stop })
}
