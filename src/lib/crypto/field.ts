import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

import { keyFor } from './keys'

const PREFIX = 'enc1:'

/**
 * Encrypts one personal value for storage (AES-256-GCM, AC-18). Byte for byte: nothing is
 * normalised, because a name is what its owner writes. Empty stays empty.
 */
export function encryptField(value: string): string {
  if (value === '' || value.startsWith(PREFIX)) return value
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor('field'), iv)
  const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return PREFIX + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/**
 * Reverses `encryptField`. A value that was never encrypted is given back as it is.
 * @throws when the value was changed or the key is another one
 */
export function decryptField(stored: string): string {
  if (!stored.startsWith(PREFIX)) return stored
  const bytes = Buffer.from(stored.slice(PREFIX.length), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyFor('field'), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
