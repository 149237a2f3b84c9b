import bwip from 'bwip-js/node'

import type { Box } from '@/domain/printing/sheets'

import { mm } from './units'

/** A code as rectangles: it stays vector, small and sharp at any resolution (libraries A3). */
export type CodeArt = {
  /** In modules, with the quiet zone. */
  width: number
  height: number
  /** Dark rectangles in modules: x, y, width, height. A barcode's bars are as high as it is. */
  bars: [number, number, number, number][]
}

type Linear = { sbs: number[] }
type Matrix = { pixs: number[]; pixx: number; pixy: number }

const QUIET = { code128: 10, qr: 4 }
/** Narrower bars are not read reliably from a laser print (millimetres). */
export const SMALLEST_MODULE = { code128: 0.19, qr: 0.33 }
const WIDEST_BAR = 0.4

/** What Code 128 can hold: anything else is refused before printing. */
export const fitsCode128 = (text: string): boolean => /^[\u0020-\u007e]{1,48}$/.test(text)

/** Encoding costs more than drawing, and fitting asks for the same code several times. */
const recent = new Map<string, CodeArt>()
const MOST_RECENT = 64

function remembered(key: string, make: () => CodeArt): CodeArt {
  const known = recent.get(key)
  if (known) return known
  const [oldest] = recent.keys()
  if (recent.size >= MOST_RECENT && oldest !== undefined) recent.delete(oldest)
  const art = make()
  recent.set(key, art)
  return art
}

/** Code 128 of a card's or shipping number. @throws when the text is not ASCII */
export const code128 = (text: string): CodeArt => remembered(`b${text}`, () => encodeBars(text))

/** QR of an address or number. */
export const qr = (text: string): CodeArt => remembered(`q${text}`, () => encodeQr(text))

function encodeBars(text: string): CodeArt {
  const [{ sbs }] = bwip.raw('code128', text, '') as unknown as [Linear]
  const bars: CodeArt['bars'] = []
  let x = QUIET.code128
  sbs.forEach((width, at) => {
    // Widths take turns: bar, space, bar …
    if (at % 2 === 0) bars.push([x, 0, width, 1])
    x += width
  })
  return { width: x + QUIET.code128, height: 1, bars }
}

function encodeQr(text: string): CodeArt {
  const [{ pixs, pixx, pixy }] = bwip.raw('qrcode', text, 'eclevel=M') as unknown as [Matrix]
  const bars: CodeArt['bars'] = []
  for (let y = 0; y < pixy; y++) {
    for (let x = 0; x < pixx; x++) {
      let run = 0
      while (x + run < pixx && pixs[y * pixx + x + run]) run++
      if (run > 0) bars.push([x + QUIET.qr, y + QUIET.qr, run, 1])
      x += run
    }
  }
  return { width: pixx + 2 * QUIET.qr, height: pixy + 2 * QUIET.qr, bars }
}

/** Millimetres that one module gets in a place this wide; null when a reader could not tell bars apart. */
export function moduleOf(kind: 'code128' | 'qr', art: CodeArt, width: number): number | null {
  const dot = Math.min(width / art.width, kind === 'code128' ? WIDEST_BAR : Infinity)
  return dot + 1e-9 < SMALLEST_MODULE[kind] ? null : dot
}

/** Draws a code into a box of millimetres: a QR square at its top left, a barcode over its height. */
export function drawCode(
  doc: PDFKit.PDFDocument,
  art: CodeArt,
  box: Box,
  dot: { x: number; y: number },
): void {
  // One piece of content for the whole code: a call for each of its hundreds of rectangles would leave
  // a buffer each until the page is written.
  const rectangles = art.bars.map(([x, y, width, height]) =>
    [box.x + x * dot.x, box.y + y * dot.y, width * dot.x, height * dot.y]
      .map((value) => Number(mm(value).toFixed(3)))
      .join(' '),
  )
  doc.addContent(rectangles.map((one) => `${one} re`).join('\n'))
  doc.fill()
}
