import type { FlowStep } from '@/domain/knowledge/flow'

import { closeA4, openA4 } from './a4'
import { drawFlow } from './flow-pdf'
import { drawRich } from './rich-pdf'

export type PrintedText = {
  title: string
  /** Version, days, who approved: one line each below the title. */
  notes: readonly string[]
  /** `steps`: of a 業務フロー, drawn instead of its text. */
  parts: readonly { label: string; text: string; steps?: FlowStep[] | null }[]
  /** At the end: whose rights these are. */
  rights: string
}

const MARGIN = 56
const SIZE = { title: 18, part: 14, small: 8.5 }

/** A manual on A4: title, its parts each on a new page, page numbers. */
export async function textPdf({
  title,
  notes,
  parts,
  rights,
}: PrintedText): Promise<PDFKit.PDFDocument> {
  const page = openA4(title, MARGIN)
  const { doc, drawn } = page
  doc.font('bold').fontSize(SIZE.title).text(drawn.text(title))
  doc.moveDown(0.5).font('regular').fontSize(SIZE.small)
  for (const note of notes) doc.text(drawn.text(note))
  for (const [at, { label, text, steps }] of parts.entries()) {
    if (at > 0) doc.addPage()
    else doc.moveDown(1.5)
    if (label) doc.font('bold').fontSize(SIZE.part).text(drawn.text(label)).moveDown(0.5)
    if (steps) drawFlow(page, steps)
    else await drawRich(page, text)
  }
  if (rights) doc.moveDown(2).font('regular').fontSize(SIZE.small).text(drawn.text(rights))
  return closeA4(page)
}
