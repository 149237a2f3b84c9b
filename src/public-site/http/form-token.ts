import { randomBytes } from 'node:crypto'

import { seal, unseal } from '@/lib/crypto/seal'

import type { Subject } from './subject'

/** `n` is new with every page: it names one submission, however often it arrives. */
export type FormToken = {
  sid: string
  n: string
  about: Subject
  /** Milliseconds since 1970, when the form was shown. */
  at?: number
}

const HOURS = 4

export const newNonce = (): string => randomBytes(9).toString('base64url')

/**
 * Hidden value of a form: proves that our page was in this browser, names the submission, and says
 * what the form is about.
 */
export const newFormToken = (sid: string, about: Subject, now: Date): string =>
  seal<FormToken>(
    'site-form',
    { sid, n: newNonce(), about, at: now.getTime() },
    new Date(now.getTime() + HOURS * 3_600_000),
  )

/**
 * The token of a form that this browser was given, else null. A form about an item belongs to the
 * browser that has the item; one that begins something, to the browser with the same tie.
 */
export function readFormToken(
  text: string,
  browser: { sid: string; has: (key: string) => boolean },
  now: Date,
): FormToken | null {
  const token = unseal<FormToken>('site-form', text, now)
  if (!token) return null
  const isOwn = token.about.key ? browser.has(token.about.key) : token.sid === browser.sid
  return isOwn ? token : null
}
