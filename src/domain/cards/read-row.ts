import { containsIndividualNumber } from '../codes/individual-number'
import { normaliseCode } from '../codes/normalise-code'
import { ownValue } from '../own'
import type { CivilDate } from '../time/civil'
import { isUnknownDate, type ReadDate, readDate, readEraCode } from '../time/parse-date'
import { UNREADABLE_MARK } from '../text/unreadable-mark'

import {
  codeProblem,
  dateProblem,
  isNothing,
  isTimestamp,
  leftover,
  replacedIn,
  shownCode,
  shownText,
  spreadsheetProblem,
} from './cell-checks'
import type { AnyColumn, Header, Holds } from './columns'
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

/**
 * Why a row was refused, or what is odd about one that was taken, in words for the card centre. The
 * reason never holds the value; that stands beside it, for the screen of those who import only.
 */
export type RowProblem = {
  line: number
  field: string
  reason: string
  level?: 'warning'
  /** The cell as the list has it, cut; never an individual number. */
  value?: string
  /** A number of the card, so that its row is found. */
  number?: string
}

/** What may be stored in clear and sent back to whoever made the list. */
export const withoutValue = ({ line, field, reason, level }: RowProblem): RowProblem => ({
  line,
  field,
  reason,
  ...(level ? { level } : {}),
})

