import { closeA4, openA4 } from './a4'

type Entry = { label: string; value: string }

export type PrintedRecord = {
  title: string
  /** State, who printed and for what: one line each below the title. */
  notes: readonly string[]
  fields: readonly Entry[]
  /** What follows under a heading of its own; one without entries is left out. */
  parts: readonly { heading: string; entries: readonly Entry[] }[]
}

const MARGIN = 48
const SIZE = { title: 16, heading: 11.5, text: 9.5, small: 8.5 }
const LABEL_WIDTH = 130
const GAP = 10
/** Below this an entry would begin with one line at the foot of a page. */
const LEAST_ROOM = 36
const LINE_COLOUR = '#bfbfbf'

/**
 * One record on A4, as it is handed in: its fields, the steps that were ticked, who did what (CC-13).
 * Words beside their labels, however long: what does not fit goes on on the next page.
 */
export function recordPdf({ title, notes, fields, parts }: PrintedRecord): PDFKit.PDFDocument {
  const page = openA4(title, MARGIN)
  const { doc, drawn } = page
  const right = doc.page.width - MARGIN
  const valueX = MARGIN + LABEL_WIDTH + GAP
  const bottom = () => doc.page.height - MARGIN

  const entry = ({ label, value }: Entry) => {
    if (doc.y + LEAST_ROOM > bottom()) doc.addPage()
    const top = doc.y + 4
    doc.font('bold').fontSize(SIZE.small)
    doc.text(drawn.text(label), MARGIN, top, { width: LABEL_WIDTH })
    const { count: pages } = doc.bufferedPageRange()
    const afterLabel = doc.y
    doc.font('regular').fontSize(SIZE.text)
    doc.text(drawn.text(value) || '—', valueX, top, { width: right - valueX, lineGap: 2 })
    if (doc.bufferedPageRange().count === pages) doc.y = Math.max(doc.y, afterLabel)
    doc.y += 4
    doc.lineWidth(0.5).strokeColor(LINE_COLOUR).moveTo(MARGIN, doc.y).lineTo(right, doc.y).stroke()
    doc.x = MARGIN
  }

  doc.font('bold').fontSize(SIZE.title).text(drawn.text(title)).moveDown(0.4)
  doc.font('regular').fontSize(SIZE.small)
  for (const note of notes) doc.text(drawn.text(note))
  doc.moveDown(1)
  fields.forEach(entry)
  for (const { heading, entries } of parts) {
    if (entries.length === 0) continue
    if (doc.y + 2 * LEAST_ROOM > bottom()) doc.addPage()
    doc.moveDown(1.5).font('bold').fontSize(SIZE.heading).text(drawn.text(heading), MARGIN)
    doc.moveDown(0.3)
    entries.forEach(entry)
  }
  return closeA4(page)
}
