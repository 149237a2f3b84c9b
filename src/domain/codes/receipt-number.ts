import { normaliseCode } from './normalise-code'

/** Digits of a receipt number (受付番号): eight drawn at random, the last one a check digit. */
export const RECEIPT_LENGTH = 9

/**
 * Damm's totally anti-symmetric quasigroup. Finds every single wrong digit and every exchange of
 * neighbours, which is what goes wrong on the phone; 7 (しち) heard as 1 (いち) is the first kind.
 */
const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
]

const damm = (digits: string): number =>
  [...digits].reduce((state, digit) => DAMM[state]?.[Number(digit)] ?? 0, 0)

/**
 * Draws a receipt number that can be read out on the phone (ID-08): nine digits, the first never 0
 * because spreadsheets drop it. 90 million numbers: the caller keeps them unique in the store and
 * draws again on a clash. It is no secret; change and cancel need the pair's other half.
 * @param randomInt integer from 0 to `max` − 1, from a cryptographic source in production
 */
export function newReceiptNumber(randomInt: (max: number) => number): string {
  const body = String(10_000_000 + randomInt(90_000_000))
  return `${body}${damm(body)}`
}

/** Groups of three, as it is printed and spoken: `123456789` → `123-456-789`. */
export const formatReceiptNumber = (number: string): string =>
  number.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1-$2-$3')

export type ParsedReceiptNumber =
  { ok: true; number: string } | { ok: false; reason: 'length' | 'check' }

/**
 * Reads a receipt number as people type it: full-width digits, hyphens of any kind, blanks, and the
 * commas with which a screen reader is given it (`3 2 8、8 4 3、2 7 6`).
 * `length`: not nine digits, so something is missing or it is another number (twelve digits can
 * never pass). `check`: nine digits that were never issued, so one was misheard or mistyped.
 */
export function parseReceiptNumber(input: string): ParsedReceiptNumber {
  const number = normaliseCode(input.replace(/[,，、､]/g, ''))
  if (!/^\d{9}$/.test(number)) return { ok: false, reason: 'length' }
  if (number.startsWith('0') || damm(number) !== 0) return { ok: false, reason: 'check' }
  return { ok: true, number }
}