/** Longest text per column; longer ones are a sign of a lost quote or a shifted column. */
const MAX_LENGTH: Record<AnyColumn, number> = {
  予約ID: 40,
  発送番号: 40,
  製造管理番号: 40,
  氏名: 200,
  住所: 300,
  生年月日: 40,
  状態区分: 40,
  交付日: 40,
  有効期限: 40,
  取りやめ日: 40,
  備考: 2000,
  氏名カナ: 200,
  受入れ日: 40,
  検品日: 40,
  交付前設定日: 40,
  区移管日: 40,
  交付通知書発送日: 40,
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

type Read =
  { ok: true; row: CardRow; warnings: RowProblem[] } | { ok: false; problems: RowProblem[] }

const NUMBERS: AnyColumn[] = ['予約ID', '発送番号', '製造管理番号', '位置']
const KEYS: AnyColumn[] = ['予約ID', '製造管理番号']

export const BROKEN_QUOTES =
  '引用符（"）の付け方が正しくないか、閉じていません。この行をExcelかメモ帳で直してください。'
const CONTINUED =
  '次の行に続いているようです（セルの中の改行で行が分かれています）。改行を消すか、セルを引用符（"）で囲んでください。'

/** @param row the row before one that is only the rest of it */
export const continuedRow = (row: CardRow): RowProblem => ({
  line: row.line,
  field: '行全体',
  reason: CONTINUED,
  number: row.reservationNumber || row.manufacturingNumber,
})

/** A text as it is shown; empty where another system wrote its word for an empty value. */
const shownValue = (cell: string): string => (isNothing(shownText(cell)) ? '' : shownText(cell))

/** Reads a cell as it is meant: codes and dates without the signs a spreadsheet puts before them. */
const cellReader = (header: Header, cells: readonly string[]) => (column: AnyColumn) => {
  const cell = shownValue(cells[header.at[column] ?? -1] ?? '')
  return NUMBERS.includes(column) || DATES.includes(column) ? shownCode(cell) : cell
}

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
const numberText = (cell: string): string => cell.replace(INVISIBLE, '').trim()

/**
 * What a row is before it is read: nothing but empty cells; the line of a total at the end; the
 * headings once more; the rest of a row that a line break has cut; or a row of the list.
 */
export function kindOfRow(
  header: Header,
  cells: readonly string[],
): 'empty' | 'total' | 'headings' | 'rest' | 'row' {
  if (cells.every((cell) => cell.trim() === '')) return 'empty'
  const text = cellReader(header, cells)
  const hasKey = KEYS.some((column) => {
    const code = numberText(text(column))
    return code !== '' && codeProblem(code, true) === null
  })
  if (hasKey) return 'row'
  const first = cells.find((cell) => cell.trim() !== '')?.trim() ?? ''
  if (TOTAL.test(first)) return 'total'
  const [named, width] = [header.names, cells.length]
  if (width >= named.length && named.length > 0 && named.every((name, at) => cells[at] === name)) {
    return 'headings'
  }
  return width < header.width ? 'rest' : 'row'
}

const TOTAL =
  /^(?:合計|総計|総合計|小計|計|件数|総件数|合計件数|以上|TOTAL|EOF)(?:[\s:：]*[\d,]*件?)?$/i

/** Reads and checks one row of the city's list (CD-03). All its problems are found at once. */
export function readRow(header: Header, cells: readonly string[], line: number): Read {
  const text = cellReader(header, cells)
  const trimmed = (column: AnyColumn) => text(column).trim()
  const number = cardNumber(numberText(text('予約ID')), numberText(text('製造管理番号')))
  const told = (problem: RowProblem): RowProblem => (number ? { ...problem, number } : problem)
  const surplus = cells.slice(header.width).find((cell) => cell.trim() !== '')
  if (surplus !== undefined) {
    const reason = `列の数が見出しより多くなっています（見出し ${header.width}列、この行 ${cells.length}列）。セルの中のコンマは、セルを引用符（"）で囲んでください。`
    return { ok: false, problems: [told(withValue({ line, field: '行全体', reason }, surplus))] }
  }
  const date = dateReader(header, text)
  const { problems, warnings } = checkCells(header, cells, line)
  const absent = COLUMNS.filter((column) => header.at[column] === undefined)
  const said = trimmed('状態区分')
  const more = moreOf(header, text, (column) => date(column)?.date ?? '')
  const day = (column: AnyColumn): CivilDate | '' => date(column)?.date ?? ''
  const row: CardRow = {
    line,
    reservationNumber: numberText(text('予約ID')),
    shippingNumber: numberText(text('発送番号')),
    manufacturingNumber: numberText(text('製造管理番号')),
    reservationKey: normaliseCode(text('予約ID')),
    manufacturingKey: normaliseCode(text('製造管理番号')),
    name: text('氏名'),
    address: text('住所'),
    birthday: day('生年月日'),
    status: said || header.defaultStatus,
    issuedOn: day('交付日'),
    expiresOn: day('有効期限'),
    cancelledOn: day('取りやめ日'),
    remarks: text('備考'),
    office: header.office === null ? '' : shownValue(cells[header.office] ?? '').trim(),
    extra: Object.fromEntries(
      header.extra
        .map(({ name, at }) => [name, shownValue(cells[at] ?? '')])
        .filter(([, value]) => value),
    ),
    ...(Object.keys(more).length > 0 ? { more } : {}),
    ...(absent.length > 0 ? { absent } : {}),
    ...(!said && header.defaultStatus ? { isDefaultStatus: true } : {}),
  }
  if (!row.reservationKey && !row.manufacturingKey && !hasProblem(problems, KEYS)) {
    problems.push({ line, field: '予約ID', reason: '予約IDと製造管理番号の両方が空です。' })
  }
  if (!row.status) problems.push({ line, field: '状態区分', reason: '空です。' })
  return problems.length > 0
    ? { ok: false, problems: problems.map(told) }
    : { ok: true, row, warnings: warnings.map(told) }
}

const hasProblem = (problems: RowProblem[], columns: string[]): boolean =>
  problems.some(({ field }) => columns.includes(field))

/** The number by which a row is found again; none that looks like an individual number. */
const cardNumber = (...numbers: string[]): string =>
  numbers.find((number) => number !== '' && !containsIndividualNumber(number))?.slice(0, 40) ?? ''

const SHOWN = 80
const withValue = (problem: RowProblem, cell: string): RowProblem =>
  cell.trim() === '' || containsIndividualNumber(cell)
    ? problem
    : { ...problem, value: Array.from(cell.trim()).slice(0, SHOWN).join('') }

const dateReader =
  (header: Header, text: (column: AnyColumn) => string) =>
  (column: AnyColumn): ReadDate | null =>
    header.holds[header.at[column] ?? -1] === 'era-code'
      ? readEraCode(text(column))
      : readDate(text(column))

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
  if (has('交付の方法')) more.route = ownValue(ROUTES, text('交付の方法').trim()) ?? ''
  if (has('保管場所コード')) more.placeCode = text('保管場所コード').trim()
  if (has('位置')) more.position = text('位置').trim()
  return more
}

