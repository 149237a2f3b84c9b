import { CARD_COLUMNS, type DemoCard } from './card-data'

/** The cards as the city's file: header, every field in double quotes, commas, CRLF (CD-01). */
export function toCityCsv(rows: readonly DemoCard[]): string {
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = rows.map((row) => CARD_COLUMNS.map((column) => quote(row[column])).join(','))
  return [CARD_COLUMNS.map(quote).join(','), ...lines].map((line) => `${line}\r\n`).join('')
}
