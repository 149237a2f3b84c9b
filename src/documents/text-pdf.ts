import PDFDocument from 'pdfkit'

import { drawnIn } from './drawn'
import { FONT_FILES } from './fonts'

export type PrintedText = {
  title: string
  /** Version, days, who approved: one line each below the title. */
  notes: readonly string[]
  parts: readonly { label: string; text: string }[]
  /** At the end: whose rights these are. */
  rights: string
}

const MARGIN = 56
const SIZE = { title: 18, part: 14, heading: 11.5, text: 10.5, small: 8.5 }

/** A manual on A4: title, its parts each on a new page, page numbers. 「■」 begins a heading. */
export function textPdf({ title, notes, parts, rights }: PrintedText): PDFKit.PDFDocument {
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    info: { Title: title, Producer: 'Madoguchi', Creator: 'Madoguchi' },
  })
  doc.registerFont('regular', FONT_FILES.regular)
  doc.registerFont('bold', FONT_FILES.bold)
  const drawn = drawnIn(doc.font('regular'))
  doc.font('bold').fontSize(SIZE.title).text(drawn.text(title))
  doc.moveDown(0.5).font('regular').fontSize(SIZE.small)
  for (const note of notes) doc.text(drawn.text(note))
  parts.forEach(({ label, text }, at) => {
    if (at > 0) doc.addPage()
    else doc.moveDown(1.5)
    if (label) doc.font('bold').fontSize(SIZE.part).text(drawn.text(label)).moveDown(0.5)
    for (const line of text.split('\n')) {
      const isHeading = line.startsWith('■')
      doc.font(isHeading ? 'bold' : 'regular').fontSize(isHeading ? SIZE.heading : SIZE.text)
      doc.text(drawn.text(line) || ' ', { lineGap: 3 })
    }
  })
  if (rights) doc.moveDown(2).font('regular').fontSize(SIZE.small).text(drawn.text(rights))
  const missing = drawn.note()
  if (missing) doc.moveDown(1).font('regular').fontSize(SIZE.small).text(missing)
  numberPages(doc)
  doc.end()
  return doc
}

/** Page numbers at the foot, once the pages are known. */
export function numberPages(doc: PDFKit.PDFDocument): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    // The foot stands within the margin, where text would begin a new page.
    doc.page.margins.bottom = 0
    doc.font('regular').fontSize(SIZE.small)
    doc.text(`${page + 1} / ${count}`, MARGIN, doc.page.height - MARGIN / 2, {
      align: 'center',
      width: doc.page.width - 2 * MARGIN,
    })
  }
}
