import { FontSet, type Run, type Weight } from './font-set'
import { mm, toMm } from './units'
import { wrap } from './wrap'

/** Share of the size above and below the base line; the same for all fonts, so that runs align. */
const ASCENT = 0.88
const POINT = toMm(1)

export type Ink = string
export type MeasuredLine = { runs: Run[]; width: number }

/** Measures and draws text, in millimetres and points, with all fonts of the document. */
export class Pen {
  readonly fonts: FontSet
  ink: { first: Ink; second: Ink } = { first: 'black', second: 'black' }

  /** Most lines of a letter are the same for everybody. */
  private readonly measured = new Map<string, MeasuredLine>()
  private readonly broken = new Map<string, MeasuredLine[]>()

  constructor(
    readonly doc: PDFKit.PDFDocument,
    rareFiles?: string[],
  ) {
    this.fonts = new FontSet(doc, rareFiles)
  }

  /** One line cut into runs, with its width in millimetres at one point. */
  measure(text: string, weight: Weight): MeasuredLine {
    const key = `${weight}|${text}`
    const known = this.measured.get(key)
    if (known) return known
    const line = this.measureAfresh(text, weight)
    this.measured.set(key, line)
    return line
  }

  /**
   * A text broken into lines, measured.
   * @param room width in millimetres
   * @param size in points
   */
  wrapped(text: string, weight: Weight, room: number, size: number): MeasuredLine[] {
    const key = `${weight}|${room.toFixed(2)}|${size.toFixed(2)}|${text}`
    const known = this.broken.get(key)
    if (known) return known
    const widthOf = (part: string) => this.measure(part, weight).width * size
    const lines = wrap(text, room, widthOf).map((part) => this.measure(part, weight))
    this.broken.set(key, lines)
    return lines
  }

  /** Drops what was remembered of texts, so that memory does not grow with the number of items. */
  forget(): void {
    this.measured.clear()
    this.broken.clear()
    this.fonts.forget()
  }

  private measureAfresh(text: string, weight: Weight): MeasuredLine {
    const runs = this.fonts.runs(text, weight)
    const width = runs.reduce((sum, run) => sum + this.fonts.widthOf(run), 0)
    return { runs, width: width * POINT }
  }

  /**
   * Draws a measured line.
   * @param x left edge in millimetres
   * @param top upper edge of the line in millimetres
   * @param size in points
   */
  draw({ runs }: MeasuredLine, x: number, top: number, size: number, isSecond = false): void {
    const base = mm(top) + size * ASCENT
    let at = mm(x)
    this.doc.fillColor(isSecond ? this.ink.second : this.ink.first)
    for (const run of runs) {
      this.doc.font(run.font).fontSize(size)
      this.doc.text(run.text, at, base, { lineBreak: false, baseline: 'alphabetic' })
      at += this.fonts.widthOf(run) * size
    }
  }
}
