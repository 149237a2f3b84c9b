import { randomBytes } from 'node:crypto'

import { seal, unseal } from '@/lib/crypto/seal'

/** `n` is new with every page: it names one submission, however often it arrives. */
type FormToken = { sid: string; n: string }

const HOURS = 4

/** Hidden value of a form: proves that our page was in this browser, and names the submission. */
export const newFormToken = (sid: string, now: Date): string =>
  seal<FormToken>(
    'site-form',
    { sid, n: randomBytes(9).toString('base64url') },
    new Date(now.getTime() + HOURS * 3_600_000),
  )

/** Name of the submission, or null for a form that this browser was not given. */
export function readFormToken(text: string, sid: string | undefined, now: Date): string | null {
  const token = sid ? unseal<FormToken>('site-form', text, now) : null
  return token && token.sid === sid ? token.n : null
}
