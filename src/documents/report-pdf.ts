import type { Cell, FigureTable } from '@/domain/reports/table'
import { formatJa } from '@/domain/time/format'
import { pauses } from '@/lib/pauses'

import { type A4, closeA4, openA4 } from './a4'
import type { ReportBook } from './xlsx-report'

const MARGIN = 48
const SIZE = { title: 17, part: 13, text: 10.5, table: 10.5, cell: 8.5, small: 8.5 }
const PAD = 3
const LINE = { width: 0.5, colour: '#999999', head: '#e7eef8' }
/** Points that a column gets for each character of its width, and the least that a word needs. */
const CHARACTER = 5
const LEAST = 34
/** Of each page with tables. */
const BROAD = { size: 'A4', layout: 'landscape', margin: MARGIN } as const
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A report on paper: its words on upright pages, then each part with figures on broad ones (RP-27). */
export async function reportPdf({
  title,
  head,
  texts,
  sheets,
}: ReportBook): Promise<PDFKit.PDFDocument> {
  const page = openA4(title, MARGIN)
  const { doc, drawn } = page
  const pause = pauses()
  doc.font('bold').fontSize(SIZE.title).text(drawn.text(title))
  doc.moveDown(0.5).font('regular').fontSize(SIZE.text)
  for (const [label, value] of head) if (value) doc.text(drawn.text(`${label}　${value}`))
  for (const { heading, text } of texts) {
    // A heading stays with its words.
    if (doc.y > doc.page.height - MARGIN - SIZE.part * 5) doc.addPage()
    doc.moveDown(1).font('bold').fontSize(SIZE.part).text(drawn.text(heading))
    doc.moveDown(0.3).font('regular').fontSize(SIZE.text)
    doc.text(drawn.text(text.trim() || '（記載なし）'), { lineGap: 3 })
    await pause()
  }
  for (const { heading, tables } of sheets) {
    doc.addPage(BROAD)
    doc.font('bold').fontSize(SIZE.part).text(drawn.text(heading))
    if (tables.length === 0)
      doc.moveDown(0.5).font('regular').fontSize(SIZE.text).text('この期間の数字はありません。')
    for (const table of tables)
      for (const band of bandsOf(table, doc.page.width - 2 * MARGIN))
        await drawTable(page, band.title === heading ? { ...band, title: '' } : band, pause)
  }
  return closeA4(page)
}

type Band = FigureTable & { widths: number[] }

const widthOf = (columns: FigureTable['columns'], at: number): number =>
  Math.max(LEAST, (columns[at]?.width ?? 14) * CHARACTER)

/** A table that is broader than the paper goes on below itself, each piece with the names of its rows. */
function bandsOf(table: FigureTable, room: number): Band[] {
  const { columns } = table
  const first = Math.min(widthOf(columns, 0), room / 2)
  const bands: number[][] = [[]]
  let used = first
  columns.slice(1).forEach((_, index) => {
    const width = Math.min(widthOf(columns, index + 1), room - first)
    if (used + width > room && bands.at(-1)!.length > 0) {
      bands.push([])
      used = first
    }
    bands.at(-1)!.push(index + 1)
    used += width
  })
  return bands.map((own, at) => {
    const kept = [0, ...own]
    const pick = <T>(row: readonly T[]) => kept.map((column) => row[column]!)
    const widths = kept.map((column, index) =>
      index === 0 ? first : Math.min(widthOf(columns, column), room - first),
    )
    // What is left of the line is shared out: a table ends where the paper does.
    const stretch = room / widths.reduce((sum, width) => sum + width, 0)
    return {
      ...table,
      title: at === 0 ? table.title : `${table.title}（続き）`,
      notes: at === 0 ? table.notes : [],
      columns: pick(columns),
      rows: table.rows.map(pick),
      ...(table.total ? { total: pick(table.total) } : {}),
      widths: widths.map((width) => width * stretch),
    }
  })
}

const shown = (cell: Cell | undefined, kind: string | undefined): string => {
  if (typeof cell === 'number') return cell.toLocaleString('ja-JP')
  return kind === 'date' && DAY.test(cell ?? '') ? formatJa(cell!) : (cell ?? '')
}

async function drawTable(page: A4, table: Band, pause: () => Promise<void>): Promise<void> {
  const { doc, drawn } = page
  if (doc.y > doc.page.height - MARGIN - 70) doc.addPage(BROAD)
  doc.moveDown(0.6).font('bold').fontSize(SIZE.table)
  if (table.title) doc.text(drawn.text(table.title), MARGIN)
  doc.font('regular').fontSize(SIZE.small)
  for (const note of table.notes) doc.text(drawn.text(note))
  doc.moveDown(0.3)
  const heading = table.columns.map(({ header }) => header)
  const begin = () => drawRow(page, table, heading, { isBold: true, isHead: true })
  const beginAnew = () => {
    doc.addPage(BROAD)
    begin()
  }
  if (!begin()) beginAnew()
  const all = [...table.rows, ...(table.total ? [table.total] : [])]
  for (const [at, cells] of all.entries()) {
    const texts = cells.map((cell, column) => shown(cell, table.columns[column]?.kind))
    const style = { isBold: at === table.rows.length, isHead: false }
    if (!drawRow(page, table, texts, style)) {
      beginAnew()
      drawRow(page, table, texts, style, true)
    }
    await pause()
  }
  doc.x = MARGIN
}

/** @returns whether there was room for it on the page; nothing is drawn where there is none */
function drawRow(
  { doc, drawn }: A4,
  { widths, columns }: Band,
  texts: readonly string[],
  { isBold, isHead }: { isBold: boolean; isHead: boolean },
  isForced = false,
): boolean {
  doc.font(isBold ? 'bold' : 'regular').fontSize(SIZE.cell)
  const words = texts.map((text) => drawn.text(text))
  const inside = (at: number) => ({ width: widths[at]! - 2 * PAD })
  const room = doc.page.height - 2 * MARGIN - 40
  const height =
    Math.min(
      room,
      Math.max(...words.map((text, at) => doc.heightOfString(text || ' ', inside(at)))),
    ) +
    2 * PAD
  if (!isForced && doc.y + height > doc.page.height - MARGIN) return false
  const top = doc.y
  let x = MARGIN
  words.forEach((text, at) => {
    const width = widths[at]!
    if (isHead) doc.rect(x, top, width, height).fill(LINE.head)
    doc.lineWidth(LINE.width).strokeColor(LINE.colour).rect(x, top, width, height).stroke()
    const align = columns[at]?.kind === 'number' && !isHead ? 'right' : 'left'
    if (text)
      doc.fillColor('black').text(text, x + PAD, top + PAD, {
        ...inside(at),
        align,
        height: height - PAD,
        ellipsis: true,
      })
    x += width
  })
  doc.y = top + height
  return true
}
