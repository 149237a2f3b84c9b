import { containsIndividualNumber } from '../codes/individual-number'
import { normaliseCode } from '../codes/normalise-code'
import type { CivilDate } from '../time/civil'
import { parseDate } from '../time/parse-date'

import type { AnyColumn, Header } from './columns'
import { COLUMNS, type Column } from './columns'
import { ROUTE, type Route } from './vocabulary'

/** One card as the city's list has it. Personal values are byte for byte what the file holds. */
export type CardRow = {
  line: number
  reservationNumber: string
  shippingNumber: string
  manufacturingNumber: string
  /** The numbers in the one form in which they are compared; empty when the list has none. */
  reservationKey: string
  manufacturingKey: string
  name: string
  address: string
  birthday: CivilDate | ''
  status: string
  issuedOn: CivilDate | ''
  expiresOn: CivilDate | ''
  cancelledOn: CivilDate | ''
  remarks: string
  /** What the list says about the office, when it has such a column. */
  office: string
  extra: Record<string, string>
  /** What only some lists bring; a field is there when the list has its column. */
  more?: MoreFields
  /** Columns of the eleven that this kind of list does not have: what is stored stays (CD-04). */
  absent?: Column[]
  /** The list does not say where the card stands; a card that is known keeps its status. */
  isDefaultStatus?: boolean
}

export type MoreFields = {
  kana?: string
  receivedOn?: CivilDate | ''
  inspectedOn?: CivilDate | ''
  preparedOn?: CivilDate | ''
  transferredOn?: CivilDate | ''
  notifiedOn?: CivilDate | ''
  route?: Route | ''
  placeCode?: string
  position?: string
}

/** Why a row was refused, in words for the card centre; never with the value itself. */
export type RowProblem = { line: number; field: string; reason: string }

/** Longest text per column; longer ones are a sign of a lost quote or a shifted column. */
const MAX_LENGTH: Record<AnyColumn, number> = {
  予約ID: 40,
  発送番号: 40,
  製造管理番号: 40,
  氏名: 200,
  住所: 300,
  生年月日: 20,
  状態区分: 40,
  交付日: 20,
  有効期限: 20,
  取りやめ日: 20,
  備考: 2000,
  氏名カナ: 200,
  受入れ日: 20,
  検品日: 20,
  交付前設定日: 20,
  区移管日: 20,
  交付通知書発送日: 20,
  交付の方法: 20,
  保管場所コード: 60,
  位置: 40,
}
const MAX_EXTRA = 2000
const MORE_DAYS = {
  受入れ日: 'receivedOn',
  検品日: 'inspectedOn',
  交付前設定日: 'preparedOn',
  区移管日: 'transferredOn',
  交付通知書発送日: 'notifiedOn',
} as const
const DATES: AnyColumn[] = [
  '生年月日',
  '交付日',
  '有効期限',
  '取りやめ日',
  ...(Object.keys(MORE_DAYS) as (keyof typeof MORE_DAYS)[]),
]

/** What a decoder writes where the bytes mean nothing in the file's encoding. */
const UNREADABLE = '\ufffd'

type Read = { ok: true; row: CardRow } | { ok: false; problems: RowProblem[] }

