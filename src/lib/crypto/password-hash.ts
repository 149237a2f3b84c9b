import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(pbkdf2)

const CURRENT = { prefix: 'pbkdf2-sha256-v1:', iterations: 600_000, length: 32 }
/** How Payload stored passwords before; it replaces them at the next log-in. */
const LEGACY = { prefix: '', iterations: 25_000, length: 512 }

export type PasswordHash = { hash?: string | null; salt?: string | null }

/**
 * Does the password belong to the hash that Payload stored? Takes as long for an account without a
 * hash, and for none at all, so that the time does not tell whether a login ID is known. About 0.3 s
 * of processor time: callers go through `services/limits/password-queue`.
 */
export async function isPassword(
  password: string,
  stored: PasswordHash | null | undefined,
): Promise<boolean> {
  const { hash, salt } = stored ?? {}
  const isKnown = typeof hash === 'string' && typeof salt === 'string'
  const form = isKnown && !hash.startsWith(CURRENT.prefix) ? LEGACY : CURRENT
  const made = await derive(
    password,
    isKnown ? salt : randomBytes(32).toString('hex'),
    form.iterations,
    form.length,
    'sha256',
  )
  if (!isKnown) return false
  const expected = Buffer.from(hash.slice(form.prefix.length), 'hex')
  return made.length === expected.length && timingSafeEqual(made, expected)
}
