import { detectHead, readCsv } from '@/documents/csv/read-csv'
import { openXlsx } from '@/documents/xlsx-read/read-xlsx'
import { UnreadableFile } from '@/documents/unreadable'
import { findHeader, ROWS_ABOVE } from '@/domain/cards/find-header'
import { readRow } from '@/domain/cards/read-row'

import type { ServiceContext } from '../../context'

import { importProfile } from './profiles'
import { isZip, unreadable } from './source'
import type { Upload } from './upload'

export type ImportPreview = {
  encoding: string
  /** What is wrong with the headings; empty when they are sound. */
  problem: string
  /** Heading of the file → field of the card; empty text for columns that are kept as they are. */
  columns: { name: string; field: string }[]
  /** First rows; letters of personal values are hidden. */
  rows: string[][]
}

const SHOWN = 5
/** Fields that may be read by everybody who imports. */
const PLAIN = ['予約ID', '発送番号', '製造管理番号', '状態区分', '交付窓口']

/** Enough to see whether a column is the right one: `川崎　花子` → `川＊　＊＊`. */
const masked = (value: string): string =>
  Array.from(value, (char, at) => (at === 0 || /[\s\p{P}]/u.test(char) ? char : '＊')).join('')

/**
 * The beginning of a file with its recognised columns, before anything is sent to work (CD-04).
 * For a CSV its first pieces are enough. The file is taken away again.
 * @throws DomainError CSV_UNREADABLE, INPUT_INVALID
 */
export async function previewImport(
  ctx: ServiceContext,
  upload: Upload,
  profileId: string | undefined,
): Promise<ImportPreview> {
  try {
    const profile = (await importProfile(ctx, profileId)) ?? undefined
    const { encoding, records } = await firstRecords(upload)
    const found = findHeader(
      records.map((cells, at) => ({ cells, line: at + 1 })),
      profile,
    )
    if (!found.ok) return { encoding, problem: found.problem, columns: [], rows: [] }
    const { header, at: headAt } = found
    const first = records[headAt] ?? []
    const hasHeader = profile?.hasHeader !== false
    const names = hasHeader ? first : (profile?.columns.map(({ column }) => column) ?? [])
    const fieldOf = new Map<number, string>(
      Object.entries(header.at).map(([field, at]) => [at, field]),
    )
    if (header.office !== null) fieldOf.set(header.office, '交付窓口')
    const from = headAt + (hasHeader ? 1 : 0)
    const rows = records.slice(from, from + SHOWN)
    return {
      encoding,
      problem: '',
      columns: names.map((name, at) => ({ name, field: fieldOf.get(at) ?? '' })),
      rows: rows.map((cells, index) => {
        // An individual number is not shown, not even masked.
        const isSound = readRow(header, cells, index + 2).ok
        return names.map((_, at) => {
          const cell = cells[at] ?? ''
          return isSound && PLAIN.includes(fieldOf.get(at) ?? '') ? cell : masked(cell)
        })
      }),
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw unreadable(error.message)
    throw error
  } finally {
    await upload.remove()
  }
}

async function firstRecords(upload: Upload): Promise<{ encoding: string; records: string[][] }> {
  const records: string[][] = []
  if (await isZip(upload)) {
    const book = await openXlsx(upload.path)
    for await (const { cells } of book.rows()) {
      records.push(cells)
      if (records.length > SHOWN + ROWS_ABOVE) break
    }
    return { encoding: 'Excel', records }
  }
  const encoding = await detectHead(upload)
  try {
    for await (const { cells } of readCsv(upload, encoding)) {
      records.push(cells)
      if (records.length > SHOWN + ROWS_ABOVE) break
    }
  } catch (error) {
    // The piece that was sent may end in the middle of a row.
    if (records.length < 2) throw error
  }
  return { encoding, records }
}
