import iconv from 'iconv-lite'

import type { CsvSource } from '@/documents/csv/read-csv'
import { type COLUMNS } from '@/domain/cards/columns'

export type CsvRow = Partial<Record<(typeof COLUMNS)[number], string>> & Record<string, string>

/** A card that may book, in Kawasaki's form; numbers follow `index`. */
export const cardRow = (index: number, change: CsvRow = {}): CsvRow => ({
  予約ID: String(7_000_000_000 + index),
  発送番号: `K-${index}`,
  製造管理番号: `ABC${String(100_000 + index)}`,
  氏名: '川崎　花子',
  住所: '川崎市川崎区東田町8番地',
  生年月日: '1980-04-01',
  状態区分: '交付通知書発送済み',
  交付日: '',
  有効期限: '2036-04-01',
  取りやめ日: '',
  備考: '',
  ...change,
})

const quoted = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')

/** The city's file: double-quoted, comma-separated, CRLF. Columns of the first row decide. */
export function csvOf(rows: CsvRow[], columns: string[] = Object.keys(rows[0] ?? {})): string {
  const lines = rows.map((row) => quoted(columns.map((column) => row[column] ?? '')))
  return [quoted(columns), ...lines].map((line) => `${line}\r\n`).join('')
}

/** The file in pieces of a few hundred bytes, as a stream gives it. */
export function csvSource(
  text: string | Uint8Array,
  encoding: 'utf8' | 'cp932' = 'utf8',
): CsvSource {
  const bytes = typeof text === 'string' ? iconv.encode(text, encoding) : text
  return {
    name: 'cards.csv',
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += 301) yield bytes.subarray(at, at + 301)
    },
  }
}
