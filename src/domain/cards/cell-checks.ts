import { foldWidth, normaliseCode } from '../codes/normalise-code'
import { withoutGuard } from '../text/formula-guard'
import { hasTimeOfDay, parseDate } from '../time/parse-date'

/** Excel's way to keep leading zeros: ="0012300021". */
const KEPT = /^="([^"]*)"$/s
/** An apostrophe that a spreadsheet shows nowhere. */
const APOSTROPHE = /^\s*['’‘`](?=\S)/

/**
 * A cell as a person sees it in a spreadsheet: without what keeps zeros (="0012") and without the
 * apostrophe that our own lists put before a formula (F-07, F-29).
 */
export const shownText = (cell: string): string => withoutGuard(KEPT.exec(cell)?.[1] ?? cell)

/** The same for a number or a date, in which an apostrophe never means anything. */
export const shownCode = (cell: string): string => shownText(cell).replace(APOSTROPHE, '')

/** What databases and programs write for an empty value: NULL, (null), N/A, undefined, NaN, None, nil. */
const NOTHING = /^(?:[(<[]?null[)>\]]?|n\/a|undefined|nan|none|nil)$/i

/** True for a word that another system wrote where it had no value: nobody is called NULL. */
export const isNothing = (cell: string): boolean => NOTHING.test(foldWidth(cell).trim())

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|nbsp|ensp|emsp|amp|lt|gt|quot|apos);/i

/** What a text of a person or a place brings along from a spreadsheet or a web page; null when it is clean. */
export function leftover(text: string): string | null {
  const [entity] = ENTITY.exec(text) ?? []
  if (entity)
    return `Webページの記号「${entity}」が文字のまま入っています。このまま取り込むと、宛名にもそのまま印刷されます。元のシステムで直してください。`
  return foldWidth(text).trimStart().startsWith('=')
    ? '「=」で始まっています。計算式の書きかけではないか確かめてください。'
    : null
}

/** #N/A, #REF!, #スピル!, and what the reader of books writes where no value was kept. */
const ERROR = /^#(?:N\/A|NULL!|[^\s#]{2,30}[!?]|GETTING_DATA|ERR:\d+)$/iu
const NOT_FILLED = /^#+$/
const NOT_WORKED_OUT = '#NOT_CALCULATED!'
const LOST_DIGITS = '#LOST_DIGITS!'
const NO_DAY = '#DATE!'

const AS_TEXT =
  'Excelでは、列の表示形式を「文字列」にしてから元のデータを貼り直し、ファイルを作り直してください。'

/** Why the content of any cell cannot be what was meant; null when it can. */
export function spreadsheetProblem(cell: string): string | null {
  const text = foldWidth(cell).trim()
  if (!text.startsWith('#')) return null
  const upper = text.toUpperCase()
  if (upper === NOT_WORKED_OUT) {
    return '計算式の答えが保存されていません。Excelで開き、上書き保存してから取り込んでください。'
  }
  if (upper === LOST_DIGITS) {
    return `16桁以上の数字がExcelで数値になり、終わりの桁が失われています。${AS_TEXT}`
  }
  if (upper === NO_DAY) {
    return 'Excelの日付の通し番号として、ありえない値です。Excelで日付を直してください。'
  }
  if (NOT_FILLED.test(text) && text.length > 1) {
    return '列の幅が足りず、値が####になっています。Excelで列の幅を広げてから保存してください。'
  }
  return ERROR.test(text)
    ? `Excelのエラー（${upper}）が入っています。Excelで計算式を直すか、正しい値を入れてください。要らない列なら、取り込みの設定で「取り込まない」にできます。`
    : null
}

const EXPONENT = /^[+-]?\d(?:\.\d+E[+-]?\d+|E[+-]\d+)$/i
const BOOLEAN = /^(?:TRUE|FALSE)$/i
const DAY = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}(?:日|\s.*)?$/
const FRACTION = /^\d+\.\d+$/

/**
 * Why a cell holds no number of a card. With `isKey` it must be one that a scan can meet: half-width
 * letters and digits, hyphens and blanks aside.
 */
export function codeProblem(cell: string, isKey: boolean): string | null {
  const text = foldWidth(cell).trim()
  if (text === '') return null
  if (EXPONENT.test(text)) {
    return `番号がExcelで指数の形（1.23457E+11など）になり、桁が失われています。${AS_TEXT}`
  }
  if (BOOLEAN.test(text)) return `番号ではなく、ExcelのTRUE・FALSEです。${AS_TEXT}`
  if (DAY.test(text) && parseDate(text)) return `番号がExcelで日付に変わっています。${AS_TEXT}`
  if (FRACTION.test(text)) return `番号が小数になっています。${AS_TEXT}`
  if (!isKey) return null
  const [strange] = normaliseCode(text).match(/[^0-9A-Z]/u) ?? []
  if (strange) {
    return `番号に使えない文字「${strange}」が入っています。英数字とハイフンだけにしてください。`
  }
  return /\d/.test(text) ? null : '番号に数字がありません。列がずれていないか確かめてください。'
}

/** What is wrong with a text that is no date, in words that help in Excel. */
export function dateProblem(cell: string): string {
  const text = foldWidth(cell).trim()
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    return 'Excelの日付の通し番号です。Excelで列の表示形式を「日付」にして保存し直してください。'
  }
  if (hasTimeOfDay(text)) {
    return '日付の後に0時0分ではない時刻が付いています。日付だけにしてください（0:00は付いていても読めます）。'
  }
  return '日付として読めません。2026-04-01 や 令和8年4月1日 の形で書いてください。'
}

/** Written by other systems where they had no character. */
const REPLACED = /[〓?？□■◆\ufffd]/u

/** A sign that stands for a lost character; empty when there is none. */
export const replacedIn = (text: string): string => REPLACED.exec(text)?.[0] ?? ''

const STAMP =
  /^(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})\D{0,3}(\d{1,2})\D{0,2}(\d{2})(?:\D{0,2}(\d{2}))?\D?$/
const PACKED = /^(\d{4})(\d{2})(\d{2})\s?(\d{2})(\d{2})(\d{2})?$/

/** True for a day with a time: 202604010804, 2026/04/01 08:04:12. */
export function isTimestamp(cell: string): boolean {
  const text = foldWidth(cell).trim()
  const found = PACKED.exec(text) ?? STAMP.exec(text)
  if (!found) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0))
  if (year < 1900 || year > 2099 || hour > 23 || minute > 59 || second > 59) return false
  return parseDate(`${year}/${month}/${day}`) !== null
}
