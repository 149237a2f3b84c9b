import { UnreadableFile } from '../unreadable'

/** One record of a CSV file as bytes, without its line end, and the line on which it begins. */
export type RawRecord = {
  line: number
  raw: Buffer
  eol: string
  /** Its quotes do not add up: nothing of it may be used, and the next line stands for itself. */
  isBroken?: boolean
}

const QUOTE = 0x22
const COMMA = 0x2c
const LF = 0x0a
const CR = 0x0d
const CTRL_Z = 0x1a
/** Byte order mark of UTF-8: no part of the first cell. */
export const BOM = Buffer.from([0xef, 0xbb, 0xbf])
/** A longer record is a sign of a lost quote. */
const MAX_RECORD = 200_000

const endless = (line: number) =>
  new UnreadableFile(
    `${line}行目から先が読めません。引用符（"）が閉じていないか、改行がありません。何も取り込んでいません。ファイルを直してから、もう一度取り込んでください。`,
  )

type Place = 'start' | 'plain' | 'quoted' | 'after'

/** A cell without quotes, one that is quoted as a whole, or Excel's way to keep zeros: ="0012". */
const SOUND = /^(?:[^"]*|"(?:[^"]|"")*"|="[^"]*")$/s
const isSound = (record: Buffer): boolean =>
  rawCellsOf(record.toString('latin1')).every((cell) => SOUND.test(cell))

/** Position of the first line end, -1 when there is none. */
const firstBreak = (bytes: Buffer, from: number): number => {
  for (let at = from; at < bytes.length; at++) if (bytes[at] === LF || bytes[at] === CR) return at
  return -1
}

/**
 * Cuts a file into records without decoding it: quote, comma and line ends never occur inside a
 * character of UTF-8 or Shift_JIS. So a row can be given back later byte for byte (CD-32), and one
 * pass serves both encodings. Empty lines are left out, so is the end mark of old systems (Ctrl-Z).
 *
 * A row whose quotes do not add up is given out as broken, up to the end of its first line, and
 * reading goes on with the next line: one row never costs the file.
 * @throws UnreadableFile for a row without any line end, with the line
 */
export async function* splitRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawRecord> {
  let rest: Buffer = Buffer.alloc(0)
  let at = 0
  let place: Place = 'start'
  let isDoubtful = false
  let line = 1
  let begin = 1

  /** Passes over a quoted text, counting its lines. @returns false when more must be read first */
  function passQuoted(isLast: boolean): boolean {
    for (; at < rest.length; at++) {
      const byte = rest[at]
      if (byte === QUOTE) return true
      if (byte === LF) line++
      else if (byte === CR) {
        if (at + 1 === rest.length && !isLast) return false
        if (rest[at + 1] !== LF) line++
      }
    }
    return false
  }

  /** Goes on to the end of the next record. @returns its end and the line end's length, or null */
  function next(isLast: boolean): { end: number; eol: number } | null {
    while (at < rest.length) {
      if (place === 'quoted') {
        if (!passQuoted(isLast)) return null
        at++
        place = 'after'
        continue
      }
      const byte = rest[at]
      if (place === 'after' && byte === QUOTE) {
        place = 'quoted'
      } else if (byte === COMMA) {
        place = 'start'
      } else if (byte === LF || byte === CR) {
        // Whether a line feed follows must be known before the record is given out.
        if (byte === CR && at + 1 === rest.length && !isLast) return null
        return { end: at, eol: byte === CR && rest[at + 1] === LF ? 2 : 1 }
      } else if (byte === QUOTE) {
        isDoubtful ||= place !== 'start'
        if (place === 'start') place = 'quoted'
      } else {
        isDoubtful ||= place === 'after'
        place = 'plain'
      }
      at++
    }
    return null
  }

  const startAt = (position: number, atLine: number) => {
    at = position
    line = atLine
    begin = atLine
    place = 'start'
    isDoubtful = false
  }

  /** The first line of a record that went wrong; reading goes on behind it. */
  function brokenFrom(from: number): RawRecord {
    const end = firstBreak(rest, from)
    if (end < 0) throw endless(begin)
    const after = end + (rest[end] === CR && rest[end + 1] === LF ? 2 : 1)
    const record: RawRecord = {
      line: begin,
      raw: rest.subarray(from, end),
      eol: rest.toString('latin1', end, after),
      isBroken: true,
    }
    startAt(after, begin + 1)
    return record
  }

  function* records(isLast: boolean): Generator<RawRecord> {
    let from = 0
    for (;;) {
      const found = next(isLast)
      if (!found) {
        const isLost = place === 'quoted' && (isLast || rest.length - from > MAX_RECORD)
        if (!isLost || firstBreak(rest, from) < 0) break
        yield brokenFrom(from)
        from = at
        continue
      }
      const raw = rest.subarray(from, found.end)
      if (isDoubtful && !isSound(raw)) {
        yield brokenFrom(from)
        from = at
        continue
      }
      const after = found.end + found.eol
      if (raw.length > 0) yield { line: begin, raw, eol: rest.toString('latin1', found.end, after) }
      from = after
      startAt(after, line + 1)
    }
    if (isLast) yield* lastOf(rest.subarray(from))
    rest = rest.subarray(from)
    at -= from
    if (rest.length > MAX_RECORD) throw endless(begin)
  }

  /** What stands behind the last line end. */
  function* lastOf(bytes: Buffer): Generator<RawRecord> {
    let end = bytes.length
    while (end > 0 && bytes[end - 1] === CTRL_Z) end--
    const raw = bytes.subarray(0, end)
    if (raw.length === 0) return
    const isBroken = place === 'quoted' || (isDoubtful && !isSound(raw))
    yield { line: begin, raw, eol: '', ...(isBroken ? { isBroken } : {}) }
  }

  let isStart = true
  for await (const chunk of chunks) {
    rest =
      rest.length === 0
        ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
        : Buffer.concat([rest, chunk])
    if (isStart) {
      if (rest.length < BOM.length) continue
      if (rest.subarray(0, BOM.length).equals(BOM)) rest = rest.subarray(BOM.length)
      isStart = false
    }
    yield* records(false)
  }
  yield* records(true)
}

/** The cells of one record as they stand, quotes and all. */
export function rawCellsOf(text: string): string[] {
  const cells: string[] = []
  for (let from = 0; ;) {
    let end = from
    if (text[from] === '"') {
      end = text.indexOf('"', from + 1)
      while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
      end = end < 0 ? text.length : end + 1
    }
    const comma = text.indexOf(',', end)
    end = comma < 0 ? text.length : comma
    cells.push(text.slice(from, end))
    if (end >= text.length) return cells
    from = end + 1
  }
}

/** The cells of one record. */
export const cellsOf = (text: string): string[] =>
  rawCellsOf(text).map((cell) =>
    cell.length > 1 && cell.startsWith('"') && cell.endsWith('"')
      ? cell.slice(1, -1).replaceAll('""', '"')
      : cell,
  )