function checkCells(
  header: Header,
  cells: readonly string[],
  line: number,
): { problems: RowProblem[]; warnings: RowProblem[] } {
  const problems: RowProblem[] = []
  const warnings: RowProblem[] = []
  const text = cellReader(header, cells)
  const date = dateReader(header, text)
  for (const [column, at] of Object.entries(header.at) as [AnyColumn, number][]) {
    const value = text(column)
    const reason =
      textProblem(value, MAX_LENGTH[column], header.holds[at]) ??
      contentProblem(column, value, () => date(column) !== null)
    if (reason) problems.push(withValue({ line, field: column, reason }, value))
    else {
      const cell = shownText(cells[at] ?? '').trim()
      const odd = isNothing(cell) ? nothingIn(column, cell) : oddity(column, value, date)
      if (odd) {
        warnings.push(withValue({ line, field: column, reason: odd, level: 'warning' }, value))
      }
    }
  }
  const check = (field: string, at: number, limit: number) => {
    const value = shownText(cells[at] ?? '')
    const reason = textProblem(value, limit, header.holds[at])
    if (reason) problems.push(withValue({ line, field, reason }, value))
  }
  for (const { name, at } of header.extra) check(name, at, MAX_EXTRA)
  if (header.office !== null) check('窓口', header.office, MAX_LENGTH.状態区分)
  return { problems, warnings }
}

/** What a column asks of its cells, where they are not empty. */
function contentProblem(column: AnyColumn, value: string, isDate: () => boolean): string | null {
  if (value.trim() === '') return null
  if (NUMBERS.includes(column)) return codeProblem(numberText(value), KEYS.includes(column))
  if (DATES.includes(column)) {
    const isOpen = column === '生年月日' && isUnknownDate(value)
    return isDate() || isOpen ? null : dateProblem(value)
  }
  if (column === '交付の方法' && !ownValue(ROUTES, value.trim())) {
    return `「${Object.values(ROUTE).join('」か「')}」と書いてください。`
  }
  if ((column === '氏名' || column === '住所') && /^(?:true|false)$/i.test(value.trim())) {
    return 'ExcelのTRUE・FALSEです。正しい値を入れてください。'
  }
  return null
}

const nothingIn = (column: AnyColumn, cell: string): string =>
  `「${cell}」は、元のシステムの空の値です。空として取り込みます。${column === '氏名' ? '宛名を印刷できません。' : ''}`

const PEOPLE: AnyColumn[] = ['氏名', '氏名カナ', '住所']

/** What is taken as it is and should be looked at by somebody. */
function oddity(
  column: AnyColumn,
  value: string,
  date: (column: AnyColumn) => ReadDate | null,
): string | null {
  const isEmpty = value.replace(INVISIBLE, '').trim() === ''
  if (column === '氏名' && isEmpty) {
    return '氏名が空です。このまま取り込みますが、宛名を印刷できません。'
  }
  if (isEmpty) return null
  if (PEOPLE.includes(column)) {
    const sign = replacedIn(value)
    if (sign) {
      return `置き換え文字「${sign}」が入っています。元の文字が失われているおそれがあります。元のシステムで確かめてください。`
    }
    const left = leftover(value)
    if (left) return left
    return column === '氏名' && !/\p{L}/u.test(value)
      ? '氏名に文字がありません。列がずれていないか確かめてください。'
      : null
  }
  if (column === '備考') return leftover(value)
  if (!DATES.includes(column)) return null
  const found = date(column)
  if (!found) return '生年月日が不詳です。生年月日なしで取り込みます。'
  return found.isBeyondEra ? `元号の期間の外の日付です。${found.date}として取り込みます。` : null
}

const INDIVIDUAL =
  'マイナンバー（個人番号）と見分けのつかない12桁の数字が入っています。マイナンバーなら消してください。日時や荷物の番号の列なら、「カードの取り込みの設定」でその列の中身を選ぶか、「取り込まない」にしてください。'

function textProblem(value: string, limit: number, holds: Holds | undefined): string | null {
  // In a column of parcels only what carries the carriers' own check digit is taken for a parcel.
  const isStamp = holds === 'timestamp' && isTimestamp(value)
  const declared = holds === 'parcel' ? { declared: 'parcel' as const } : {}
  if (!isStamp && containsIndividualNumber(value, declared)) return INDIVIDUAL
  if (value.length > limit) {
    return `${limit}文字を超えています。引用符（"）が閉じていないか、列がずれていないか確かめてください。`
  }
  if (value.includes(UNREADABLE)) {
    return '読めない文字（文字化け）があります。文字の途中で切れているか、文字コードが違います。元のシステムで出し直すか、Excelでこのセルを直してください。'
  }
  if (value.includes(UNREADABLE_MARK)) {
    return '読み取れなかった値の印が入っています。正しい値に直してから取り込んでください。'
  }
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value)) {
    return '使えない制御文字があります。Excelでは =CLEAN(セル) で消せます。'
  }
  return spreadsheetProblem(value)
}

/** True when a value holds 外字 of the city's own font, which other systems cannot show. */
export const hasPrivateCharacters = (value: string): boolean => /[\ue000-\uf8ff]/.test(value)
