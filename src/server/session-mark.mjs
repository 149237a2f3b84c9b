// Does a request carry a login of ours? Asked before any work, for how much it may send; whether the
// session is still in force, Payload asks the database.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

const COOKIE = /(?:^|;\s*)payload-token=([\w-]+\.[\w-]+\.[\w-]+)/
const HEADER = /^(?:JWT|Bearer) ([\w-]+\.[\w-]+\.[\w-]+)$/

/** Payload's own derivation of its key from PAYLOAD_SECRET. */
const keyOf = (secret) => createHash('sha256').update(secret).digest('hex').slice(0, 32)

const sameBytes = (a, b) => a.length === b.length && timingSafeEqual(a, b)

/**
 * @param secret PAYLOAD_SECRET; empty: nobody is known
 * @returns `(headers, now) => boolean`: signed by us and not run out
 */
export function sessionReader(secret) {
  const key = keyOf(secret)
  return function isSignedIn(headers, now = Date.now()) {
    if (!secret) return false
    const token =
      HEADER.exec(headers.authorization ?? '')?.[1] ?? COOKIE.exec(headers.cookie ?? '')?.[1]
    if (!token) return false
    const [head, body, signature] = token.split('.')
    const expected = createHmac('sha256', key).update(`${head}.${body}`).digest()
    if (!sameBytes(expected, Buffer.from(signature, 'base64url'))) return false
    return expiryOf(body) > now / 1000
  }
}

function expiryOf(body) {
  try {
    return Number(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')).exp) || 0
  } catch {
    return 0
  }
}
