/**
 * From what a scanner sent to the code that was printed (CD-05): without the prefix and suffix that the
 * reader of this place adds, without the signs of the symbology. Nothing is cut that could belong to a
 * code: what cannot be understood stays as it is and is unknown.
 */

import { foldWidth, normaliseCode } from './normalise-code'
import { UNREADABLE } from './scan-burst'

/** What the scanner of one place adds; set at the screen 「読み取りの確認」. */
export type ScannerForm = { prefix: string; suffix: string }
export const PLAIN_SCANNER: ScannerForm = { prefix: '', suffix: '' }

/** Signs that surround a code and are in none: Code 39's asterisk, or what a keyboard makes of it. */
const SURROUND = new RegExp(`^[*(${UNREADABLE}]([^*()${UNREADABLE}]+)[*(${UNREADABLE}]$`)
/** `]C0`, `]A1` … in front of the code: AIM's name of the symbology. US and JIS differ in the bracket. */
const AIM = /^[\][][A-Z][0-9]/i
const CONTROLS = /[\u0000-\u001f\u007f]/g

/** @returns the code as printed, as far as can be told from the text alone */
export function cleanScan(text: string, { prefix, suffix }: ScannerForm = PLAIN_SCANNER): string {
  let code = foldWidth(text).replace(CONTROLS, '').trim()
  const [head, tail] = [foldWidth(prefix), foldWidth(suffix)]
  const isSame = (part: string, wanted: string) => part.toUpperCase() === wanted.toUpperCase()
  if (head && isSame(code.slice(0, head.length), head)) code = code.slice(head.length)
  if (tail && isSame(code.slice(-tail.length), tail)) code = code.slice(0, -tail.length)
  const bare = code.replace(AIM, '')
  return SURROUND.exec(bare)?.[1] ?? bare
}

/** NW-7 (Codabar) sends its start and stop letters along where the reader is not told otherwise. */
const NW7 = /^[A-D]([0-9$:/.+]{4,})[A-D]$/

/**
 * Codes that a scan can mean, in the order in which they are looked for. Letters at both ends may be
 * NW-7's or the number's own: only a number that is not registered is looked for without them.
 */
export function codesOf(text: string): string[] {
  const code = normaliseCode(cleanScan(text))
  const inner = NW7.exec(code)?.[1]
  return inner ? [code, inner] : [code]
}
