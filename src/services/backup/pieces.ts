import { damaged } from './sealed'

/**
 * What lies in a backup: named pieces, one after the other, none longer known before than it is read.
 *
 * ```
 * name length u16 BE (0: the end), name in UTF-8, then chunks: length u32 BE (0: the piece's end), bytes
 * ```
 */
export type Piece = { name: string; bytes: AsyncIterable<Buffer> }

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
/** Longer ones are not ours. */
const MOST_CHUNK = 64 * 1024 * 1024

export async function* packed(pieces: AsyncIterable<Piece>): AsyncGenerator<Buffer> {
  for await (const { name, bytes } of pieces) {
    const label = Buffer.from(name)
    yield Buffer.concat([u16(label.length), label])
    for await (const chunk of bytes)
      if (chunk.length > 0) {
        yield u32(chunk.length)
        yield chunk
      }
    yield u32(0)
  }
  yield u16(0)
}

/**
 * Takes the pieces apart as they come.
 * @param take reads each piece to its end
 * @throws DomainError BACKUP_DAMAGED
 */
export async function unpack(
  content: AsyncIterable<Buffer>,
  take: (piece: Piece) => Promise<void>,
): Promise<void> {
  const source = content[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let size = 0
  const read = async (length: number): Promise<Buffer> => {
    while (size < length) {
      const next = await source.next()
      if (next.done) throw damaged('途中で終わっています')
      held.push(next.value)
      size += next.value.length
    }
    const all = held.length === 1 ? held[0]! : Buffer.concat(held)
    held = [all.subarray(length)]
    size -= length
    return all.subarray(0, length)
  }
  async function* chunks(): AsyncGenerator<Buffer> {
    for (;;) {
      const length = (await read(4)).readUInt32BE(0)
      if (length === 0) return
      if (length > MOST_CHUNK) throw damaged('長すぎる部分')
      yield await read(length)
    }
  }
  for (;;) {
    const length = (await read(2)).readUInt16BE(0)
    if (length === 0) break
    const name = (await read(length)).toString('utf8')
    await take({ name, bytes: chunks() })
  }
  // Whatever stands behind the end was proved as well, or is none of ours.
  if (!(await source.next()).done) throw damaged('終わりのあと')
}
