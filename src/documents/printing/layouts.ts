import type { Box } from '@/domain/printing/sheets'
import { inset } from '@/domain/printing/sheets'

import { compose, type Composition, type Style } from './compose'
import type { Pen } from './pen'
import { mm } from './units'

/** Text on a label of a sheet: everything inside the padding, in the middle of the height. */
export const LABEL_STYLE: Style = {
  size: 10.5,
  largest: 16,
  smallest: 6,
  leading: 1.3,
  vertical: 'middle',
}
/** 44 labels on a sheet leave 44 × 21 mm each. */
export const SMALL_LABEL_STYLE: Style = { size: 8, smallest: 5, leading: 1.2, vertical: 'middle' }
export const LETTER_STYLE: Style = {
  size: 10.5,
  smallest: 8,
  leading: 1.6,
  tightest: 1.25,
  vertical: 'top',
}
export const ADDRESS_STYLE: Style = { size: 11, smallest: 7, leading: 1.35, vertical: 'top' }

const SMALL_LABEL_HEIGHT = 30

/** The style that suits a label of this height (millimetres). */
export const labelStyleFor = ({ height }: Box): Style =>
  height < SMALL_LABEL_HEIGHT ? SMALL_LABEL_STYLE : LABEL_STYLE

/** A text on a label (PR-03, PR-04). */
export const composeLabel = (
  pen: Pen,
  label: Box,
  text: string,
  options: { padding: number; forgive?: boolean },
): Composition =>
  compose(pen, text, inset(label, options.padding), labelStyleFor(label), options.forgive)

export type Letter = {
  /** Address and name, for the window of the envelope. */
  address: string
  body: string
}

export type LetterLayout = {
  /** Where the address is seen through the window; relative to the page. */
  address: Box | null
  /** Where the text begins; below the fold that carries the address. */
  bodyTop: number
  margin: number
}

/** A letter: the address in the window's part, the text below it (PR-05, PR-06, PR-07, PR-09). */
export function composeLetter(
  pen: Pen,
  page: Box,
  letter: Letter,
  layout: LetterLayout,
  forgive = false,
): Composition {
  const { margin, bodyTop } = layout
  const bodyBox: Box = {
    x: page.x + margin,
    y: page.y + bodyTop,
    width: page.width - 2 * margin,
    height: page.height - bodyTop - margin,
  }
  const parts = [compose(pen, letter.body, bodyBox, LETTER_STYLE, forgive)]
  if (layout.address) {
    const at = layout.address
    const box = { ...at, x: page.x + at.x, y: page.y + at.y }
    parts.push(compose(pen, letter.address, inset(box, 1), ADDRESS_STYLE, forgive))
  }
  return together(parts)
}

/** Several parts of one item: drawn together, or not at all. */
export function together(parts: Composition[]): Composition {
  const problems = parts.flatMap((part) => (part.ok ? [] : part.problems))
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    composed: {
      height: 0,
      draw: () => {
        for (const part of parts) if (part.ok) part.composed.draw()
      },
    },
  }
}

/** A frame of thin lines; for stickers that are cut out (PR-12) and for test prints. */
export function framed(pen: Pen, box: Box, inner: Composition): Composition {
  if (!inner.ok) return inner
  return together([
    inner,
    {
      ok: true,
      composed: {
        height: box.height,
        draw: () => strokeBox(pen.doc, box, 0.3),
      },
    },
  ])
}

export function strokeBox(doc: PDFKit.PDFDocument, box: Box, width: number): void {
  doc.save().lineWidth(mm(width)).strokeColor('black')
  doc.rect(mm(box.x), mm(box.y), mm(box.width), mm(box.height)).stroke().restore()
}
