import { containsIndividualNumber } from '../codes/individual-number'

/** The city's columns (CD-01), in its order; a file may have them in any. */
export const COLUMNS = [
  '予約ID',
  '発送番号',
  '製造管理番号',
  '氏名',
  '住所',
  '生年月日',
  '状態区分',
  '交付日',
  '有効期限',
  '取りやめ日',
  '備考',
] as const
export type Column = (typeof COLUMNS)[number]

/** Not among the eleven, but when it is there it decides the office before the address does. */
export const OFFICE_COLUMNS = ['交付窓口', '交付場所', '窓口', '窓口コード', '区名']

const ALIASES: Record<string, Column> = {
  予約番号: '予約ID',
  取止め日: '取りやめ日',
  取り止め日: '取りやめ日',
}

export type Header = {
  width: number
  at: Record<Column, number>
  office: number | null
  /** Columns that the platform does not know; kept with the card and told to the user. */
  extra: { name: string; at: number }[]
}

export type HeaderResult = { ok: true; header: Header } | { ok: false; problem: string }

const nameOf = (cell: string): string => {
  const name = cell.replace(/[\s\u200b\ufeff]/g, '')
  return ALIASES[name] ?? name
}

/** Finds the columns in the first row of a file (CD-01). A refusal names what is missing. */
export function readHeader(cells: readonly string[]): HeaderResult {
  // A file without a header shows its first card here: nothing of it may reach a message.
  if (cells.some(containsIndividualNumber)) {
    return { ok: false, problem: '見出しの行にマイナンバー（個人番号）の形の数字が入っています。' }
  }
  const names = cells.map(nameOf)
  const missing = COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0) {
    return { ok: false, problem: `見出しに次の列がありません: ${missing.join('、')}` }
  }
  const twice = COLUMNS.filter((column) => names.indexOf(column) !== names.lastIndexOf(column))
  if (twice.length > 0) {
    return { ok: false, problem: `見出しに同じ列が2つあります: ${twice.join('、')}` }
  }
  const at = Object.fromEntries(COLUMNS.map((column) => [column, names.indexOf(column)]))
  const office = names.findIndex((name) => OFFICE_COLUMNS.includes(name))
  return {
    ok: true,
    header: {
      width: cells.length,
      at: at as Record<Column, number>,
      office: office < 0 ? null : office,
      extra: names
        .map((name, index) => ({ name: name || `${index + 1}列目`, at: index }))
        .filter(({ name, at: index }) => !COLUMNS.includes(name as Column) && index !== office),
    },
  }
}
