import { decodeCp932 } from '../cp932'
import { UnreadableFile } from '../unreadable'

import { BOM, cellsOf, splitRecords } from './split-records'

/** A file that can be read more than once, in pieces, so that memory does not grow with it. */
export type CsvSource = {
  name: string
  size: number
  open: () => AsyncIterable<Uint8Array>
}

export type CsvEncoding = 'UTF-8' | 'Shift_JIS'

/** One row as it is, the line of the file on which it begins, and its bytes without the line end. */
export type CsvRecord = { line: number; cells: string[]; raw: Buffer }

/** What a file of the same form begins and ends its lines with. */
export type CsvShape = { encoding: CsvEncoding; bom: boolean; eol: string; endsWithEol: boolean }

/**
 * Recognises the encoding from the whole file (what is not flawless UTF-8 is Shift_JIS, CP932) and
 * reads it once to its end, so that a broken or too long file is refused before any of it has been
 * used.
 * @throws UnreadableFile for UTF-16, binary files, broken quotes and more than `most` records
 */
export async function inspectCsv(
  source: CsvSource,
  most = Infinity,
): Promise<CsvShape & { records: number }> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const seen = { isUtf8: true, bom: false }
  async function* checked(): AsyncGenerator<Uint8Array> {
    let isFirst = true
    for await (const bytes of source.open()) {
      if (isFirst) refuseBinary(bytes)
      if (isFirst) seen.bom = BOM.equals(bytes.subarray(0, 3))
      isFirst = false
      if (bytes.includes(0)) {
        throw new UnreadableFile(
          'CSVではないファイルです（UTF-16か、別の種類のファイルです）。UTF-8かShift_JISのCSVで保存し直してください。',
        )
      }
      if (seen.isUtf8) seen.isUtf8 = accepts(decoder, bytes, true)
      yield bytes
    }
    if (seen.isUtf8) seen.isUtf8 = accepts(decoder, new Uint8Array(), false)
  }
  let records = 0
  let eol = ''
  let endsWithEol = false
  for await (const record of splitRecords(checked())) {
    eol ||= record.eol
    endsWithEol = record.eol !== ''
    if (++records > most) throw tooMany(most)
  }
  const { isUtf8, bom } = seen
  return { encoding: isUtf8 ? 'UTF-8' : 'Shift_JIS', bom, eol: eol || '\r\n', endsWithEol, records }
}

/** The encoding as far as the first pieces tell it. @throws UnreadableFile for binary files */
export async function detectHead(source: CsvSource): Promise<CsvEncoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const bytes of source.open()) {
    refuseBinary(bytes)
    return accepts(decoder, bytes, true) ? 'UTF-8' : 'Shift_JIS'
  }
  return 'UTF-8'
}

/** @throws always; `most` counts the line of headings */
export const tooMany = (most: number): UnreadableFile =>
  new UnreadableFile(
    `行が多すぎます（上限 ${(most - 1).toLocaleString('ja-JP')}行）。ファイルを分けるか、市の設定で上限を上げてください。何も取り込んでいません。`,
  )

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
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    throw new UnreadableFile(
      '文字コードがUTF-16です。UTF-8かShift_JISのCSVで保存し直してください。',
    )
  }
  if (a === 0x50 && b === 0x4b) {
    throw new UnreadableFile(
      'ExcelブックかZIPファイルの中身です。名前が.xlsxのファイルか、CSVを選んでください。',
    )
  }
  if (a === 0xd0 && b === 0xcf) {
    throw new UnreadableFile(
      '古い形式（.xls）か、パスワードの付いたExcelブックです。パスワードを外して、.xlsxかCSVで保存し直してください。',
    )
  }
  if (a === 0x25 && b === 0x50) {
    throw new UnreadableFile('PDFファイルです。CSVか.xlsxのファイルを選んでください。')
  }
}

/** The text of one record's bytes. */
export const decodeRecord = (raw: Buffer, encoding: CsvEncoding): string =>
  encoding === 'UTF-8' ? raw.toString('utf8') : decodeCp932(raw)

/**
 * The rows of a CSV file (RFC 4180: commas, quotes and line breaks inside quotes), in pieces. Empty
 * lines are left out; rows may have different numbers of cells.
 * @throws UnreadableFile when the quotes do not add up
 */
export async function* readCsv(
  source: CsvSource,
  encoding: CsvEncoding,
): AsyncGenerator<CsvRecord> {
  for await (const { line, raw } of splitRecords(source.open())) {
    yield { line, cells: cellsOf(decodeRecord(raw, encoding)), raw }
  }
}
