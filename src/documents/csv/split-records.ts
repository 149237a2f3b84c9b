import { UnreadableFile } from '../unreadable'

/** One record of a CSV file as bytes, without its line end, and the line on which it begins. */
export type RawRecord = { line: number; raw: Buffer; eol: string }

const QUOTE = 0x22
const COMMA = 0x2c
const LF = 0x0a
const CR = 0x0d
/** Byte order mark of UTF-8: no part of the first cell. */
export const BOM = Buffer.from([0xef, 0xbb, 0xbf])
/** A longer record is a sign of a lost quote. */
const MAX_RECORD = 200_000

const broken = (line: number, what: string) =>
  new UnreadableFile(
    `${line}行目から先が読めません。${what}。何も取り込んでいません。ファイルを直してから、もう一度取り込んでください。`,
  )
const notClosed = (line: number) => broken(line, '引用符（"）が閉じていません')
const badQuote = (line: number) => broken(line, '引用符（"）の付け方が正しくありません')

type Place = 'start' | 'plain' | 'quoted' | 'after'

/**
 * Cuts a file into records without decoding it: quote, comma and line ends never occur inside a
 * character of UTF-8 or Shift_JIS. So a row can be given back later byte for byte (CD-32), and one
 * pass serves both encodings. Empty lines are left out.
 * @throws UnreadableFile when quotes do not add up, with the line
 */
export async function* splitRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawRecord> {
  let rest: Buffer = Buffer.alloc(0)
  let at = 0
  let place: Place = 'start'
  let line = 1
  let begin = 1

  /** Goes on to the end of the next record. @returns its end and the line end's length, or null */
  function next(isLast: boolean): { end: number; eol: number } | null {
    while (at < rest.length) {
      if (place === 'quoted') {
        const quote = rest.indexOf(QUOTE, at)
        const until = quote < 0 ? rest.length : quote
        for (let lf = rest.indexOf(LF, at); lf >= 0 && lf < until; lf = rest.indexOf(LF, lf + 1)) {
          line++
        }
        at = until
        if (quote < 0) break
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
        if (place !== 'start') throw badQuote(begin)
        place = 'quoted'
      } else {
        if (place === 'after') throw badQuote(begin)
        place = 'plain'
      }
      at++
    }
    return null
  }

  function* records(isLast: boolean): Generator<RawRecord> {
    let from = 0
    for (let found = next(isLast); found; found = next(isLast)) {
      const raw = rest.subarray(from, found.end)
      from = found.end + found.eol
      const eol = rest.toString('latin1', found.end, from)
      if (raw.length > 0) yield { line: begin, raw, eol }
      at = from
      place = 'start'
      begin = ++line
    }
    if (isLast && place === 'quoted') throw notClosed(begin)
    if (isLast && from < rest.length) yield { line: begin, raw: rest.subarray(from), eol: '' }
    rest = rest.subarray(from)
    at -= from
    if (rest.length > MAX_RECORD) throw notClosed(begin)
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

/** The cells of one record as they stand, quotes and all; its quotes are known to be sound. */
export function rawCellsOf(text: string): string[] {
  const cells: string[] = []
  for (let from = 0; ;) {
    let end = from
    if (text[from] === '"') {
      end = text.indexOf('"', from + 1)
      while (text[end + 1] === '"') end = text.indexOf('"', end + 2)
      end++
    } else {
      const comma = text.indexOf(',', from)
      end = comma < 0 ? text.length : comma
    }
    cells.push(text.slice(from, end))
    if (end >= text.length) return cells
    from = end + 1
  }
}

/** The cells of one record whose quotes are known to be sound. */
export const cellsOf = (text: string): string[] =>
  rawCellsOf(text).map((cell) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  )
