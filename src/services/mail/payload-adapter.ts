import type { EmailAdapter } from 'payload'

import { env } from '@/lib/env'

import { mailTransport } from './transport'

/**
 * Payload's own mails (password of a member of staff) through the same mail server. Without one they
 * go to the log by recipient and subject only: the text holds a link that sets a password.
 */
export const staffMailAdapter: EmailAdapter<void> = ({ payload }) => ({
  name: 'madoguchi-smtp',
  defaultFromAddress: env.MAIL_FROM,
  defaultFromName: '窓口',
  sendEmail: async (message) => {
    const transport = mailTransport()
    if (!transport) {
      payload.logger.warn({ msg: 'no SMTP_URL: mail not sent', subject: message.subject })
      return
    }
    await transport.sendMail({
      ...message,
      from: message.from ?? { name: '窓口', address: env.MAIL_FROM },
    })
  },
})
