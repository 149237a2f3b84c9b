/**
 * Clean-up of typed and scanned CODES: card numbers, receipt numbers, reservation numbers. Never
 * for names or addresses, which are kept byte for byte (design §5).
 */

/** Everything a Japanese keyboard, an IME or a word processor yields where a hyphen was meant. */
export const HYPHENS =
  '\\-\\u00ad\\u2010-\\u2015\\u2043\\u2212\\u2500\\u2501\\u30fc\\uff0d\\uff70\\ufe63'

/** Blanks, also the full-width one, and characters that cannot be seen. */
export const BLANKS = '\\s\\u200b-\\u200d\\u2060\\ufeff'

const SEPARATORS = new RegExp(`[${HYPHENS}${BLANKS}]`, 'g')

/**
 * Full-width ASCII (！–～) and the full-width blank as half-width; all else stays as it is. Code
 * points are shifted one by one because NFKC would also rewrite kanji and ①.
 */
export const foldWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')

/**
 * A code in the one form in which it is stored, compared and hashed: half-width, upper case, no
 * hyphens and blanks. `ａ12‐000 345` → `A12000345` (CD-05, ID-03).
 */
export const normaliseCode = (text: string): string =>
  foldWidth(text.replace(SEPARATORS, '')).replace(/[a-z]/g, (char) => char.toUpperCase())
