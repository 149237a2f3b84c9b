import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { parse } from 'csv-parse'
import iconv from 'iconv-lite'

/** A file that can be read more than once, in pieces, so that memory does not grow with it. */
export type CsvSource = {
  name: string
  size: number
  open: () => AsyncIterable<Uint8Array>
}

export type CsvEncoding = 'UTF-8' | 'Shift_JIS'

/** One row as it is, and the line of the file on which it begins. */
export type CsvRecord = { line: number; cells: string[] }

/** A file that is no CSV at all, with what to do about it. */
export class UnreadableCsv extends Error {}

const MAX_RECORD = 200_000

/**
 * Recognises the encoding from the whole file (what is not flawless UTF-8 is Shift_JIS, CP932) and
 * reads it once to its end, so that a broken file is refused before any of it has been used.
 * @throws UnreadableCsv for spreadsheets, UTF-16, other binary files and broken quotes
 */
export async function inspectCsv(
  source: CsvSource,
): Promise<{ encoding: CsvEncoding; records: number }> {
  const encoding = await detectEncoding(source)
  let records = 0
  for await (const _ of readCsv(source, encoding)) records++
  return { encoding, records }
}

async function detectEncoding(source: CsvSource): Promise<CsvEncoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  let isFirst = true
  for await (const bytes of source.open()) {
    if (isFirst) refuseBinary(bytes)
    isFirst = false
    if (bytes.includes(0)) {
      throw new UnreadableCsv('CSVではないファイルです。CSVで保存し直してください。')
    }
    if (isUtf8) isUtf8 = accepts(decoder, bytes, true)
  }
  if (isUtf8) isUtf8 = accepts(decoder, new Uint8Array(), false)
  return isUtf8 ? 'UTF-8' : 'Shift_JIS'
}

function accepts(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream })
    return true
  } catch {
    return false
  }
}

function refuseBinary(bytes: Uint8Array): void {
  const [a, b] = bytes
  if (a === 0x50 && b === 0x4b) {
    throw new UnreadableCsv('Excelブック（.xlsx）です。ExcelでCSVとして保存し直してください。')
  }
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    throw new UnreadableCsv('文字コードがUTF-16です。UTF-8かShift_JISのCSVで保存し直してください。')
  }
}

async function* decoded(source: CsvSource, encoding: CsvEncoding): AsyncGenerator<string> {
  if (encoding === 'UTF-8') {
    const decoder = new TextDecoder('utf-8')
    for await (const bytes of source.open()) yield decoder.decode(bytes, { stream: true })
    yield decoder.decode()
    return
  }
  const decoder = iconv.getDecoder('cp932')
  for await (const bytes of source.open()) yield decoder.write(Buffer.from(bytes))
  yield decoder.end() ?? ''
}

const count = (cells: readonly string[], pattern: RegExp): number =>
  cells.reduce((sum, cell) => sum + (cell.match(pattern)?.length ?? 0), 0)

/**
 * Rows of a CSV one by one, with the line on which each begins (quoted fields may hold line
 * breaks). Rows may have too many or too few cells; empty lines are left out.
 * @throws UnreadableCsv with the line when quotes do not add up
 */
export async function* readCsv(
  source: CsvSource,
  encoding: CsvEncoding,
): AsyncGenerator<CsvRecord> {
  // The parser counts a CR LF inside quotes as two lines.
  let surplus = 0
  let lastLine = 0
  const parser = parse({
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
    on_record: (parsed: unknown) => {
      const { record, info } = parsed as { record: string[]; info: { lines: number } }
      surplus += count(record, /\r\n/g)
      lastLine = info.lines - surplus
      return { line: lastLine - count(record, /\r\n|\r|\n/g), cells: record } as never
    },
  })
  const feeding = pipeline(Readable.from(decoded(source, encoding)), parser)
  feeding.catch(() => undefined)
  try {
    yield* parser as AsyncIterable<CsvRecord>
    await feeding
  } catch (error) {
    throw asUnreadable(error, lastLine + 1)
  } finally {
    parser.destroy()
  }
}

function asUnreadable(error: unknown, line: number): unknown {
  const { code } = error as { code?: string }
  if (!code?.startsWith('CSV_')) return error
  const what =
    code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
      ? '引用符（"）が閉じていません'
      : '引用符（"）の付け方が正しくありません'
  return new UnreadableCsv(
    `${line}行目から先が読めません。${what}。何も取り込んでいません。ファイルを直してから、もう一度取り込んでください。`,
  )
}
