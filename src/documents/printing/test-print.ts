import {
  perSheet,
  placeOf,
  type Box,
  type Paper,
  type Sheet,
  wholePage,
} from '@/domain/printing/sheets'

import { strokeBox } from './layouts'
import { Pen } from './pen'
import { addPage, openDocument } from './print-items'
import { mm } from './units'

const LINE = 0.15
const NOTE =
  '100%（実際のサイズ）で印刷してください。枠とラベルのずれを測り、プリンターの設定に入れます。'

/**
 * The frames of a sheet's labels with their positions, for laying over a real sheet against the
 * light: what is off goes into the printer's offset.
 */
export function framesPdf(
  sheet: Sheet,
  offset: { x: number; y: number } = { x: 0, y: 0 },
): PDFKit.PDFDocument {
  const doc = openDocument(`枠の試し刷り ${sheet.name}`)
  const pen = new Pen(doc)
  addPage(doc, sheet)
  for (let index = 0; index < perSheet(sheet); index++) {
    const { box } = placeOf(sheet, index, 1, offset)
    strokeBox(doc, box, LINE)
    const size = Math.min(12, box.height)
    const number = pen.measure(String(index + 1), 'regular')
    pen.draw(
      number,
      box.x + box.width / 2 - (number.width * size) / 2,
      box.y + box.height / 2 - size * 0.2,
      size,
    )
  }
  const top = placeOf(sheet, 0, 1, offset).box
  pen.draw(pen.measure(NOTE, 'regular'), top.x + 1, top.y + 1, notesSize(pen, top.width))
  doc.end()
  return doc
}

/** The note stays inside the first label, so that it is no ink where a frame is measured. */
const notesSize = (pen: Pen, width: number): number =>
  Math.min(7, (width - 2) / pen.measure(NOTE, 'regular').width)

/** The envelope with its window and the part of the letter that is always in sight (PR-09). */
export function windowTestPdf(page: Paper, window: Box, address: Box): PDFKit.PDFDocument {
  const sheet = wholePage('窓の試し刷り', page)
  const doc = openDocument(sheet.name)
  const pen = new Pen(doc)
  addPage(doc, sheet)
  strokeBox(doc, window, LINE)
  doc.dash(mm(1), { space: mm(1) })
  strokeBox(doc, address, LINE)
  doc.undash()
  const note = '実線: 封筒の窓　破線: 宛名を印字する範囲（中で紙が動いても見える部分）'
  pen.draw(pen.measure(note, 'regular'), address.x, window.y + window.height + 2, 7)
  doc.end()
  return doc
}
