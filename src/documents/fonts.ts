import { existsSync } from 'node:fs'
import path from 'node:path'

import { env } from '@/lib/env'

import { drawVariants, type OpenFont } from './printing/variants'

const folder = 'node_modules/@expo-google-fonts/noto-sans-jp'

/** Whole Noto Sans JP files (OFL), read from disk: the fonts of web pages are sliced (libraries A2). */
export const FONT_FILES = {
  regular: path.join(process.cwd(), folder, '400Regular/NotoSansJP_400Regular.ttf'),
  bold: path.join(process.cwd(), folder, '700Bold/NotoSansJP_700Bold.ttf'),
}

/** Where Debian's fonts-ipamj-mincho puts IPAmj明朝: 11,474 kanji variants. */
const USUAL_RARE_FONTS = ['/usr/share/fonts/truetype/ipamj/ipamjm.ttf']

/**
 * Fonts for characters that Noto Sans JP has not, tried in order: those that the city names in
 * `PRINT_FONTS`, else IPAmj明朝 where it is installed. None is required.
 */
export function rareFontFiles(): string[] {
  const named = env.PRINT_FONTS.split(',')
    .map((file) => file.trim())
    .filter(Boolean)
  return (named.length > 0 ? named : USUAL_RARE_FONTS).filter((file) => existsSync(file))
}

type FontInside = { _font: { font: OpenFont } }

/**
 * Tells which characters the document's present font can draw; pdfkit itself prints a box. Variants
 * that the font has are drawn as such from here on.
 */
export function glyphCheck(doc: unknown): (char: string) => boolean {
  const { font } = (doc as FontInside)._font
  drawVariants(font)
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
