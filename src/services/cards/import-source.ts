import {
  decodeRecord,
  inspectCsv,
  readCsv,
  tooMany,
  type CsvSource,
} from '@/documents/csv/read-csv'
import { openXlsx } from '@/documents/xlsx-read/read-xlsx'
import { UnreadableFile } from '@/documents/unreadable'
import type { SourceForm } from '@/domain/cards/source-form'
import { DomainError } from '@/lib/errors'

/** A list's file on disk or in memory; Excel books are read from disk only. */
export type ListFile = CsvSource & { path?: string }

/** One row of a list; `raw` are its bytes where the file is a CSV. */
export type ListRecord = { line: number; cells: string[]; raw: Buffer | null }

export type ListSource = {
  form: Pick<SourceForm, 'kind' | 'encoding' | 'bom' | 'eol' | 'endsWithEol'>
  /** All rows, the line of headings among them. */
  count: number
  records: () => AsyncIterable<ListRecord>
}

const MAX_BYTES = 100 * 1024 * 1024
export const TOO_LARGE = 'ファイルが大きすぎます（上限 100MB）。'
const ZIP = Buffer.from([0x50, 0x4b, 3, 4])

export const unreadable = (message: string) => new DomainError('CSV_UNREADABLE', message, 422)

/**
 * Opens a list, CSV or Excel, and reads it once to its end: what is broken or too long is refused
 * before the first row is used.
 * @throws DomainError CSV_UNREADABLE, TOO_LARGE
 */
export async function openList(file: ListFile, maxRows: number): Promise<ListSource> {
  if (file.size > MAX_BYTES) throw new DomainError('TOO_LARGE', TOO_LARGE, 413)
  try {
    const list = (await isZip(file)) ? await openBook(file, maxRows) : await openCsv(file, maxRows)
    if (list.count === 0) throw new UnreadableFile('ファイルが空です。')
    return list
  } catch (error) {
    if (error instanceof UnreadableFile) throw unreadable(error.message)
    throw error
  }
}

export async function isZip(file: ListFile): Promise<boolean> {
  if (!file.path) return false
  for await (const bytes of file.open()) return ZIP.equals(bytes.subarray(0, ZIP.length))
  return false
}

async function openCsv(file: ListFile, maxRows: number): Promise<ListSource> {
  const { records, ...shape } = await inspectCsv(file, maxRows + 1)
  return {
    form: { kind: 'csv', ...shape },
    count: records,
    records: () => readCsv(file, shape.encoding),
  }
}

async function openBook(file: ListFile, maxRows: number): Promise<ListSource> {
  const book = await openXlsx(file.path ?? '')
  let count = 0
  for await (const _ of book.rows()) if (++count > maxRows + 1) throw tooMany(maxRows + 1)
  return {
    form: { kind: 'xlsx', encoding: 'UTF-8', bom: true, eol: '\r\n', endsWithEol: true },
    count,
    async *records() {
      let width = 0
      for await (const { line, cells } of book.rows()) {
        // A sheet leaves out the empty cells at the end of a row.
        width ||= cells.length
        while (cells.length < width) cells.push('')
        yield { line, cells, raw: null }
      }
    },
  }
}

export { decodeRecord }
