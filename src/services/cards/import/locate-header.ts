import { decodeEucJp } from '@/documents/cp932'
import { cellsOf } from '@/documents/csv/split-records'
import { type ColumnProfile, type Header, knownHeadings } from '@/domain/cards/columns'
import { findHeader, ROWS_ABOVE } from '@/domain/cards/find-header'

import { type ListRecord, unreadable } from './source'

export type Located = {
  header: Header
  /** The rows above the headings, and the headings themselves; empty for a list without. */
  head: ListRecord[]
  /** Rows to pass over before the first card. */
  skip: number
}

/**
 * Reads the first rows of a list up to its headings.
 * @throws DomainError CSV_UNREADABLE: columns are missing, or the file is another kind of list
 */
export async function locateHeader(
  records: AsyncIterable<ListRecord>,
  profile?: ColumnProfile | null,
): Promise<Located> {
  const rows: ListRecord[] = []
  for await (const record of records) {
    rows.push(record)
    if (rows.length > ROWS_ABOVE) break
  }
  const found = findHeader(rows, profile ?? undefined)
  if (!found.ok) throw unreadable(otherEncoding(rows, profile) ?? found.problem)
  const { header, at } = found
  return profile?.hasHeader === false
    ? { header, head: [], skip: at }
    : { header, head: rows.slice(0, at + 1), skip: at + 1 }
}

function otherEncoding(rows: ListRecord[], profile?: ColumnProfile | null): string | null {
  const isEuc = rows.some(
    ({ raw }) => raw && knownHeadings(cellsOf(decodeEucJp(raw)), profile ?? undefined) > 1,
  )
  return isEuc
    ? '文字コードがEUC-JPです。UTF-8かShift_JISのCSVにしてください（Excelや「メモ帳」で開き、文字コードを選んで保存し直せます）。'
    : null
}
