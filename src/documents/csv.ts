import { stringify } from 'csv-stringify/sync'

import { guardFormula } from '@/domain/text/formula-guard'

import type { Column } from './column'
import { encodeCp932, nameOf, unmappableIn, withGeta } from './cp932'

export type CsvEncoding = 'utf8' | 'cp932'
type Cells = (string | number)[]

const ROWS_PER_CHUNK = 500
const BOM = '\ufeff'
/** Last column of a CP932 file that was written although characters had to be replaced. */
const REPLACED_HEADER = '置き換えた文字'

/** Every cell quoted, CRLF. */
const toText = (records: Cells[]): string =>
  stringify(records, { quoted: true, quoted_empty: true, record_delimiter: 'windows' })

/** Texts that a spreadsheet would work out are made harmless; numbers are what they are (PR-20). */
const cellsOf = <R>(columns: Column<R>[], row: R): Cells =>
  columns.map((one) => {
    const value = one.value(row)
    return typeof value === 'string' ? guardFormula(value) : value
  })

/**
 * A CSV file as a stream of bytes: UTF-8 with byte order mark, or Shift_JIS (CP932). A CP932 file
 * never replaces silently: 〓 stands in the cell and a last column names what stood there.
 */
export async function* csvBytes<R>(
  columns: Column<R>[],
  rows: AsyncIterable<R>,
  encoding: CsvEncoding,
): AsyncGenerator<Uint8Array> {
  const header = columns.map((column) => guardFormula(column.header))
  const encode = encoding === 'cp932' ? encodeCp932 : (text: string) => Buffer.from(text, 'utf8')
  yield encoding === 'cp932'
    ? encode(toText([[...header, REPLACED_HEADER]]))
    : encode(BOM + toText([header]))
  let waiting: Cells[] = []
  for await (const row of rows) {
    const cells = cellsOf(columns, row)
    waiting.push(encoding === 'cp932' ? forCp932(cells) : cells)
    if (waiting.length === ROWS_PER_CHUNK) {
      yield encode(toText(waiting))
      waiting = []
    }
  }
  if (waiting.length > 0) yield encode(toText(waiting))
}

function forCp932(cells: Cells): Cells {
  const missing = cells.flatMap((cell) => unmappableIn(String(cell)))
  if (missing.length === 0) return [...cells, '']
  const replaced = cells.map((cell) => (typeof cell === 'string' ? withGeta(cell) : cell))
  return [...replaced, [...new Set(missing)].map((char) => codeOf(char)).join(' ')]
}

const codeOf = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

export type UnmappableRow = { line: number; column: string; text: string; characters: string[] }

/** Rows that CP932 cannot hold, with line (header = 1), column and characters; at most `limit`. */
export async function unmappableRows<R>(
  columns: Column<R>[],
  rows: AsyncIterable<R>,
  limit = 200,
): Promise<{ rows: UnmappableRow[]; more: boolean }> {
  const found: UnmappableRow[] = []
  let line = 1
  for await (const row of rows) {
    line += 1
    for (const column of columns) {
      const text = String(column.value(row))
      const characters = unmappableIn(text)
      if (characters.length === 0) continue
      if (found.length === limit) return { rows: found, more: true }
      found.push({ line, column: column.header, text, characters: characters.map(nameOf) })
    }
  }
  return { rows: found, more: false }
}