/** Reads and checks one row of the city's list (CD-03). All its problems are found at once. */
export function readRow(header: Header, cells: readonly string[], line: number): Read {
  const surplus = cells.slice(header.width).some((cell) => cell.trim() !== '')
  if (cells.length < header.width || surplus) {
    const reason = `列の数が見出しと違います（見出し ${header.width}列、この行 ${cells.length}列）。`
    return { ok: false, problems: [{ line, field: '行全体', reason }] }
  }
  const problems = checkCells(header, cells, line)
  const text = (column: AnyColumn) => cells[header.at[column] ?? -1] ?? ''
  const trimmed = (column: AnyColumn) => text(column).trim()
  const date = (column: AnyColumn): CivilDate | '' => parseDate(text(column)) ?? ''
  const absent = COLUMNS.filter((column) => header.at[column] === undefined)
  const said = trimmed('状態区分')
  const more = moreOf(header, text, date)
  const row: CardRow = {
    line,
    reservationNumber: trimmed('予約ID'),
    shippingNumber: trimmed('発送番号'),
    manufacturingNumber: trimmed('製造管理番号'),
    reservationKey: normaliseCode(text('予約ID')),
    manufacturingKey: normaliseCode(text('製造管理番号')),
    name: text('氏名'),
    address: text('住所'),
    birthday: date('生年月日'),
    status: said || header.defaultStatus,
    issuedOn: date('交付日'),
    expiresOn: date('有効期限'),
    cancelledOn: date('取りやめ日'),
    remarks: text('備考'),
    office: header.office === null ? '' : (cells[header.office] ?? '').trim(),
    extra: Object.fromEntries(
      header.extra.map(({ name, at }) => [name, cells[at] ?? '']).filter(([, value]) => value),
    ),
    ...(Object.keys(more).length > 0 ? { more } : {}),
    ...(absent.length > 0 ? { absent } : {}),
    ...(!said && header.defaultStatus ? { isDefaultStatus: true } : {}),
  }
  if (!row.reservationKey && !row.manufacturingKey) {
    problems.push({ line, field: '予約ID', reason: '予約IDと製造管理番号の両方が空です。' })
  }
  if (!row.status) problems.push({ line, field: '状態区分', reason: '空です。' })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, row }
}

const ROUTES = Object.fromEntries(
  Object.entries(ROUTE).flatMap(([value, label]) => [
    [label, value],
    [label.replace('交付', ''), value],
  ]),
) as Record<string, Route>

function moreOf(
  header: Header,
  text: (column: AnyColumn) => string,
  date: (column: AnyColumn) => CivilDate | '',
): MoreFields {
  const more: MoreFields = {}
  const has = (column: AnyColumn) => header.at[column] !== undefined
  if (has('氏名カナ')) more.kana = text('氏名カナ')
  for (const [column, field] of Object.entries(MORE_DAYS)) {
    if (has(column as AnyColumn)) more[field] = date(column as AnyColumn)
  }
  if (has('交付の方法')) more.route = ROUTES[text('交付の方法').trim()] ?? ''
  if (has('保管場所コード')) more.placeCode = text('保管場所コード').trim()
  if (has('位置')) more.position = text('位置').trim()
  return more
}

function checkCells(header: Header, cells: readonly string[], line: number): RowProblem[] {
  const problems: RowProblem[] = []
  const check = (field: string, value: string, limit: number) => {
    const reason = textProblem(value, limit)
    if (reason) problems.push({ line, field, reason })
    return !reason
  }
  for (const [column, at] of Object.entries(header.at) as [AnyColumn, number][]) {
    const value = cells[at] ?? ''
    const sound = check(column, value, MAX_LENGTH[column])
    if (sound && DATES.includes(column) && value.trim() && !parseDate(value)) {
      const reason = '日付として読めません。2026-04-01 や 令和8年4月1日 の形で書いてください。'
      problems.push({ line, field: column, reason })
    }
    if (sound && column === '交付の方法' && value.trim() && !ROUTES[value.trim()]) {
      const reason = `「${Object.values(ROUTE).join('」か「')}」と書いてください。`
      problems.push({ line, field: column, reason })
    }
  }
  for (const { name, at } of header.extra) check(name, cells[at] ?? '', MAX_EXTRA)
  if (header.office !== null) check('窓口', cells[header.office] ?? '', MAX_LENGTH.状態区分)
  return problems
}

function textProblem(value: string, limit: number): string | null {
  if (containsIndividualNumber(value)) {
    return 'マイナンバー（個人番号）の形の12桁の数字が入っています。消してから取り込んでください。'
  }
  if (value.length > limit) return `${limit}文字を超えています。`
  if (value.includes(UNREADABLE)) return '読めない文字（文字化け）があります。'
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value)) return '使えない制御文字があります。'
  return null
}

/** True when a value holds 外字 of the city's own font, which other systems cannot show. */
export const hasPrivateCharacters = (value: string): boolean => /[\ue000-\uf8ff]/.test(value)
