import { openText, sealText } from './gcm'
import { keyFor } from './keys'

type Sealed<T> = { v: T; x: number }

/**
 * A small value that the client carries and can neither read nor change: session steps, identity
 * proofs. Ends by itself at `expiresAt`.
 */
export function seal<T>(purpose: string, value: T, expiresAt: Date): string {
  const content = { v: value, x: expiresAt.getTime() } satisfies Sealed<T>
  return sealText(keyFor(`seal:${purpose}`), JSON.stringify(content))
}

/** The value, or null when it was changed, is of another purpose, or has ended. */
export function unseal<T>(purpose: string, text: string, now: Date): T | null {
  const content = openText(keyFor(`seal:${purpose}`), text)
  if (content === null) return null
  const { v, x } = JSON.parse(content) as Sealed<T>
  return x > now.getTime() ? v : null
}
