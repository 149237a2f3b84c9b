import PDFDocument from 'pdfkit'

import { GETA } from '../cp932'
import { FONT_FILES, rareFontFiles } from '../fonts'

import { clustersOf } from './clusters'
import { drawVariants, hasVariant, type OpenFont } from './variants'

export type Weight = 'regular' | 'bold'
/** A stretch of text that one font draws. */
export type Run = { font: string; text: string }

type EmbeddedFont = {
  font: OpenFont
  layoutCache?: Record<string, unknown>
  widthOfString: (text: string, size: number) => number
}
type DocumentInside = { _font: EmbeddedFont }

const SELECTORS = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu
const FIRST_SELECTOR = 0xfe00

const isSelector = (code: number): boolean =>
  (code >= FIRST_SELECTOR && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)

/** True when the font draws every part of the letter, its variant included. */
function draws(font: OpenFont, cluster: string): boolean {
  const codes = Array.from(cluster, (char) => char.codePointAt(0) ?? 0)
  return codes.every((code, at) =>
    isSelector(code) ? hasVariant(font, codes[at - 1] ?? 0, code) : font.hasGlyphForCodePoint(code),
  )
}

/**
 * The fonts of one document: Noto Sans JP, then the city's fonts for rare characters. Each letter is
 * drawn by the first font that has it with its variant (libraries A2).
 */
export class FontSet {
  private readonly opened = new Map<string, EmbeddedFont>()
  private readonly chosen: Record<Weight, Map<string, string | null>> = {
    regular: new Map(),
    bold: new Map(),
  }
  /** Texts without a missing letter. */
  private readonly sound = new Set<string>()
  private readonly rare: string[]
  private readonly doc: PDFKit.PDFDocument

  constructor(doc: PDFKit.PDFDocument, rareFiles: string[] = rareFontFiles()) {
    this.doc = doc
    doc.registerFont('regular', FONT_FILES.regular)
    doc.registerFont('bold', FONT_FILES.bold)
    this.rare = rareFiles.map((file, at) => {
      doc.registerFont(`rare-${at}`, file)
      return `rare-${at}`
    })
  }

  /** Opened on first use: the fonts for rare characters are large and mostly not needed. */
  private open(name: string): EmbeddedFont {
    const known = this.opened.get(name)
    if (known) return known
    this.doc.font(name)
    const font = (this.doc as unknown as DocumentInside)._font
    drawVariants(font.font)
    this.opened.set(name, font)
    return font
  }

  /** Name of the font that draws a letter, or null when none does. */
  private fontFor(cluster: string, weight: Weight): string | null {
    const known = this.chosen[weight].get(cluster)
    if (known !== undefined) return known
    const found =
      [weight, ...this.rare].find((name) => draws(this.open(name).font, cluster)) ?? null
    this.chosen[weight].set(cluster, found)
    return found
  }

  /** Letters of a text that no font can draw as they are, each once, in order. */
  unprintable(text: string): string[] {
    if (this.sound.has(text)) return []
    const missing = new Set<string>()
    for (const cluster of clustersOf(text)) {
      if (cluster !== '\n' && this.fontFor(cluster, 'regular') === null) missing.add(cluster)
    }
    if (missing.size === 0) this.sound.add(text)
    return [...missing]
  }

  /**
   * Cuts one line into stretches of one font. A letter that no font has becomes 〓, a variant that no
   * font has becomes the usual form: only after `unprintable` was shown to the person who prints.
   */
  runs(text: string, weight: Weight): Run[] {
    const runs: Run[] = []
    const add = (font: string, part: string) => {
      const last = runs.at(-1)
      if (last?.font === font) last.text += part
      else runs.push({ font, text: part })
    }
    for (const cluster of clustersOf(text)) {
      const font = this.fontFor(cluster, weight)
      if (font !== null) {
        add(font, cluster)
        continue
      }
      const plain = cluster.replace(SELECTORS, '')
      const instead = plain === cluster ? null : this.fontFor(plain, weight)
      if (instead !== null) add(instead, plain)
      else add(weight, GETA)
    }
    return runs
  }

  /** Width of a stretch at size 1. */
  widthOf({ font, text }: Run): number {
    return this.open(font).widthOfString(text, 1000) / 1000
  }

  /** Drops what was remembered of texts, so that memory does not grow with the number of labels. */
  forget(): void {
    this.sound.clear()
    for (const font of this.opened.values()) {
      if (font.layoutCache) font.layoutCache = Object.create(null)
    }
  }
}

let scratch: FontSet | undefined

/** Letters of a text that cannot be printed, for lists shown before printing (design §10). */
export function unprintable(text: string): string[] {
  scratch ??= new FontSet(new PDFDocument({ autoFirstPage: false }))
  return scratch.unprintable(text)
}
