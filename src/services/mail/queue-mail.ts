import type { Payload } from 'payload'

import { newRowId } from '@/db/atomic'
import type { Language } from '@/domain/languages'
import type { MailKind, MailStatus } from '@/domain/mail/kinds'
import { encryptField } from '@/lib/crypto/field'
import { type Personal, UNREADABLE } from '@/lib/crypto/personal'
import { at as placeAt } from '@/lib/crypto/places'

import { insertOnce } from '../insert-once'

/** A stored mail. `to` is encrypted; `text` holds `SECRET_MARK` where the link's secret goes. */
export type MailRow = {
  id: string
  kind: MailKind
  status: MailStatus
  number?: string | null
  subject: string
  to?: string | null
  text?: string | null
  ics?: string | null
  language: Language
  attempts: number
  sentAt?: string | null
  lastError?: string | null
  reservation?: string | null
  mailKey: string
  nextAttemptAt?: string | null
  claimedAt?: string | null
  createdAt?: string
}

export type NewMail = {
  /** One per occasion: `kind|id|seq`. The same occasion queued again is one mail. */
  mailKey: string
  kind: MailKind
  /** The address; where it cannot be read, the mail is kept as one that failed. */
  to: Personal
  subject: string
  text: string
  ics: string
  language: Language
  number: string
  /** Id of the booking; empty for a waiting-list entry without one. */
  reservation: string
  /** Whose staff may read it; empty: only staff of the whole city. */
  office: string
}

/** Told in the list of mails; nobody is written to. */
export const ADDRESS_UNREADABLE = '保存されている宛先を読み取れません'

/** Puts a mail into the queue. @returns false when this occasion was queued before */
export async function queueMail(payload: Payload, now: Date, mail: NewMail): Promise<boolean> {
  const { to, office, ...rest } = mail
  const id = newRowId()
  const at = now.toISOString()
  const { isNew } = await insertOnce({ payload }, 'mails', 'mailKey', {
    ...rest,
    id,
    to: to === UNREADABLE ? '' : encryptField(to, placeAt('mails', 'to', id)),
    ...(office ? { office } : {}),
    status: to === UNREADABLE ? 'failed' : 'queued',
    attempts: 0,
    nextAttemptAt: at,
    claimedAt: '',
    sentAt: '',
    lastError: to === UNREADABLE ? ADDRESS_UNREADABLE : '',
    createdAt: at,
    updatedAt: at,
  })
  return isNew
}
