import { foldWidth, HYPHENS, normaliseCode } from './normalise-code'

/**
 * The individual number (個人番号, マイナンバー) must never be stored or logged, and the QR on the
 * back of a card is that number (design §5). These two functions let a form, an import or a scan
 * refuse it. They only answer yes or no: no caller gets to hold what was found.
 */

const LENGTH = 12

/**
 * Check digit over the first eleven digits: 11 − (Σ Pₙ·Qₙ mod 11), n from the right, Qₙ = n + 1
 * up to the sixth and n − 5 beyond; a remainder of 0 or 1 gives 0.
 */
function hasCheckDigit(digits: string): boolean {
  let sum = 0
  for (let n = 1; n < LENGTH; n++) {
    sum += Number(digits[LENGTH - 1 - n]) * (n <= 6 ? n + 1 : n - 5)
  }
  const remainder = sum % 11
  return Number(digits[LENGTH - 1]) === (remainder <= 1 ? 0 : 11 - remainder)
}

/** True when a single field holds nothing but twelve digits with a right check digit. */
export function isIndividualNumber(text: string): boolean {
  const digits = normaliseCode(text)
  return /^\d{12}$/.test(digits) && hasCheckDigit(digits)
}

/** Digits with single joiners between them: `1234-5678-9018`, `1234/5678/9018`, `123456789018`. */
const UNIT = new RegExp(`\\d+(?: {0,2}[${HYPHENS}./_・] {0,2}\\d+)*`, 'g')
const HYPHENATED = new RegExp(`^[\\d ${HYPHENS}]+$`)
const PLAIN = /^\d+$/
const BLANK_GAP = /^ {1,3}$/

type Unit = { text: string; groups: string[] }

/** Splits a text into rows of numbers that have nothing but blanks between them. */
function rowsOf(text: string): Unit[][] {
  const rows: Unit[][] = []
  let end = 0
  for (const match of text.matchAll(UNIT)) {
    const unit = { text: match[0], groups: match[0].match(/\d+/g) ?? [] }
    const row = rows.at(-1)
    if (row && BLANK_GAP.test(text.slice(end, match.index))) row.push(unit)
    else rows.push([unit])
    end = match.index + match[0].length
  }
  return rows
}

/** Longest stretches of neighbours that pass a test. */
function stretchesOf<T>(items: readonly T[], test: (item: T) => boolean): T[][] {
  const stretches: T[][] = [[]]
  for (const item of items) {
    if (test(item)) stretches.at(-1)?.push(item)
    else stretches.push([])
  }
  return stretches
}

/** Every way in which the numbers of a row may be twelve digits that belong together. */
function candidatesOf(row: readonly Unit[]): string[] {
  const groups = row.flatMap((unit) => unit.groups)
  const hyphenated = row.filter((unit) => HYPHENATED.test(unit.text))
  const plain = stretchesOf(row, (unit) => PLAIN.test(unit.text))
  // Four and four and four, as on the card. A longer stretch is another number: the 申請書ID has 23
  // digits, a credit card 16.
  const fours = stretchesOf(groups, (group) => group.length === 4).filter((run) => run.length === 3)
  return [
    ...groups,
    ...hyphenated.map((unit) => unit.groups.join('')),
    ...plain.map((units) => units.map((unit) => unit.text).join('')),
    ...fours.map((run) => run.join('')),
  ]
}

/**
 * True when free text holds an individual number: twelve digits with a right check digit, half- or
 * full-width, in one piece or parted by blanks or hyphens, that are not part of a longer number.
 * One in ten other twelve-digit numbers is taken for one as well (a parcel number, say); a
 * refused note can be reworded, a stored individual number cannot be taken back. Linear in length.
 */
export function containsIndividualNumber(text: string): boolean {
  const line = foldWidth(text)
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    // Tabs and line ends stay: columns and lines of a list do not belong together.
    .replace(/[^\S\r\n\t]/g, ' ')
  return rowsOf(line).some((row) =>
    candidatesOf(row).some((digits) => digits.length === LENGTH && hasCheckDigit(digits)),
  )
}
