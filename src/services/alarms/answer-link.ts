import { timingSafeEqual } from 'node:crypto'

import { keyedHash } from '@/lib/crypto/keys'
import { env } from '@/lib/env'

/** Path of the page with the one button, for one message of the ledger. */
export const ANSWER_PATH = '/public/alarms'

/**
 * The secret of a message's link is derived with a key that is not in the database: nothing that is
 * stored opens it, and a message that is sent again carries the same link.
 */
const tokenOf = (delivery: string): string => keyedHash('alert-answer', delivery)

export const answerLink = (delivery: string): string =>
  `${env.PUBLIC_URL.replace(/\/+$/, '')}/api${ANSWER_PATH}/${delivery}.${tokenOf(delivery)}`

/** The message that a link names; null for one that is not ours. */
export function deliveryOfLink(text: string): string | null {
  const at = text.indexOf('.')
  const delivery = text.slice(0, at)
  const given = Buffer.from(text.slice(at + 1))
  const expected = Buffer.from(tokenOf(delivery))
  return at > 0 && given.length === expected.length && timingSafeEqual(given, expected)
    ? delivery
    : null
}
