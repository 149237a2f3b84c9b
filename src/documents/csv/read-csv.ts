import { decodeCp932 } from '../cp932'
import { UnreadableFile } from '../unreadable'

import { type CsvEncoding, EncodingMeter } from './recognise'
import { cellsOf, splitRecords } from './split-records'

export type { CsvEncoding }

/** A file that can be read more than once, in pieces, so that memory does not grow with it. */
export type CsvSource = {
  name: string
  size: number
  open: () => AsyncIterable<Uint8Array>
}

/** One row as it is, the line of the file on which it begins, and its bytes without the line end. */
export type CsvRecord = { line: number; cells: string[]; raw: Buffer; isBroken?: boolean }

/** What a file of the same form begins and ends its lines with. */
export type CsvShape = { encoding: CsvEncoding; bom: boolean; eol: string; endsWithEol: boolean }

/**
 * Recognises the encoding from the whole file and reads it once to its end, so that a file that is
 * no CSV or too long is refused before any of it has been used.
 * @throws UnreadableFile for UTF-16, other kinds of files and more than `most` records
 */
export async function inspectCsv(
  source: CsvSource,
  most = Infinity,
): Promise<CsvShape & { records: number }> {
  const meter = new EncodingMeter()
  async function* checked(): AsyncGenerator<Uint8Array> {
    for await (const bytes of source.open()) {
      meter.add(bytes)
      yield bytes
    }
  }
  let records = 0
  let eol = ''
  let endsWithEol = false
  for await (const record of splitRecords(checked())) {
    eol ||= record.eol
    endsWithEol = record.eol !== ''
    if (++records > most) throw tooMany(most)
  }
  const encoding = meter.encoding()
  return { encoding, bom: meter.bom, eol: eol || '\r\n', endsWithEol, records }
}

/** The encoding of a file, or of its beginning. @throws UnreadableFile for other kinds of files */
export async function detectHead(source: CsvSource): Promise<CsvEncoding> {
  const meter = new EncodingMeter()
  for await (const bytes of source.open()) meter.add(bytes)
  return meter.encoding()
}

/** @throws always; `most` counts the line of headings */
export const tooMany = (most: number): UnreadableFile =>
  new UnreadableFile(
    `行が多すぎます（上限 ${(most - 1).toLocaleString('ja-JP')}行）。ファイルを分けるか、市の設定で上限を上げてください。何も取り込んでいません。`,
  )

/** The text of one record's bytes. */
export const decodeRecord = (raw: Buffer, encoding: CsvEncoding): string =>
  encoding === 'UTF-8' ? raw.toString('utf8') : decodeCp932(raw)

/**
 * The rows of a CSV file (RFC 4180: commas, quotes and line breaks inside quotes), in pieces. Empty
 * lines are left out; rows may have different numbers of cells. Rows whose quotes do not add up are
 * marked.
 * @throws UnreadableFile for a row without end
 */
export async function* readCsv(
  source: CsvSource,
  encoding: CsvEncoding,
): AsyncGenerator<CsvRecord> {
  for await (const { line, raw, isBroken } of splitRecords(source.open())) {
    const record = { line, cells: cellsOf(decodeRecord(raw, encoding)), raw }
    yield isBroken ? { ...record, isBroken } : record
  }
}
