import { createHmac } from 'node:crypto'

import { deriveKey, ring } from './ring'

/**
 * One 32-byte key per purpose, derived from the deployment's secret, so that a leak of one (for
 * example of a link signature) says nothing about the others.
 */
export function keyFor(purpose: string): Buffer {
  const { derived, hashSecret } = ring()
  const known = derived.get(purpose)
  if (known) return known
  const key = deriveKey(hashSecret, purpose)
  derived.set(purpose, key)
  return key
}

/** Keyed hash as base64url; for identifiers that must be found again but not read. */
export function keyedHash(purpose: string, ...parts: string[]): string {
  return createHmac('sha256', keyFor(purpose)).update(parts.join('\u0000')).digest('base64url')
}
