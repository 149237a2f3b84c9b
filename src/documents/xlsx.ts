import { once } from 'node:events'
import { PassThrough } from 'node:stream'

import ExcelJS from 'exceljs'

import { partsOf } from '@/domain/time/civil'
import { formatEra } from '@/domain/time/format'

import type { Column } from './column'
import { headerText, sheetNames, writable } from './sheet-name'

export type XlsxList<R> = {
  /** Name of the sheet, in Japanese, as far as Excel can have it. */
  sheet: string
  /** Printed at the top of every page. */
  title: string
  /** Second sheet: what was asked for, by whom, when. */
  conditions: [string, string][]
  columns: Column<R>[]
  rows: AsyncIterable<R>
  /** Dates as 令和8年12月7日 instead of 2026-12-07; they stay dates either way (AX-09). */
  era?: boolean
}

const ROWS_PER_PAUSE = 500
/** Points of one line of 10 point letters, and the most that Excel takes. */
const LINE_HEIGHT = 14
const HIGHEST = 409
/** Signs of half width that fit beside each other on A4 and can still be read. */
const PAGE_WIDTH = 220

const sumOf = <R>(columns: readonly Column<R>[]): number =>
  columns.reduce((sum, { width }) => sum + width, 0)
// Understood by Excel and by LibreOffice, which shows a bare number for Excel's own `x-gannen`.
const ERA_FORMAT = '[$-411]ggge"年"m"月"d"日"'
const DATE_FORMAT = 'yyyy-mm-dd'
const FONT = { name: 'Yu Gothic', size: 10 }
const LINE = { style: 'thin', color: { argb: 'FFB3B3B3' } } as const
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE }

/**
 * An Excel book as a stream: one row a record, header that repeats on paper, filters, A4 landscape,
 * page numbers. Rows go out as they come, so 50,000 of them need little memory (libraries A4).
 * Text stays text: nothing a citizen typed can become a formula.
 */
export function xlsxStream<R>(list: XlsxList<R>): PassThrough {
  const out = new PassThrough({ highWaterMark: 256 * 1024 })
  write(list, out).catch((error: Error) => out.destroy(error))
  return out
}

async function write<R>(list: XlsxList<R>, out: PassThrough): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  book.creator = '窓口'
  const [first, second] = sheetNames([list.sheet, '出力の条件'])
  const sheet = addListSheet(book, list, first)
  let count = 0
  for await (const row of list.rows) {
    const added = sheet.addRow(list.columns.map((column) => cellOf(column, row)))
    added.eachCell({ includeEmpty: true }, (cell, at) => {
      const column = list.columns[at - 1]
      cell.style = column ? styleOf(column.kind, formatOf(column, row, list.era)) : {}
    })
    const lines = linesIn(list.columns, row)
    if (lines > 1) added.height = Math.min(HIGHEST, lines * LINE_HEIGHT + 3)
    added.commit()
    if (++count % ROWS_PER_PAUSE === 0) await pause(out)
  }
  sheet.commit()
  addConditions(book, second, [...list.conditions, ['件数', `${count}件`]])
  await book.commit()
}

/**
 * How many lines the fullest cell of a row takes: programs that open a streamed book do not all look themselves,
 * and would show one line of a long answer.
 */
function linesIn<R>(columns: readonly Column<R>[], row: R): number {
  const lines = columns.map((column) => {
    if (column.kind !== 'text') return 1
    const room = Math.max(2, column.width - 1)
    return String(column.value(row))
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / room)), 0)
  })
  return Math.max(1, ...lines)
}

/** Kana and kanji are two wide. */
const displayWidth = (text: string): number =>
  [...text].reduce(
    (sum, sign) => sum + (sign > '\u00ff' && !/[\uff61-\uff9f]/.test(sign) ? 2 : 1),
    0,
  )

/** Lets other requests run and waits for a slow reader, so that memory stays small. */
async function pause(out: PassThrough): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  if (out.destroyed) throw new Error('the reader has gone')
  if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), once(out, 'close')])
}

function addListSheet<R>(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  list: XlsxList<R>,
  name: string | undefined,
) {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      // More columns than one page can show in letters that can be read go on beside it, with the first again.
      fitToWidth: Math.max(1, Math.ceil(sumOf(list.columns) / PAGE_WIDTH)),
      fitToHeight: 0,
      printTitlesRow: '1:1',
      printTitlesColumn: 'A:A',
      margins: { left: 0.4, right: 0.4, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddHeader: headerText(list.title, '&L&"Yu Gothic,Bold"&12'),
      oddFooter: '&C&P / &N ページ&R&D &T 印刷',
    },
  })
  sheet.columns = list.columns.map(({ width }) => ({ width }))
  const header = sheet.addRow(list.columns.map((column) => writable(column.header)))
  header.height = 20
  header.eachCell((cell) => {
    cell.style = {
      font: { ...FONT, bold: true },
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7EEF8' } },
      border: BORDER,
      alignment: { vertical: 'middle' },
    }
  })
  header.commit()
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: list.columns.length } }
  return sheet
}

function cellOf<R>(column: Column<R>, row: R): string | number | Date | null {
  const value = column.value(row)
  if (value === '') return null
  if (column.kind !== 'date') return typeof value === 'string' ? writable(value) : value
  const { year, month, day } = partsOf(String(value))
  return new Date(Date.UTC(year, month - 1, day))
}

// '@': Excel keeps 0123 and 1-2 as they are, also after somebody edits the cell.
function formatOf<R>(column: Column<R>, row: R, era = false): string {
  if (column.kind === 'text') return '@'
  // A whole number as one; what has decimals keeps them.
  if (column.kind === 'number') return Number.isInteger(column.value(row)) ? '0' : 'General'
  if (!era) return DATE_FORMAT
  // No format of both programs writes an era's first year as 元年: there it stands as text.
  const value = String(column.value(row))
  const [, first] = (value && /^(.+元年)/.exec(formatEra(value))) || []
  return first ? `"${first}"m"月"d"日"` : ERA_FORMAT
}

const styles = new Map<string, Partial<ExcelJS.Style>>()

/** One shared object per look: exceljs would otherwise work out the same style for every cell. */
function styleOf(kind: Column<never>['kind'], numFmt: string): Partial<ExcelJS.Style> {
  const key = `${kind}|${numFmt}`
  const known = styles.get(key)
  if (known) return known
  const made: Partial<ExcelJS.Style> = {
    font: FONT,
    border: BORDER,
    alignment: { vertical: 'top', wrapText: kind === 'text' },
    numFmt,
  }
  styles.set(key, made)
  return made
}

function addConditions(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  sheetName: string | undefined,
  conditions: [string, string][],
): void {
  const sheet = book.addWorksheet(sheetName)
  sheet.columns = [{ width: 18 }, { width: 80 }]
  for (const [name, value] of conditions) {
    const row = sheet.addRow([name, writable(value)])
    row.getCell(1).style = { font: { ...FONT, bold: true } }
    row.getCell(2).style = { font: FONT, alignment: { wrapText: true }, numFmt: '@' }
    row.commit()
  }
  sheet.commit()
}
