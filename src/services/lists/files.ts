import { Readable } from 'node:stream'

import type { Column } from '@/documents/column'
import { csvBytes, unmappableRows } from '@/documents/csv'
import { contentDisposition } from '@/documents/file-name'
import { type XlsxList, xlsxStream } from '@/documents/xlsx'
import { DomainError } from '@/lib/errors'

export type OutputFormat = 'csv' | 'csv-cp932' | 'xlsx' | 'print'
export type Output = { body: ReadableStream<Uint8Array>; type: string; disposition: string }

/** A thousand sheets; nobody prints more by intention. */
const MOST_PRINTED = 20_000

/** @param narrow what to narrow, in words @throws DomainError LIST_TOO_LONG */
export function assertPrintable(count: number, narrow: string): void {
  if (count <= MOST_PRINTED) return
  throw new DomainError(
    'LIST_TOO_LONG',
    `印刷できるのは${MOST_PRINTED.toLocaleString('ja-JP')}件までです（今は${count.toLocaleString('ja-JP')}件）。${narrow}をしぼってください。`,
    422,
  )
}

/** @throws DomainError CP932_UNMAPPABLE (details: conflicts, more) */
export async function assertMappable<R>(
  columns: Column<R>[],
  rows: AsyncIterable<R>,
): Promise<void> {
  const found = await unmappableRows(columns, rows)
  if (found.rows.length === 0) return
  throw new DomainError(
    'CP932_UNMAPPABLE',
    'Shift_JISで表せない文字が入った行があります。UTF-8かExcelで出力するか、〓に置き換えて出力してください。',
    422,
    { conflicts: found.rows, more: found.more },
  )
}

/** @param name of the file, without its ending */
export function csvOutput<R>(
  name: string,
  format: 'csv' | 'csv-cp932',
  columns: Column<R>[],
  rows: AsyncIterable<R>,
): Output {
  const isUtf8 = format === 'csv'
  return {
    body: toWeb(Readable.from(csvBytes(columns, rows, isUtf8 ? 'utf8' : 'cp932'))),
    type: `text/csv; charset=${isUtf8 ? 'utf-8' : 'shift_jis'}`,
    disposition: contentDisposition(name, 'csv'),
  }
}

export const xlsxOutput = <R>(name: string, table: XlsxList<R>): Output => ({
  body: toWeb(xlsxStream<R>(table)),
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  disposition: contentDisposition(name, 'xlsx'),
})

/** Shown in the browser, which prints it. @param pdf a document that is being written */
export const pdfOutput = (name: string, pdf: unknown): Output => ({
  body: toWeb(pdf as Readable),
  type: 'application/pdf',
  disposition: contentDisposition(name, 'pdf', 'inline'),
})

const toWeb = (stream: Readable): ReadableStream<Uint8Array> =>
  Readable.toWeb(stream) as ReadableStream<Uint8Array>
