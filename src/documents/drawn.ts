import { GETA, nameOf } from './cp932'
import { glyphCheck } from './fonts'

/** Texts as the font of a document can show them, and what of them it cannot. */
export type Drawn = {
  text(said: string): string
  /** 「〓は印字できない文字です」 with what stood there; null while everything could be drawn. */
  note(): string | null
}

/**
 * Characters that the present font of the document has not are printed 〓, never as empty boxes
 * (design §10).
 */
export function drawnIn(doc: PDFKit.PDFDocument): Drawn {
  const drawable = glyphCheck(doc)
  const missing = new Set<string>()
  return {
    text: (said) =>
      Array.from(said, (char) => {
        if (char === '\n' || drawable(char)) return char
        missing.add(char)
        return GETA
      }).join(''),
    note: () => {
      if (missing.size === 0) return null
      // Named by code point only: the font cannot show the characters themselves.
      const codes = [...missing].map((char) => nameOf(char).replace(/^.*（/, '').replace('）', ''))
      return `〓は印字できない文字です: ${codes.join('、')}`
    },
  }
}
