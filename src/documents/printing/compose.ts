import {
  readMarkedText,
  type CodeLine,
  type MarkedLine,
  type TextLine,
} from '@/domain/printing/marked-text'
import type { Box } from '@/domain/printing/sheets'

import { code128, drawCode, fitsCode128, moduleOf, qr } from './codes'
import { describeCluster } from './clusters'
import type { MeasuredLine, Pen } from './pen'
import { mm, toMm } from './units'

/** Why something cannot be printed as it is. */
export type PrintProblem =
  | { kind: 'unprintable'; characters: string[] }
  | { kind: 'too-long' }
  | { kind: 'code'; text: string }
  /** A letter or label for a person of whom no name is stored. */
  | { kind: 'no-name' }
  /** A name or an address with a sign that stands for a lost character: 〓, ?. */
  | { kind: 'replaced'; field: string; sign: string }
  /** The record is not one for which this is printed. */
  | { kind: 'state'; text: string }
  | { kind: 'unreadable'; fields: string[] }

export type Style = {
  /** Points of a line without marks. */
  size: number
  /** Where the box has room, everything grows together up to this; else `size` is the largest. */
  largest?: number
  /** Never smaller than this: it could not be read. */
  smallest: number
  /** Space from line to line, as a multiple of the size. */
  leading: number
  /** The lines come this close before a text of the smallest size counts as too long. */
  tightest?: number
  /** Where the text stands when the box is higher. */
  vertical: 'top' | 'middle'
}

/** Text that has found its place; drawing it cannot fail any more. */
export type Composed = { draw: () => void; height: number }
export type Composition = { ok: true; composed: Composed } | { ok: false; problems: PrintProblem[] }

type Placed = (top: number) => void
/** A line shrinks this far before it is broken in two. */
const SHRINK_FIRST = 0.8
const STEP = 0.94
const GAP = 0.6
const CODE_GAP = 1.5
const DEFAULT_QR = 18
const DEFAULT_BARS = 8

/** Letters of the lines that no font draws. */
function unprintableIn(pen: Pen, lines: MarkedLine[]): string[] {
  const missing = new Set<string>()
  for (const line of lines) {
    if (line.kind !== 'text') continue
    for (const cluster of pen.fonts.unprintable(line.text)) missing.add(describeCluster(cluster))
  }
  return [...missing]
}

/**
 * Sets a marked text into a box, as large as its style lets it be. Every line first shrinks a little, then is broken; when all lines
 * together are too high, everything shrinks. What does not fit at the smallest size is a problem,
 * never cut off (PR-03, design §10).
 * @param box in millimetres
 * @param forgive print 〓 for characters that no font has, instead of refusing them
 */
export function compose(
  pen: Pen,
  text: string,
  box: Box,
  style: Style,
  forgive = false,
): Composition {
  const lines = readMarkedText(text)
  const missing = forgive ? [] : unprintableIn(pen, lines)
  const problems: PrintProblem[] = missing.length
    ? [{ kind: 'unprintable', characters: missing }]
    : []
  const bad = lines.find((line) => line.kind === 'code' && !codeFits(line, box))
  if (bad?.kind === 'code')
    return { ok: false, problems: [...problems, { kind: 'code', text: bad.text }] }
  // Small print stays at the smallest size that can be read while the rest still comes down to it.
  const usual = Math.max(
    ...lines.map((line) => (line.kind === 'text' ? Math.min(1, line.scale) : 0)),
  )
  const floor = style.smallest / (style.size * (usual || 1))
  const largest = (style.largest ?? style.size) / style.size
  for (let scale = largest; scale >= floor - 1e-6 || scale === largest; scale *= STEP) {
    const composed = flow(pen, lines, box, style, scale)
    if (composed) return problems.length ? { ok: false, problems } : { ok: true, composed }
  }
  const { tightest = style.leading } = style
  const tight = flow(pen, lines, box, { ...style, leading: tightest }, floor)
  if (tight && problems.length === 0) return { ok: true, composed: tight }
  return { ok: false, problems: [...problems, { kind: 'too-long' }] }
}

function codeFits(line: CodeLine, box: Box): boolean {
  if (line.symbology === 'code128') {
    return fitsCode128(line.text) && moduleOf('code128', code128(line.text), box.width) !== null
  }
  return moduleOf('qr', qr(line.text), sideOf(line, box)) !== null
}

