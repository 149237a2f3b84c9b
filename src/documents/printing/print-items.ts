import PDFDocument from 'pdfkit'

import type { Box, Sheet } from '@/domain/printing/sheets'
import { placeOf } from '@/domain/printing/sheets'

import type { Composition, PrintProblem } from './compose'
import { Pen } from './pen'
import { mm } from './units'

export type PrintPlan<T> = {
  title: string
  sheet: Sheet
  /** First position on the first sheet, counted from 1 (PR-19). */
  start: number
  /** Of the printer, in millimetres to the right and down. */
  offset: { x: number; y: number }
  /** Finds the places of one item's texts in its label; draws nothing yet. */
  compose: (pen: Pen, label: Box, item: T) => Composition
  /** At most two inks, as spot colours; without it everything is black. */
  spotColours?: SpotColour[]
  /** Fonts for rare characters instead of the configured ones. */
  rareFiles?: string[]
  /** Draw these sheets only, counted from 0, `to` not among them; the others keep their places. */
  only?: { from: number; to: number }
}

/** Name of an ink and what it looks like on screen and on a proof, in percent. */
export type SpotColour = { name: string; cmyk: [number, number, number, number] }

export type Skipped<T> = { item: T; problems: PrintProblem[] }
/** `drawn`: items that stand on the sheets that were drawn; all that were printed, unless `only`. */
export type PrintResult<T> = {
  printed: number
  drawn: number
  sheets: number
  skipped: Skipped<T>[]
}
export type Printing<T> = { doc: PDFKit.PDFDocument; done: Promise<PrintResult<T>> }

const PAUSE_EVERY = 100
const FORGET_EVERY = 1000
/** Bytes that may wait for their reader; more would grow with the number of labels. */
const MOST_WAITING = 1_000_000
/** So many left-out items are named; the rest only counted. */
export const MOST_NAMED = 500

const pause = () => new Promise((go) => setImmediate(go))

export function openDocument(title: string): PDFKit.PDFDocument {
  return new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    info: { Title: title, Producer: 'Madoguchi', Creator: 'Madoguchi' },
  })
}

export const addPage = (doc: PDFKit.PDFDocument, { paper }: Sheet): void => {
  doc.addPage({ size: [mm(paper.width), mm(paper.height)], margin: 0 })
}

/** Missing in the library's types. */
type WithSpotColours = { addSpotColor: (name: string, ...cmyk: SpotColour['cmyk']) => void }

function inksOf(pen: Pen, colours: SpotColour[] | undefined): void {
  if (!colours?.length) return
  const doc = pen.doc as unknown as WithSpotColours
  for (const { name, cmyk } of colours) doc.addSpotColor(name, ...cmyk)
  const [first, second] = colours
  pen.ink = { first: first?.name ?? 'black', second: second?.name ?? first?.name ?? 'black' }
}

/**
 * Prints items one after the other into the places of a sheet. Items come as a stream and pages go
 * out as a stream, so memory does not grow with their number. What cannot be printed is left out,
 * takes no place and is named in the result.
 * @param onProgress called now and then with how many items were dealt with
 */
export function printItems<T>(
  items: AsyncIterable<T> | Iterable<T>,
  plan: PrintPlan<T>,
  onProgress?: (done: number) => void | Promise<void>,
): Printing<T> {
  const doc = openDocument(plan.title)
  const done = run(doc, items, plan, onProgress)
  done.then(
    () => doc.end(),
    (error: Error) => doc.destroy(error),
  )
  return { doc, done }
}

async function run<T>(
  doc: PDFKit.PDFDocument,
  items: AsyncIterable<T> | Iterable<T>,
  plan: PrintPlan<T>,
  onProgress?: (done: number) => void | Promise<void>,
): Promise<PrintResult<T>> {
  const pen = new Pen(doc, plan.rareFiles)
  inksOf(pen, plan.spotColours)
  const result: PrintResult<T> = { printed: 0, drawn: 0, sheets: 0, skipped: [] }
  const { from, to } = plan.only ?? { from: 0, to: Infinity }
  let seen = 0
  for await (const item of items) {
    const place = placeOf(plan.sheet, result.printed, plan.start, plan.offset)
    if (place.page >= to) break
    const composition = plan.compose(pen, place.box, item)
    if (composition.ok) {
      const isDrawn = place.page >= from
      if (place.page >= result.sheets) {
        if (isDrawn) addPage(doc, plan.sheet)
        result.sheets++
      }
      if (isDrawn) {
        composition.composed.draw()
        result.drawn++
      }
      result.printed++
    } else result.skipped.push({ item, problems: composition.problems })
    if (++seen % FORGET_EVERY === 0) pen.forget()
    if (seen % PAUSE_EVERY === 0) {
      await onProgress?.(seen)
      await pause()
      while (doc.readableLength > MOST_WAITING) await pause()
    }
  }
  // A document without a page cannot be opened; a blank one says that there was nothing.
  if (result.drawn === 0) addPage(doc, plan.sheet)
  await onProgress?.(seen)
  return result
}

/** Tells of one item after the other whether it can be printed; prints nothing. */
export function fitter<T>(plan: PrintPlan<T>): (item: T) => boolean {
  const pen = new Pen(openDocument(plan.title), plan.rareFiles)
  const { box } = placeOf(plan.sheet, 0)
  let seen = 0
  return (item) => {
    if (++seen % FORGET_EVERY === 0) pen.forget()
    return plan.compose(pen, box, item).ok
  }
}

export type CheckResult<T> = { fits: number; skipped: Skipped<T>[]; more: number }

/** The same as printing without paper: what would be left out and why, before anything is printed. */
export async function checkItems<T>(
  items: AsyncIterable<T> | Iterable<T>,
  plan: PrintPlan<T>,
): Promise<CheckResult<T>> {
  const pen = new Pen(openDocument(plan.title), plan.rareFiles)
  const result: CheckResult<T> = { fits: 0, skipped: [], more: 0 }
  const { box } = placeOf(plan.sheet, 0)
  let seen = 0
  for await (const item of items) {
    const composition = plan.compose(pen, box, item)
    if (composition.ok) result.fits++
    else if (result.skipped.length < MOST_NAMED) {
      result.skipped.push({ item, problems: composition.problems })
    } else result.more++
    if (++seen % FORGET_EVERY === 0) pen.forget()
    if (seen % PAUSE_EVERY === 0) await pause()
  }
  return result
}
