import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

import { UnreadableFile } from './unreadable'

/**
 * A file that only a passphrase opens, for carrying on a USB memory (CD-26); ending `.mdgz`.
 *
 * ```
 * "MDGZ1\0"            6 bytes
 * log2(N), r, p        1 byte each: cost of scrypt
 * salt                 16 bytes, new for every file
 * frames: length u32 BE, AES-256-GCM ciphertext, tag (16 bytes; counted in length)
 * ```
 *
 * The key is scrypt(passphrase in UTF-8, NFKC). The nonce is the frame's number (12 bytes, big
 * endian, from 0), which never repeats under a file's own key. Additional data: the 25 bytes before
 * the frames and one byte, 1 for the last frame, so that a shortened file is noticed. Frame 0 is a
 * small JSON text; the frames after it, joined, are gzip.
 */
const MAGIC = Buffer.from('MDGZ1\0', 'latin1')
const COST = { log2N: 15, r: 8, p: 1 }
const SALT = 16
const HEAD = MAGIC.length + 3 + SALT
const TAG = 16
const FRAME = 64 * 1024
const MAX_FRAME = 1024 * 1024
/** Unpacked: a ward's cards are a few megabytes. */
const MAX_CONTENT = 300 * 1024 * 1024

const WRONG = '合言葉が違うか、ファイルが壊れています。合言葉を確かめて、もう一度入力してください。'

function keyOf(passphrase: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  const options = { N: 2 ** cost.log2N, r: cost.r, p: cost.p, maxmem: 256 * 1024 * 1024 }
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}

function nonceOf(frame: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(frame, 8)
  return nonce
}

const extraOf = (head: Buffer, isLast: boolean): Buffer =>
  Buffer.concat([head, Buffer.from([isLast ? 1 : 0])])

/** What comes out of a transform; an error on the way in comes out as well. */
function through(source: AsyncIterable<Buffer>, transform: Transform): AsyncIterable<Buffer> {
  pipeline(source, transform).catch(() => undefined)
  return transform
}

/** The sealed file as pieces. @param about small, told before the content is read */
export async function* sealFile(
  about: object,
  content: AsyncIterable<Buffer>,
  passphrase: string,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT)
  const head = Buffer.concat([MAGIC, Buffer.from([COST.log2N, COST.r, COST.p]), salt])
  const key = await keyOf(passphrase, salt, COST)
  let frame = 0
  const sealed = (plain: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(frame++))
    cipher.setAAD(extraOf(head, isLast))
    const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    return Buffer.concat([length, body])
  }
  yield head
  yield sealed(Buffer.from(JSON.stringify(about)), false)
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of through(content, createGzip())) {
    rest = Buffer.concat([rest, piece])
    while (rest.length > FRAME) {
      yield sealed(rest.subarray(0, FRAME), false)
      rest = rest.subarray(FRAME)
    }
  }
  yield sealed(rest, true)
}

/**
 * Opens a sealed file as it comes in.
 * @returns what it says about itself, and its content, which ends with a refusal when the file was
 *   changed or shortened
 * @throws UnreadableFile for another kind of file or a wrong passphrase
 */
export async function openSealed(
  bytes: AsyncIterable<Uint8Array>,
  passphrase: string,
): Promise<{ about: unknown; content: AsyncIterable<Buffer> }> {
  const frames = openFrames(bytes, passphrase)
  const first = await frames.next()
  if (first.done) throw new UnreadableFile(WRONG)
  async function* content() {
    let total = 0
    try {
      for await (const piece of through(frames, createGunzip())) {
        total += piece.length
        if (total > MAX_CONTENT) throw new UnreadableFile('ファイルの中身が大きすぎます。')
        yield piece
      }
    } catch (error) {
      const isZip = (error as { code?: string }).code?.startsWith('Z_')
      throw isZip ? new UnreadableFile(WRONG) : error
    }
  }
  return { about: JSON.parse(first.value.toString('utf8')), content: content() }
}

async function* openFrames(
  bytes: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  let head: Buffer | null = null
  let key: Buffer = Buffer.alloc(0)
  let frame = 0
  const open = (body: Buffer, isLast: boolean): Buffer => {
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(frame))
      decipher.setAAD(extraOf(head ?? MAGIC, isLast))
      decipher.setAuthTag(body.subarray(-TAG))
      return Buffer.concat([decipher.update(body.subarray(0, -TAG)), decipher.final()])
    } catch {
      throw new UnreadableFile(WRONG)
    }
  }
  for await (const piece of bytes) {
    rest = Buffer.concat([rest, piece])
    if (!head) {
      if (rest.length < HEAD) continue
      head = Buffer.from(rest.subarray(0, HEAD))
      key = await keyOfHead(head, passphrase)
      rest = rest.subarray(HEAD)
    }
    for (;;) {
      if (rest.length < 4) break
      const length = rest.readUInt32BE(0)
      if (length < TAG || length > MAX_FRAME) throw new UnreadableFile(WRONG)
      // One byte more than the frame tells that it is not the last.
      if (rest.length <= 4 + length) break
      yield open(rest.subarray(4, 4 + length), false)
      frame++
      rest = rest.subarray(4 + length)
    }
  }
  if (!head || rest.length < 4 + TAG || rest.readUInt32BE(0) !== rest.length - 4) {
    throw new UnreadableFile(WRONG)
  }
  yield open(rest.subarray(4), true)
}

async function keyOfHead(head: Buffer, passphrase: string): Promise<Buffer> {
  if (!head.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new UnreadableFile('区の抽出ファイル（.mdgz）ではありません。')
  }
  const [log2N = 0, r = 0, p = 0] = head.subarray(MAGIC.length)
  // A file must not make the reader work for minutes.
  if (log2N < 14 || log2N > 17 || r < 8 || r > 16 || p < 1 || p > 4) throw new UnreadableFile(WRONG)
  return keyOf(passphrase, head.subarray(HEAD - SALT), { log2N, r, p })
}
