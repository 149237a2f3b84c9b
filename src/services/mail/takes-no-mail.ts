import { findRow, findRows } from '@/db/atomic'

import type { ServiceContext } from '../context'

import type { MailRow } from './queue-mail'

/** So many mails, each tried so often: more than one mailbox that is full. */
const MAILS = 3
const TRIES = 3
const LOOKS_BACK_MS = 3 * 24 * 60 * 60_000

/**
 * Does the mail server let us in and then take nothing? Several mails of the queue have been tried again
 * and again, and none has left since they were written: it forwards nothing for us, has no room, or never
 * answers. One mail that leaves ends it.
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
    { limit: MAILS, sort: '-createdAt' },
  )
  const oldest = stuck[MAILS - 1]
  if (!oldest) return false
  const left = await findRow(payload, 'mails', {
    and: [{ status: { equals: 'sent' } }, { sentAt: { greater_than: oldest.createdAt } }],
  })
  return left === null
}
