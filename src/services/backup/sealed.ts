import { randomBytes } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { Transform } from 'node:stream'
import { constants, createBrotliCompress, createBrotliDecompress } from 'node:zlib'

import {
  backupKey,
  backupKeyId,
  LEAST_BACKUP_KEY,
  openFrame,
  sealFrame,
} from '@/lib/crypto/backup-key'
import { DomainError } from '@/lib/errors'

/**
 * A backup as it lies on a disk:
 *
 * ```
 * one line of JSON: {"madoguchi":"backup","format":1,"key":"<id of the key>","salt":"<base64url>"}
 * frames: length u32 BE, AES-256-GCM ciphertext, tag (16 bytes; counted in length)
 * ```
 *
 * The key of the file is HKDF(`BACKUP_KEY`, salt). A frame's nonce is its number, which never repeats under a
 * key of one file alone. Additional data: the line, and one byte, 1 for the last frame, so that a frame that is
 * changed, moved, repeated or missing is noticed before anything of it is given out. Joined, the frames are
 * brotli of what `pieces.ts` says.
 */
const FORMAT = 1
const FRAME = 256 * 1024
const MOST_FRAME = 2 * FRAME
const MOST_HEAD = 1000
const TAG = 16

export const damaged = (where: string): DomainError =>
  new DomainError(
    'BACKUP_DAMAGED',
    `バックアップが壊れているか、書き換えられています（${where}）。ほかのバックアップか、第二の保存先のものを使ってください。`,
    422,
  )

const wrongKey = (wanted: string, given: string): DomainError =>
  new DomainError(
    'BACKUP_KEY_WRONG',
    `鍵（BACKUP_KEY）が違います。このバックアップの鍵の番号は ${wanted}、いま設定されている鍵の番号は ${given} です。別に保管している鍵を設定してください。`,
    422,
  )

export function assertKey(secret: string): void {
  if (secret.length >= LEAST_BACKUP_KEY) return
  throw new DomainError(
    'BACKUP_KEY_MISSING',
    `バックアップの鍵（BACKUP_KEY）が設定されていないか、短すぎます（${LEAST_BACKUP_KEY}文字以上）。鍵を設定してください。鍵がないと、バックアップは作れず、開けません。`,
    422,
  )
}

const extraOf = (head: Buffer, isLast: boolean): Buffer =>
  Buffer.concat([head, Buffer.from([isLast ? 1 : 0])])

function through(source: AsyncIterable<Buffer>, transform: Transform): AsyncIterable<Buffer> {
  // What goes wrong on the way in comes out of the transform as well.
  pipeline(source, transform).catch(() => undefined)
  return transform
}

/** @throws DomainError BACKUP_KEY_MISSING */
export async function* sealBackup(
  content: AsyncIterable<Buffer>,
  secret: string,
): AsyncGenerator<Buffer> {
  assertKey(secret)
  const salt = randomBytes(32)
  const head = Buffer.from(
    `${JSON.stringify({ madoguchi: 'backup', format: FORMAT, key: backupKeyId(secret), salt: salt.toString('base64url') })}\n`,
  )
  const key = backupKey(secret, salt, 'file')
  let frame = 0
  const sealed = (plain: Buffer, isLast: boolean): Buffer =>
    sealFrame(key, frame++, plain, extraOf(head, isLast))
  yield head
  let rest: Buffer = Buffer.alloc(0)
  const packed = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
  for await (const piece of through(content, packed)) {
    rest = Buffer.concat([rest, piece])
    while (rest.length > FRAME) {
      yield sealed(rest.subarray(0, FRAME), false)
      rest = rest.subarray(FRAME)
    }
  }
  yield sealed(rest, true)
}

/**
 * Opens a backup as it is read; each frame is proved before anything of it comes out.
 * @throws DomainError BACKUP_KEY_MISSING, BACKUP_KEY_WRONG, BACKUP_UNKNOWN, BACKUP_DAMAGED
 */
export async function* openBackup(
  bytes: AsyncIterable<Uint8Array>,
  secret: string,
): AsyncGenerator<Buffer> {
  assertKey(secret)
  try {
    yield* through(openFrames(bytes, secret), createBrotliDecompress())
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith('ERR_BROTLI') ||
      (error as { code?: string }).code?.startsWith('Z_')
      ? damaged('圧縮')
      : error
  }
}

/** @returns key of the file. @throws DomainError BACKUP_UNKNOWN, BACKUP_KEY_WRONG */
function keyOfHead(head: Buffer, secret: string): Buffer {
  const about = aboutOf(head)
  if (about?.madoguchi !== 'backup')
    throw new DomainError('BACKUP_UNKNOWN', '窓口のバックアップのファイルではありません。', 422)
  if (about.format !== FORMAT)
    throw new DomainError(
      'BACKUP_UNKNOWN',
      `このバックアップの形式（${String(about.format)}）を、この版は読めません。作った版か、それより新しい版の窓口で復元してください。`,
      422,
    )
  if (about.key !== backupKeyId(secret)) throw wrongKey(String(about.key), backupKeyId(secret))
  return backupKey(secret, Buffer.from(String(about.salt), 'base64url'), 'file')
}

function aboutOf(head: Buffer): Record<string, unknown> | null {
  try {
    return JSON.parse(head.toString('utf8')) as Record<string, unknown>
  } catch {
    return null
  }
}

async function* openFrames(
  bytes: AsyncIterable<Uint8Array>,
  secret: string,
): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  let head: Buffer | null = null
  let key: Buffer = Buffer.alloc(0)
  let frame = 0
  const open = (body: Buffer, isLast: boolean): Buffer => {
    const plain = openFrame(key, frame, body, extraOf(head!, isLast))
    if (!plain) throw damaged(`${frame + 1}番目の区切り`)
    return plain
  }
  for await (const piece of bytes) {
    rest = Buffer.concat([rest, piece])
    if (!head) {
      const end = rest.indexOf(0x0a)
      if (end < 0 && rest.length < MOST_HEAD) continue
      const line = Buffer.from(rest.subarray(0, end + 1))
      key = keyOfHead(line, secret)
      head = line
      rest = rest.subarray(end + 1)
    }
    while (rest.length >= 4) {
      const length = rest.readUInt32BE(0)
      if (length < TAG || length > MOST_FRAME) throw damaged(`${frame + 1}番目の区切り`)
      // One byte more than the frame tells that it is not the last.
      if (rest.length <= 4 + length) break
      yield open(rest.subarray(4, 4 + length), false)
      frame++
      rest = rest.subarray(4 + length)
    }
  }
  if (!head) keyOfHead(rest, secret)
  if (rest.length < 4 + TAG || rest.readUInt32BE(0) !== rest.length - 4)
    throw damaged('終わりがありません')
  yield open(rest.subarray(4), true)
}
