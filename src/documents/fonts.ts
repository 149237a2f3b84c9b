import path from 'node:path'

const folder = 'node_modules/@expo-google-fonts/noto-sans-jp'

/** Whole Noto Sans JP files (OFL), read from disk: the fonts of web pages are sliced (libraries A2). */
export const FONT_FILES = {
  regular: path.join(process.cwd(), folder, '400Regular/NotoSansJP_400Regular.ttf'),
  bold: path.join(process.cwd(), folder, '700Bold/NotoSansJP_700Bold.ttf'),
}

type FontInside = { _font: { font: { hasGlyphForCodePoint: (code: number) => boolean } } }

/** Tells which characters the document's present font can draw; pdfkit itself prints a box. */
export function glyphCheck(doc: unknown): (char: string) => boolean {
  const { font } = (doc as FontInside)._font
  const known = new Map<string, boolean>()
  return (char) => {
    const seen = known.get(char)
    if (seen !== undefined) return seen
    const answer = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u.test(char)
      ? true
      : font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0)
    known.set(char, answer)
    return answer
  }
}
