import { DomainError } from '@/lib/errors'
import { env } from '@/lib/env'

import { mailTransport } from './transport'

/** All that a mail to staff may be made of: fixed words, dates and an address inside the panel. */
export type StaffMail = { what: string; period: string; link: string }

/**
 * A mail to staff or to the city's liaison. It carries record numbers and links only: who it is
 * about is read in the panel, by those who may (NT-07). Takes no free text on purpose.
 * @throws DomainError MAIL_OFF
 */
export async function sendStaffMail(to: string, mail: StaffMail): Promise<void> {
  const transport = mailTransport()
  if (!transport) {
    throw new DomainError(
      'MAIL_OFF',
      'メールサーバーが設定されていません。別の方法で知らせて、知らせた日を入力してください。',
    )
  }
  await transport.sendMail({
    to,
    from: { name: '窓口', address: env.MAIL_FROM },
    subject: `【窓口】${mail.what}`,
    text: [
      `${mail.what}があります。`,
      mail.period,
      '',
      'くわしくは管理画面で確認してください。',
      mail.link,
    ].join('\n'),
  })
}
