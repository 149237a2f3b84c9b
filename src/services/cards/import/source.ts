import {
  decodeRecord,
  inspectCsv,
  readCsv,
  tooMany,
  type CsvSource,
} from '@/documents/csv/read-csv'
import { openXlsx, type SheetAbout } from '@/documents/xlsx-read/read-xlsx'
import { UnreadableFile } from '@/documents/unreadable'
import { BROKEN_QUOTES } from '@/domain/cards/read-row'
import type { SourceForm } from '@/domain/cards/source-form'
import { DomainError } from '@/lib/errors'

/** A list's file on disk or in memory; Excel books are read from disk only. */
export type ListFile = CsvSource & { path?: string }

/** One row of a list; `raw` are its bytes where the file is a CSV. */
export type ListRecord = {
  line: number
  cells: string[]
  raw: Buffer | null
  /** Why nothing of the row may be used. */
  flaw?: string
}

export type ListSource = {
  form: Pick<SourceForm, 'kind' | 'encoding' | 'bom' | 'eol' | 'endsWithEol'>
  /** All rows, the line of headings among them. */
  count: number
  records: () => AsyncIterable<ListRecord>
  /** What is worth telling about the file besides its rows. */
  notes: string[]
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
    notes: [],
    async *records() {
      for await (const { isBroken, ...record } of readCsv(file, shape.encoding)) {
        yield isBroken ? { ...record, flaw: BROKEN_QUOTES } : record
      }
    },
  }
}

async function openBook(file: ListFile, maxRows: number): Promise<ListSource> {
  const book = await openXlsx(file.path ?? '')
  let count = 0
  for await (const _ of book.rows()) if (++count > maxRows + 1) throw tooMany(maxRows + 1)
  const merges = [...book.about.merges]
  return {
    form: { kind: 'xlsx', encoding: 'UTF-8', bom: true, eol: '\r\n', endsWithEol: true },
    count,
    notes: notesOf(book.about),
    async *records() {
      for await (const { line, cells } of book.rows()) {
        const isMerged = merges.some(({ from, to }) => from <= line && line <= to)
        const record = { line, cells, raw: null }
        yield isMerged ? { ...record, flaw: MERGED } : record
      }
    },
  }
}

const MERGED =
  '結合されたセルがあります。Excelでセルの結合を解除し、それぞれのセルに値を入れてください。'

function notesOf({ sheet, others, hiddenRows }: SheetAbout): string[] {
  const notes: string[] = []
  if (others.length > 0) {
    const names = others.map((name) => `「${name}」`).join('')
    notes.push(`シート「${sheet}」だけを読みました。ほかのシートは読んでいません: ${names}`)
  }
  if (hiddenRows > 0) {
    notes.push(`非表示の行（フィルターなど）が${hiddenRows}行あります。これも読みました。`)
  }
  return notes
}

export { decodeRecord }
