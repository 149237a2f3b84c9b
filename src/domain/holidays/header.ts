import { knownHeadings } from '../cards/columns'
import { parseDate } from '../time/parse-date'

/** A row of the file; `flaw`: why nothing of it may be used. */
export type HolidayRow = { line: number; cells: readonly string[]; flaw?: string }

export type HolidayHeader =
  /** `at`: which of the rows it is; `day` and `name`: which of its cells. */
  { ok: true; at: number; day: number; name: number } | { ok: false; problem: string }

const HEADING = '国民の祝日・休日月日,国民の祝日・休日名称'
/** A title that somebody put above, and an empty line. */
const ROWS_ABOVE = 5

const folded = (cell: string): string => cell.normalize('NFKC').replace(/[\s"]+/g, '')
/** With 国民の祝日 alone until 2018, with 国民の祝日・休日 since. */
const isDay = (cell: string): boolean => /^国民の祝日(?:・休日)?月日$/.test(folded(cell))
const isName = (cell: string): boolean => /^国民の祝日(?:・休日)?名称$/.test(folded(cell))

/** Finds the heading of the Cabinet Office's CSV; for any other file it says what that is not. */
export function findHolidayHeader(rows: readonly HolidayRow[]): HolidayHeader {
  const head = rows.slice(0, ROWS_ABOVE + 1)
  for (const [at, { cells }] of head.entries()) {
    const [day, name] = [cells.findIndex(isDay), cells.findIndex(isName)]
    if (day >= 0 && name >= 0) return { ok: true, at, day, name }
  }
  return {
    ok: false,
    problem: `内閣府の「国民の祝日」のCSV（syukujitsu.csv）ではありません。${whatItIs(head)}何も変えていません。`,
  }
}

/** What of other files can be told. Nothing of their contents reaches the message. */
function whatItIs(head: readonly HolidayRow[]): string {
  const text = head.map(({ cells }) => cells.join(',')).join('\n')
  if (text.includes('\u001b$')) {
    return '文字コードがJIS（ISO-2022-JP）です。内閣府のファイルをダウンロードし直してください。'
  }
  if (
    head.some(({ cells }) => cells.length === 1 && /[\t;]/.test(cells[0] ?? '') && isMixed(cells))
  ) {
    return '列の区切りがコンマではありません。Excelでは「CSV UTF-8（コンマ区切り）」で保存してください。'
  }
  const most = Math.max(0, ...head.map(({ cells }) => knownHeadings(cells)))
  if (most >= 2) {
    return 'カードの一覧のようです。カードの一覧は「カードの取り込み」の画面で選んでください。'
  }
  if (/平成\d{1,2}年.*平成\d{1,2}年/.test(text) || /(?:名称,月日,?){2}/.test(text)) {
    return '1年ごとに横に並んだ、以前の形の表です。今の形（1行に1日）のファイルをダウンロードしてください。'
  }
  if (head.some(({ cells }) => cells.some(isDay) || cells.some(isName))) {
    return `見出しの片方がありません。1行目を「${HEADING}」に戻してください。`
  }
  if (parseDate(head[0]?.cells[0] ?? '')) {
    return `見出しの行がありません。1行目に「${HEADING}」を入れてください。`
  }
  return `見出し「${HEADING}」が見つかりません。別のファイルを選んでいないか、文字化けしていないかを確かめてください。`
}

const isMixed = (cells: readonly string[]): boolean => {
  const parts = (cells[0] ?? '').split(/[\t;]/)
  return parts.some(isDay) && parts.some(isName)
}
