import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { linksOf, plainOf } from '@/lib/rich/plain'

/** Codes within codes are as many as anybody would write. */
const DEEPEST = 3

/** As an address or a page shows it: `%31`, `&#49;` and `&#x31;` are digits. */
function decoded(text: string): string {
  let now = text
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = now
      .replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      .replace(/&#(\d{2,7});/g, (whole, code: string) => signOf(Number(code)) ?? whole)
      .replace(
        /&#x([0-9a-f]{2,6});/gi,
        (whole, code: string) => signOf(parseInt(code, 16)) ?? whole,
      )
    if (next === now) break
    now = next
  }
  return now
}

const signOf = (code: number): string | null =>
  code <= 0x10ffff ? String.fromCodePoint(code) : null

/** Does a text with a form hold an individual number: in its words, in where its links lead, in codes for signs? */
export const holdsIndividualNumber = (text: string): boolean =>
  [text, decoded(text), plainOf(text), ...linksOf(text).map(decoded)].some((words) =>
    containsIndividualNumber(words),
  )
