import { containsIndividualNumber } from '../codes/individual-number'
import { ownValue } from '../own'

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

/** Columns that other lists bring; read where an import profile names them (CD-04, CD-06). */
export const MORE_COLUMNS = [
  '氏名カナ',
  '受入れ日',
  '検品日',
  '交付前設定日',
  '区移管日',
  '交付通知書発送日',
  '交付の方法',
  '保管場所コード',
  '位置',
] as const
export type MoreColumn = (typeof MORE_COLUMNS)[number]

export const OFFICE_COLUMN = '交付窓口'
export type AnyColumn = Column | MoreColumn
/** Columns that stay with the card as they are, and columns that are not taken at all. */
export const KEPT_COLUMN = 'その他の列'
export const SKIPPED_COLUMN = '取り込まない'
/** Any number of a file's columns may be these. */
export const MANIFOLD: readonly string[] = [KEPT_COLUMN, SKIPPED_COLUMN]
/** What a column of a file can be mapped to. */
export const MAPPABLE = [
  ...COLUMNS,
  ...MORE_COLUMNS,
  OFFICE_COLUMN,
  KEPT_COLUMN,
  SKIPPED_COLUMN,
] as const
export type Mappable = (typeof MAPPABLE)[number]

/** Not among the eleven, but when it is there it decides the office before the address does. */
export const OFFICE_COLUMNS = [OFFICE_COLUMN, '交付場所', '窓口', '窓口コード', '区名']

const ALIASES: Record<string, Column> = {
  予約番号: '予約ID',
  取止め日: '取りやめ日',
  取り止め日: '取りやめ日',
}

/** What the city declares about a column, where digits alone do not tell it (F-04, F-26). */
export const HOLDS = {
  timestamp: '日時（202604010804など）',
  parcel: '荷物の番号（追跡番号）',
  'era-code': '元号が数字の日付（3550401など）',
} as const
export type Holds = keyof typeof HOLDS

/** How one kind of file is read: which of its columns is what (CD-04). */
export type ColumnProfile = {
  columns: { column: string; field: Mappable; optional?: boolean; holds?: Holds }[]
  /** For files that do not say where a card stands. */
  defaultStatus: string
  hasHeader: boolean
}

export type Header = {
  width: number
  /** Names as the file has them; empty for a file without headings. */
  names: string[]
  at: Partial<Record<AnyColumn, number>>
  office: number | null
  /** Columns that the platform does not know; kept with the card and told to the user. */
  extra: { name: string; at: number }[]
  /** Positions that are not read, checked or stored. */
  skipped: number[]
  /** Position → what is declared, or plain from its heading, about its digits. */
  holds: Partial<Record<number, Holds>>
  defaultStatus: string
}

export type HeaderResult = { ok: true; header: Header } | { ok: false; problem: string }

const plainName = (cell: string): string => cell.replace(/[\s\u200b-\u200d\u2060\ufeff]/g, '')
/** Headings are compared without regard to width, case, line breaks and unseen characters. */
const keyOf = (cell: string): string => plainName(cell).normalize('NFKC').toUpperCase()

const KNOWN = new Map(
  [...COLUMNS, ...OFFICE_COLUMNS, ...Object.keys(ALIASES)].map((name) => [keyOf(name), name]),
)
const nameOf = (cell: string): string => {
  const name = KNOWN.get(keyOf(cell)) ?? plainName(cell)
  return ownValue(ALIASES, name) ?? name
}

/** How many of a row's cells are headings that are looked for; 0 for a row that is none. */
export function knownHeadings(cells: readonly string[], profile?: ColumnProfile): number {
  const wanted = profile ? profile.columns.map(({ column }) => column) : COLUMNS
  const found = new Set(cells.map((cell) => keyOf(profile ? cell : nameOf(cell))))
  return wanted.filter((name) => found.has(keyOf(name))).length
}

/** A heading that says by itself that its column holds points in time. */
const TIMES = /日時|時刻|タイムスタンプ|TIMESTAMP|DATETIME/

const MAX_NAME = 100

/**
 * Finds the columns in the first row of a file (CD-01), by their own names or by a profile's
 * mapping (CD-04). A refusal names what is missing.
 */
