import PDFDocument from 'pdfkit'

import { type Drawn, drawnIn } from './drawn'
import { FONT_FILES } from './fonts'

export type A4 = { doc: PDFKit.PDFDocument; drawn: Drawn }

const NOTE_SIZE = 8.5

/** A document of upright A4 pages in our two fonts. @param margin in points */
export function openA4(title: string, margin: number): A4 {
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    info: { Title: title, Producer: 'Madoguchi', Creator: 'Madoguchi' },
  })
  doc.registerFont('regular', FONT_FILES.regular)
  doc.registerFont('bold', FONT_FILES.bold)
  return { doc, drawn: drawnIn(doc.font('regular')) }
}

/** Its end: what could not be drawn, and page numbers at the foot, now that the pages are known. */
export function closeA4({ doc, drawn }: A4): PDFKit.PDFDocument {
  const { left: margin } = doc.page.margins
  const missing = drawn.note()
  doc.font('regular').fontSize(NOTE_SIZE)
  if (missing) doc.moveDown(1).text(missing, margin)
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    // The foot stands within the margin, where text would begin a new page.
    doc.page.margins.bottom = 0
    doc.text(`${page + 1} / ${count}`, margin, doc.page.height - margin / 2 - NOTE_SIZE, {
      align: 'center',
      width: doc.page.width - 2 * margin,
    })
  }
  doc.end()
  return doc
}
