import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'

import { UnreadableFile } from '../unreadable'

/** One file inside a ZIP, as its directory describes it; sizes are claims until they are read. */
type Entry = { name: string; method: number; packed: number; offset: number; isSealed: boolean }

export type Zip = {
  /** In lower case, with `/` between folders. */
  names: string[]
  /**
   * The unpacked bytes of one file, in pieces; ends with a refusal when there are more than `most`,
   * whatever the directory claims (a ZIP bomb claims little).
   */
  read: (name: string, most: number) => AsyncGenerator<Buffer>
}

const END = 0x06054b50
const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const MAX_COMMENT = 65_535
const MAX_ENTRIES = 2000
const MAX_DIRECTORY = 4 * 1024 * 1024

const broken = () => new UnreadableFile('ファイルが壊れています。もう一度保存し直してください。')
export const tooBig = () =>
  new UnreadableFile(
    'ファイルを開くと大きくなりすぎます。読み取りを中止しました。CSVで保存し直してください。',
  )

/** Opens a ZIP file by its directory, without unpacking anything. @throws UnreadableFile */
export async function openZip(path: string): Promise<Zip> {
  const file = await open(path, 'r')
  let entries: Map<string, Entry>
  try {
    const { size } = await file.stat()
    const bytesAt = async (position: number, length: number): Promise<Buffer> => {
      if (position < 0 || length < 0 || position + length > size) throw broken()
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, position)
      return buffer
    }
    const tail = await bytesAt(
      Math.max(0, size - END_LENGTH - MAX_COMMENT),
      Math.min(size, END_LENGTH + MAX_COMMENT),
    )
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
    if (end < 0 || end + END_LENGTH > tail.length || tail.readUInt32LE(end) !== END) throw broken()
    const count = tail.readUInt16LE(end + 10)
    const length = tail.readUInt32LE(end + 12)
    // Also where ZIP64 is used: no list of a city needs it.
    if (count > MAX_ENTRIES || length > MAX_DIRECTORY) throw tooBig()
    entries = directoryOf(await bytesAt(tail.readUInt32LE(end + 16), length), count)
    for (const entry of entries.values()) {
      const head = await bytesAt(entry.offset, 30)
      if (head.readUInt32LE(0) !== LOCAL) throw broken()
      entry.offset += 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
      if (entry.offset + entry.packed > size) throw broken()
    }
  } finally {
    await file.close()
  }
  return {
    names: [...entries.keys()],
    async *read(name, most) {
      const entry = entries.get(name)
      if (!entry) throw broken()
      if (entry.isSealed) {
        throw new UnreadableFile('パスワードの付いたファイルです。外して保存し直してください。')
      }
      if (entry.packed === 0) return
      const packed = createReadStream(path, {
        start: entry.offset,
        end: entry.offset + entry.packed - 1,
      })
      if (entry.method !== 0 && entry.method !== 8) throw broken()
      const unpacked = entry.method === 0 ? packed : packed.pipe(createInflateRaw())
      packed.on('error', (error) => unpacked.destroy(error))
      let total = 0
      try {
        for await (const chunk of unpacked as AsyncIterable<Buffer>) {
          total += chunk.length
          if (total > most) throw tooBig()
          yield chunk
        }
      } catch (error) {
        throw (error as { code?: string }).code?.startsWith('Z_') ? broken() : error
      } finally {
        packed.destroy()
        unpacked.destroy()
      }
    },
  }
}

function directoryOf(bytes: Buffer, count: number): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY) throw broken()
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    // Some writers use Windows' slashes, or capitals of their own.
    const name = bytes
      .toString('utf8', at + 46, nameEnd)
      .replaceAll('\\', '/')
      .toLowerCase()
    entries.set(name, {
      name,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
      isSealed: (bytes.readUInt16LE(at + 8) & 1) === 1,
    })
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}
