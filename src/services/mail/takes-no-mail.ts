import { findRow, findRows } from '@/db/atomic'
import { openField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'

import type { ServiceContext } from '../context'

import type { MailRow } from './queue-mail'
import { isOfOneMailbox } from './send-outcome'

/** So many people, each tried so often. */
const PEOPLE = 3
const TRIES = 3
/** Newest first; people whose mailboxes are full stand between. */
const LOOKS_AT = 200
const LOOKS_BACK_MS = 3 * 24 * 60 * 60_000

/**
 * Does the mail server let us in and then take nothing? Mails to several people have been tried again
 * and again, and none has left since they were written: it forwards nothing for us, has no room, or never
 * answers. One mail that leaves ends it. Mailboxes that are full say nothing of the server.
 */
export async function takesNoMail({ payload, now }: ServiceContext): Promise<boolean> {
  const since = new Date(now().getTime() - LOOKS_BACK_MS).toISOString()
  const stuck = await findRows<MailRow>(
    payload,
    'mails',
    {
      and: [
        { status: { in: ['queued', 'failed'] } },
        { nextAttemptAt: { greater_than: since } },
        { attempts: { greater_than_equal: TRIES } },
      ],
    },
    { limit: LOOKS_AT, sort: '-createdAt' },
  )
  const people = new Map<string, MailRow>()
  for (const mail of stuck)
    if (!isOfOneMailbox(mail.lastError ?? '')) {
      const to = String(openField(mail.to, at('mails', 'to', String(mail.id))))
      if (!people.has(to)) people.set(to, mail)
    }
  const oldest = [...people.values()][PEOPLE - 1]
  if (!oldest) return false
  const left = await findRow(payload, 'mails', {
    and: [{ status: { equals: 'sent' } }, { sentAt: { greater_than: oldest.createdAt } }],
  })
  return left === null
}