const sideOf = (line: CodeLine, box: Box): number =>
  Math.min(line.size || DEFAULT_QR, box.width, box.height)

/** One attempt at one scale; null when it is too high or a word is too wide. */
function flow(
  pen: Pen,
  lines: MarkedLine[],
  box: Box,
  style: Style,
  scale: number,
): Composed | null {
  const placed: Placed[] = []
  let y = 0
  /** A QR stands at the right; text beside it keeps clear. */
  let beside = { until: 0, width: 0 }
  for (const line of lines) {
    if (line.kind === 'gap') y += toMm(style.size * scale * style.leading * GAP)
    else if (line.kind === 'cut') {
      const at = y + 3
      placed.push((top) => drawCut(pen.doc, box, top + at))
      y += 6
    } else if (line.kind === 'code' && line.symbology === 'qr') {
      const side = sideOf(line, box)
      const at = y
      placed.push((top) => drawQr(pen, line, { ...box, y: top + at }, side))
      beside = { until: y + side, width: side + CODE_GAP }
    } else if (line.kind === 'code') {
      const height = line.size || DEFAULT_BARS
      const room = box.width - (y < beside.until ? beside.width : 0)
      if (moduleOf('code128', code128(line.text), room) === null) return null
      const at = y + 0.5
      placed.push((top) => drawBars(pen, line, { ...box, y: top + at, width: room, height }))
      y += height + 1
    } else {
      const room = box.width - (y < beside.until - 0.01 ? beside.width : 0)
      const set = setLine(pen, line, room, style, scale)
      if (!set) return null
      const at = y
      placed.push((top) => drawText(pen, set, line, box.x, top + at, room))
      y += set.height
    }
    if (y > box.height + 0.01) return null
  }
  const height = Math.max(y, beside.until)
  if (height > box.height + 0.01) return null
  const top = box.y + (style.vertical === 'middle' ? (box.height - height) / 2 : 0)
  return { height, draw: () => placed.forEach((draw) => draw(top)) }
}

type SetLine = { lines: MeasuredLine[]; size: number; pitch: number; height: number }

function setLine(
  pen: Pen,
  line: TextLine,
  room: number,
  style: Style,
  scale: number,
): SetLine | null {
  const weight = line.bold ? 'bold' : 'regular'
  const wished = Math.max(style.size * line.scale * scale, style.smallest)
  const whole = pen.measure(line.text, weight)
  const natural = whole.width * wished
  if (natural <= room * (1 / SHRINK_FIRST)) {
    const size = natural <= room ? wished : wished * (room / natural)
    if (size >= style.smallest - 1e-6) return sized([whole], size, style)
  }
  const lines = pen.wrapped(line.text, weight, room, wished)
  if (lines.some(({ width }) => width * wished > room + 0.05)) return null
  return sized(lines, wished, style)
}

const sized = (lines: MeasuredLine[], size: number, style: Style): SetLine => {
  const pitch = toMm(size * style.leading)
  return { lines, size, pitch, height: lines.length * pitch }
}

function drawText(
  pen: Pen,
  { lines, size, pitch }: SetLine,
  line: TextLine,
  left: number,
  top: number,
  room: number,
): void {
  lines.forEach((one, at) => {
    const free = room - one.width * size
    const indent = line.align === 'right' ? free : line.align === 'center' ? free / 2 : 0
    pen.draw(one, left + Math.max(0, indent), top + at * pitch, size, line.second)
  })
}

function drawQr(pen: Pen, line: CodeLine, box: Box, side: number): void {
  const art = qr(line.text)
  const dot = side / art.width
  pen.doc.fillColor(pen.ink.first)
  const at = { ...box, x: box.x + box.width - side, width: side, height: side }
  drawCode(pen.doc, art, at, { x: dot, y: dot })
}

function drawBars(pen: Pen, line: CodeLine, box: Box): void {
  const art = code128(line.text)
  const dot = moduleOf('code128', art, box.width) ?? 0
  pen.doc.fillColor(pen.ink.first)
  drawCode(pen.doc, art, box, { x: dot, y: box.height })
}

function drawCut(doc: PDFKit.PDFDocument, box: Box, y: number): void {
  doc.save().lineWidth(0.4).dash(3, { space: 2 })
  doc.moveTo(mm(box.x), mm(y)).lineTo(mm(box.x + box.width), mm(y))
  doc.stroke().restore()
}
