import { randomBytes } from 'node:crypto'

import type { Identity } from '@/services/booking/identify'
import { seal, unseal } from '@/lib/crypto/seal'

/**
 * What the citizen has done so far, carried by the browser in one sealed cookie: it can neither be
 * read nor changed there, and the server keeps nothing (PB-05).
 */
export type Session = {
  /** Ties forms to this browser. */
  sid: string
  /** Id of the service that is being booked. */
  service?: string
  identities?: Identity[]
  party?: number
  office?: string
  /** Place and day that a link named (the mail about a free time); used once. */
  wish?: { office: string; date: string }
  /** Id of the reservation that holds the seats. */
  hold?: string
  /** Entered at the mail step, as typed. */
  mail?: string
  details?: Record<string, string>
  /** The mail step has been passed. */
  asked?: boolean
  /** Id of a booking that was just completed: its page may be shown again for a while. */
  done?: string
  /** Id of the booking that is being looked at, changed or cancelled. */
  manage?: string
  change?: { office: string; date: string; start: string }
}

const MINUTES = 60
const SHARED_MINUTES = 20

export const newSession = (): Session => ({ sid: randomBytes(12).toString('base64url') })

export const sealSession = (session: Session, now: Date, shared: boolean): string =>
  seal(
    'site-session',
    session,
    new Date(now.getTime() + (shared ? SHARED_MINUTES : MINUTES) * 60_000),
  )

export const openSession = (text: string, now: Date): Session | null =>
  text ? unseal<Session>('site-session', text, now) : null

/** Ends a booking under way and keeps nothing of it but the browser's tie. */
export const withoutBooking = ({ sid, done, manage }: Session): Session => ({ sid, done, manage })
