import type { Payload } from 'payload'

import { insertRow } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import type { Language } from '@/domain/languages'
import type { MailKind, MailStatus } from '@/domain/mail/kinds'

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
  /** The address as the booking stores it: encrypted. */
  encryptedTo: string
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

/** Puts a mail into the queue. @returns false when this occasion was queued before */
export async function queueMail(payload: Payload, now: Date, mail: NewMail): Promise<boolean> {
  const { encryptedTo, office, ...rest } = mail
  const at = now.toISOString()
  try {
    await insertRow(payload, 'mails', {
      ...rest,
      to: encryptedTo,
      ...(office ? { office } : {}),
      status: 'queued',
      attempts: 0,
      nextAttemptAt: at,
      claimedAt: '',
      sentAt: '',
      lastError: '',
      createdAt: at,
      updatedAt: at,
    })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}
