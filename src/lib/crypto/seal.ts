import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

import { keyFor } from './keys'

type Sealed<T> = { v: T; x: number }

/**
 * A small value that the client carries and can neither read nor change: session steps, identity
 * proofs. Ends by itself at `expiresAt`.
 */
export function seal<T>(purpose: string, value: T, expiresAt: Date): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(`seal:${purpose}`), iv)
  const body = Buffer.concat([
    cipher.update(JSON.stringify({ v: value, x: expiresAt.getTime() } satisfies Sealed<T>), 'utf8'),
    cipher.final(),
  ])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/** The value, or null when it was changed, is of another purpose, or has ended. */
export function unseal<T>(purpose: string, text: string, now: Date): T | null {
  try {
    const bytes = Buffer.from(text, 'base64url')
    const decipher = createDecipheriv(
      'aes-256-gcm',
      keyFor(`seal:${purpose}`),
      bytes.subarray(0, 12),
    )
    decipher.setAuthTag(bytes.subarray(12, 28))
    const plain = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
    const { v, x } = JSON.parse(plain.toString('utf8')) as Sealed<T>
    return x > now.getTime() ? v : null
  } catch {
    return null
  }
}
