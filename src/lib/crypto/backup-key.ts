import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

const TAG = 16
/** Characters; a key that somebody thought of is guessed. */
export const LEAST_BACKUP_KEY = 32

/** A key of its own for each file and use, from the one that the deployment keeps apart (`BACKUP_KEY`). */
export const backupKey = (secret: string, salt: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, `madoguchi-backup-${use}`, 32))

/** Names a key without telling it. */
export const backupKeyId = (secret: string): string =>
  backupKey(secret, Buffer.alloc(0), 'id').toString('base64url').slice(0, 10)

const nonceOf = (frame: number): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(frame, 8)
  return nonce
}

/**
 * One frame of a file: length u32 BE, AES-256-GCM ciphertext, tag (counted in length). Its nonce is its number,
 * which never comes twice under the key of one file.
 */
export function sealFrame(key: Buffer, frame: number, plain: Buffer, extra: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(frame), { authTagLength: TAG })
  cipher.setAAD(extra)
  const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  return Buffer.concat([length, body])
}

/** @param body without its length. @returns null where it was changed, or is another one's */
export function openFrame(key: Buffer, frame: number, body: Buffer, extra: Buffer): Buffer | null {
  if (body.length < TAG) return null
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(frame), { authTagLength: TAG })
  decipher.setAAD(extra)
  decipher.setAuthTag(body.subarray(-TAG))
  try {
    return Buffer.concat([decipher.update(body.subarray(0, -TAG)), decipher.final()])
  } catch {
    return null
  }
}
