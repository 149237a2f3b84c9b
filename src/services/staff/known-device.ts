import { randomBytes, timingSafeEqual } from 'node:crypto'

import { keyedHash } from '@/lib/crypto/keys'
import { env } from '@/lib/env'

const DAYS = 180
const PATH = '/api/users/login'

/** One cookie per account, so that people who share a terminal do not push each other out. */
const cookieName = (username: string): string =>
  `mg-known-${keyedHash('known-device-name', username).slice(0, 10)}`

const signature = (username: string, nonce: string): string =>
  keyedHash('known-device', username, nonce)

/**
 * The device on which this person has logged in before, told by a signed cookie; null otherwise.
 * What strangers try elsewhere does not count against it (OWASP: device cookies).
 * @param username as it is stored: lower case, trimmed
 */
export function knownDevice(headers: Headers, username: string): string | null {
  const prefix = `${cookieName(username)}=`
  const cookie = (headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix))
  const [nonce = '', given = ''] = cookie?.slice(prefix.length).split('.') ?? []
  const expected = Buffer.from(signature(username, nonce))
  const seen = Buffer.from(given)
  const isOurs = nonce !== '' && seen.length === expected.length && timingSafeEqual(seen, expected)
  return isOurs ? nonce : null
}

/** `Set-Cookie` that makes this device known for the account; sent with a log-in and nowhere else. */
export function knownDeviceCookie(username: string): string {
  const nonce = randomBytes(16).toString('base64url')
  const secure = env.PUBLIC_URL.startsWith('https://') ? '; Secure' : ''
  const value = `${nonce}.${signature(username, nonce)}`
  return `${cookieName(username)}=${value}; Path=${PATH}; Max-Age=${DAYS * 86_400}; HttpOnly; SameSite=Lax${secure}`
}