export function readHeader(cells: readonly string[], profile?: ColumnProfile): HeaderResult {
  // A file without a header shows its first card here: nothing of it may reach a message.
  if (cells.some((cell) => containsIndividualNumber(cell))) {
    return { ok: false, problem: '見出しの行にマイナンバー（個人番号）の形の数字が入っています。' }
  }
  if (cells.some((cell) => cell.length > MAX_NAME)) {
    return {
      ok: false,
      problem: `見出しに${MAX_NAME}文字を超える列があります。見出しの行を確かめてください。`,
    }
  }
  return profile ? headerByProfile(cells, profile) : headerByName(cells)
}

function headerByName(cells: readonly string[]): HeaderResult {
  const names = cells.map(nameOf)
  const missing = COLUMNS.filter((column) => !names.includes(column))
  if (missing.length > 0) {
    return { ok: false, problem: `見出しに次の列がありません: ${missing.join('、')}` }
  }
  const twice = COLUMNS.filter((column) => names.indexOf(column) !== names.lastIndexOf(column))
  if (twice.length > 0) return { ok: false, problem: twiceIn(twice) }
  const at = Object.fromEntries(COLUMNS.map((column) => [column, names.indexOf(column)]))
  const office = names.findIndex((name) => OFFICE_COLUMNS.includes(name))
  return {
    ok: true,
    header: made(cells, names, at, office < 0 ? null : office, ''),
  }
}

const twiceIn = (names: string[]) => `見出しに同じ列が2つあります: ${names.join('、')}`

function headerByProfile(cells: readonly string[], profile: ColumnProfile): HeaderResult {
  const { columns, defaultStatus, hasHeader } = profile
  const names = hasHeader ? cells.map(plainName) : columns.map(({ column }) => plainName(column))
  const keys = names.map(keyOf)
  const at: Partial<Record<Mappable, number>> = {}
  const skipped: number[] = []
  const holds: Header['holds'] = {}
  const missing: string[] = []
  const twice: string[] = []
  for (const { column, field, optional, holds: declared } of columns) {
    const index = keys.indexOf(keyOf(column))
    const all = keys.flatMap((key, position) => (key === keyOf(column) ? [position] : []))
    if (declared) for (const position of all) holds[position] = declared
    if (MANIFOLD.includes(field)) {
      if (field === SKIPPED_COLUMN) skipped.push(...all)
      continue
    }
    if (index < 0) {
      if (!optional) missing.push(column)
      continue
    }
    if (all.length > 1) twice.push(column)
    at[field] = index
  }
  if (missing.length > 0) {
    return {
      ok: false,
      problem: `見出しに次の列がありません: ${missing.join('、')}。取り込みの設定を確かめてください。`,
    }
  }
  if (twice.length > 0) return { ok: false, problem: twiceIn(twice) }
  if (at.予約ID === undefined && at.製造管理番号 === undefined) {
    return { ok: false, problem: '予約IDの列も製造管理番号の列もありません。' }
  }
  if (at.状態区分 === undefined && !defaultStatus) {
    return {
      ok: false,
      problem:
        '状態区分の列がありません。取り込みの設定に「状態区分がないときの状態」を入れてください。',
    }
  }
  const { [OFFICE_COLUMN]: office = null, ...rest } = at
  const fields = rest as Header['at']
  const header = made(hasHeader ? cells : names, names, fields, office, defaultStatus, {
    skipped,
    holds,
  })
  return { ok: true, header: { ...header, names: hasHeader ? header.names : [] } }
}

function made(
  cells: readonly string[],
  names: string[],
  at: Partial<Record<AnyColumn, number>>,
  office: number | null,
  defaultStatus: string,
  declared: Pick<Header, 'skipped' | 'holds'> = { skipped: [], holds: {} },
): Header {
  const { skipped } = declared
  const known = new Set<number>([
    ...Object.values(at),
    ...skipped,
    ...(office === null ? [] : [office]),
  ])
  const plainTimes = names.flatMap((name, index) => (TIMES.test(keyOf(name)) ? [index] : []))
  return {
    width: cells.length,
    names: [...cells],
    at,
    office,
    extra: names
      .map((name, index) => ({ name: ownName(names, name, index), at: index }))
      .filter(({ at: index }) => !known.has(index)),
    skipped,
    holds: {
      ...Object.fromEntries(plainTimes.map((index) => [index, 'timestamp' as const])),
      ...declared.holds,
    },
    defaultStatus,
  }
}

/** Two columns of one name would hide each other. */
const ownName = (names: string[], name: string, index: number): string =>
  !name ? `${index + 1}列目` : names.indexOf(name) < index ? `${name}（${index + 1}列目）` : name
