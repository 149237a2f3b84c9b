import { BLANKS } from '../codes/normalise-code'

const BLANK = new RegExp(`^[${BLANKS}]$`)

/** A text without such signs at its ends. Sign by sign: a pattern for the end begins anew at each of them. */
export function withoutEnd(text: string, isSign: (sign: string) => boolean): string {
  let end = text.length
  while (end > 0 && isSign(text[end - 1]!)) end--
  return text.slice(0, end)
}

/** A text without blanks at its edges, also full-width ones and those that nobody sees. */
export function withoutBlankEdges(text: string): string {
  let start = 0
  while (start < text.length && BLANK.test(text[start]!)) start++
  return withoutEnd(text.slice(start), (sign) => BLANK.test(sign))
}
