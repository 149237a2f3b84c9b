import ExcelJS from 'exceljs'

import type { FigureTable } from '@/domain/reports/table'
import { partsOf } from '@/domain/time/civil'

import { headerText, sheetNames, writable } from './sheet-name'

export type ReportBook = {
  title: string
  /** Lines below the title: for whom, from whom, which days, when. */
  head: readonly [label: string, value: string][]
  /** Words, on the first sheet, in their order. */
  texts: readonly { heading: string; text: string }[]
  /** Tables, one sheet for each part. */
  sheets: readonly { heading: string; tables: readonly FigureTable[] }[]
}

const FONT = { name: 'Yu Gothic', size: 10.5 }
const LINE = { style: 'thin', color: { argb: 'FF999999' } } as const
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE }
const HEAD_FILL = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: 'FFE7EEF8' },
} as const
const WIDEST = 100
/** Japanese characters on one line of the first sheet's wide column, and the height of a line in points. */
const LINE_CHARS = 42
/** The same of the narrow one, where headings stand. */
const HEAD_CHARS = 9
const LINE_HEIGHT = 16

const lineCount = (text: string): number =>
  text.split('\n').reduce((all, line) => all + Math.max(1, Math.ceil(line.length / LINE_CHARS)), 0)

const PAGE: Partial<ExcelJS.PageSetup> = {
  paperSize: 9,
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
}

/**
 * A report as a book: its words on the first sheet, each part with figures on one of its own, ready for A4.
 * Built anew each time from what was kept, without a formula: nothing in it can reach out or change.
 */
export async function reportBook(report: ReportBook): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.creator = '窓口'
  const [first, ...names] = sheetNames(['報告書', ...report.sheets.map(({ heading }) => heading)])
  addWords(book.addWorksheet(first, sheetLook(report.title, 'portrait')), report)
  report.sheets.forEach(({ tables }, at) =>
    addTables(book.addWorksheet(names[at], sheetLook(report.title, 'landscape')), tables),
  )
  return Buffer.from(await book.xlsx.writeBuffer())
}

const sheetLook = (title: string, orientation: 'portrait' | 'landscape') => ({
  pageSetup: { ...PAGE, orientation },
  headerFooter: {
    oddHeader: headerText(title, '&L'),
    oddFooter: '&C&P / &N ページ',
  },
})

function addWords(sheet: ExcelJS.Worksheet, { title, head, texts }: ReportBook): void {
  sheet.columns = [{ width: 18 }, { width: 76 }]
  const top = sheet.addRow([writable(title)])
  top.getCell(1).font = { ...FONT, size: 16, bold: true }
  top.height = 28
  sheet.mergeCells(1, 1, 1, 2)
  for (const [label, value] of head) {
    if (!value) continue
    const row = sheet.addRow([label, writable(value)])
    row.eachCell((cell, at) => {
      cell.font = { ...FONT, bold: at === 1 }
      cell.numFmt = '@'
    })
  }
  sheet.addRow([])
  for (const { heading, text } of texts) {
    const row = sheet.addRow([writable(heading), writable(text)])
    const lines = Math.max(lineCount(text), Math.ceil(heading.length / HEAD_CHARS))
    row.height = Math.min(400, lines * LINE_HEIGHT + 6)
    row.eachCell({ includeEmpty: true }, (cell, at) => {
      cell.style = {
        font: { ...FONT, bold: at === 1 },
        border: BORDER,
        alignment: { vertical: 'top', wrapText: true },
        numFmt: '@',
        ...(at === 1 ? { fill: HEAD_FILL } : {}),
      }
    })
  }
}

function addTables(sheet: ExcelJS.Worksheet, tables: readonly FigureTable[]): void {
  const widths: number[] = []
  for (const { columns } of tables)
    columns.forEach(({ width = 14 }, at) => {
      widths[at] = Math.min(WIDEST, Math.max(widths[at] ?? 0, width))
    })
  sheet.columns = widths.map((width) => ({ width }))
  if (tables.length === 0) sheet.addRow(['この期間の数字はありません。']).font = FONT
  for (const table of tables) addTable(sheet, table)
  const [only] = tables
  // One table stays readable when it is longer than the screen or the page.
  if (only && tables.length === 1) {
    sheet.views = [{ state: 'frozen', ySplit: 2 + only.notes.length }]
    sheet.pageSetup.printTitlesRow = `${2 + only.notes.length}:${2 + only.notes.length}`
  }
}

function addTable(
  sheet: ExcelJS.Worksheet,
  { title, columns, rows, total, notes }: FigureTable,
): void {
  sheet.addRow([writable(title)]).font = { ...FONT, size: 12, bold: true }
  for (const note of notes) sheet.addRow([writable(note)]).font = FONT
  const header = sheet.addRow(columns.map((column) => writable(column.header)))
  header.eachCell((cell) => {
    cell.style = {
      font: { ...FONT, bold: true },
      fill: HEAD_FILL,
      border: BORDER,
      alignment: { vertical: 'middle', wrapText: true },
    }
  })
  for (const [at, cells] of [...rows, ...(total ? [total] : [])].entries()) {
    const isTotal = at === rows.length
    const row = sheet.addRow(
      cells.map((cell, column) => valueOf(cell, columns[column]?.kind, isTotal)),
    )
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      const value = cells[column - 1]
      cell.style = {
        font: { ...FONT, bold: isTotal },
        border: BORDER,
        alignment: { vertical: 'top', wrapText: true },
        numFmt: formatOf(value, columns[column - 1]?.kind),
      }
    })
  }
  sheet.addRow([])
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

function valueOf(cell: string | number, kind: string | undefined, isTotal: boolean) {
  if (cell === '') return null
  if (typeof cell === 'number') return cell
  if (kind !== 'date' || isTotal || !DAY.test(cell)) return writable(cell)
  const { year, month, day } = partsOf(cell)
  // A civil date: the same in every zone.
  return new Date(Date.UTC(year, month - 1, day))
}

function formatOf(cell: string | number | undefined, kind: string | undefined): string {
  if (typeof cell === 'number') return Number.isInteger(cell) ? '#,##0' : 'General'
  return kind === 'date' && DAY.test(cell ?? '') ? 'yyyy/mm/dd' : '@'
}
