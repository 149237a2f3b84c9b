import type { AnyColumn, ColumnProfile, Header } from './columns'
import type { CardRow } from './read-row'
import { ROUTE, type Route } from './vocabulary'

/** The form of a file that was imported: what an export needs to look the same (CD-01, CD-32). */
export type SourceForm = {
  kind: 'csv' | 'xlsx'
  encoding: 'UTF-8' | 'Shift_JIS'
  bom: boolean
  eol: string
  endsWithEol: boolean
  /** Bytes of the line of headings as base64; empty for a file without. */
  head: string
  /** The headings as cells; empty for a file without, whose columns the profile names. */
  names: string[]
  profile: ColumnProfile | null
}

/** What a card says in each column, as this product writes it. */
export type CardTexts = Partial<Record<AnyColumn, string>>

/** Fields of a card whose texts are columns of a list; personal ones in clear. */
export type CardValues = {
  reservationNumber?: string | null
  shippingNumber?: string | null
  manufacturingNumber?: string | null
  name?: string | null
  kana?: string | null
  address?: string | null
  birthday?: string | null
  status: string
  receivedOn?: string | null
  inspectedOn?: string | null
  preparedOn?: string | null
  transferredOn?: string | null
  notifiedOn?: string | null
  issuedOn?: string | null
  expiresOn?: string | null
  cancelledOn?: string | null
  route?: string | null
  position?: string | null
  remarks?: string | null
}

/** @param placeCode code of the storage place, which a card names by its id */
export const textsOf = (card: CardValues, placeCode = ''): CardTexts => ({
  予約ID: card.reservationNumber ?? '',
  発送番号: card.shippingNumber ?? '',
  製造管理番号: card.manufacturingNumber ?? '',
  氏名: card.name ?? '',
  氏名カナ: card.kana ?? '',
  住所: card.address ?? '',
  生年月日: card.birthday ?? '',
  状態区分: card.status,
  受入れ日: card.receivedOn ?? '',
  検品日: card.inspectedOn ?? '',
  交付前設定日: card.preparedOn ?? '',
  区移管日: card.transferredOn ?? '',
  交付通知書発送日: card.notifiedOn ?? '',
  交付日: card.issuedOn ?? '',
  有効期限: card.expiresOn ?? '',
  取りやめ日: card.cancelledOn ?? '',
  交付の方法: ROUTE[card.route as Route] ?? '',
  保管場所コード: placeCode,
  位置: card.position ?? '',
  備考: card.remarks ?? '',
})

/** The same for a row that was just read. */
export const textsOfRow = (row: CardRow): CardTexts =>
  textsOf({ ...row, ...row.more }, row.more?.placeCode)

/** Cells in the order of the file's columns. */
export function cellsOfTexts(
  header: Header,
  texts: CardTexts,
  office: string,
  extra: Record<string, string>,
): string[] {
  const cells = Array.from({ length: header.width }, () => '')
  for (const [column, at] of Object.entries(header.at)) cells[at] = texts[column as AnyColumn] ?? ''
  if (header.office !== null) cells[header.office] = office
  for (const { name, at } of header.extra) cells[at] = extra[name] ?? ''
  return cells
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/** One line in the city's form: every cell in double quotes, commas between (CD-01). */
export const lineOf = (cells: readonly string[]): string => cells.map(quoted).join(',')

/** A cell put in place of another, quoted where the line it stands in has quotes or it needs them. */
export const cellLike = (cell: string, wasQuoted: boolean): string =>
  wasQuoted || /[",\r\n]/.test(cell) ? quoted(cell) : cell
