import { closeA4, openA4 } from './a4'

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
  const page = openA4(title, MARGIN)
  const { doc, drawn } = page
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
  return closeA4(page)
}
