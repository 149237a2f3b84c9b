import { foldDigits, mayHoldDigits } from './fold-digits'
import { HYPHENS, normaliseCode } from './normalise-code'

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

/** What a field is known to hold, where twelve digits are its usual content. */
export type Declared = {
  /**
   * `timestamp`: a day and a time of day (`YYYYMMDDhhmm`) is none. `parcel`: a number with the check
   * digit of the carriers (the first eleven modulo seven) is none.
   */
  declared?: 'timestamp' | 'parcel'
}

const TIMESTAMP = /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])[0-5]\d$/

const isDeclared = (digits: string, { declared }: Declared): boolean =>
  (declared === 'timestamp' && TIMESTAMP.test(digits)) ||
  (declared === 'parcel' && Number(digits.slice(0, -1)) % 7 === Number(digits.at(-1)))

const isOne = (digits: string, options: Declared): boolean =>
  digits.length === LENGTH && hasCheckDigit(digits) && !isDeclared(digits, options)

/** True when a single field holds nothing but twelve digits with a right check digit. */
export function isIndividualNumber(text: string, options: Declared = {}): boolean {
  if (!mayHoldDigits(text, LENGTH)) return false
  const folded = foldDigits(text)
  const digits = normaliseCode(folded)
  if (/^\d+$/.test(digits)) return isOne(digits, options)
  return !/\p{L}/u.test(folded) && containsIndividualNumber(text, options)
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

const isFour = (group: string): boolean => group.length === 4
/** Three years beside one another are no number of anybody. */
const areYears = (groups: readonly string[]): boolean =>
  groups.every((group) => /^(19|20)\d\d$/.test(group))

/**
 * Four and four and four, as on the card. A longer stretch is another number: the 申請書ID has 23
 * digits, a credit card 16.
 */
const foursOf = (groups: readonly string[]): string[] =>
  stretchesOf(groups, isFour)
    .filter((run) => run.length === 3 && !areYears(run))
    .map((run) => run.join(''))

/** Every way in which the numbers of a row may be twelve digits that belong together. */
function candidatesOf(row: readonly Unit[]): string[] {
  const groups = row.flatMap((unit) => unit.groups)
  const hyphenated = row.filter((unit) => HYPHENATED.test(unit.text))
  const plain = stretchesOf(row, (unit) => PLAIN.test(unit.text))
  return [
    ...groups,
    ...hyphenated.map((unit) => unit.groups.join('')),
    ...plain.map((units) => units.map((unit) => unit.text).join('')),
    ...foursOf(groups),
  ]
}

/** So much may stand between two groups: ` - `, a line end, a colon with a blank. */
const MOST_BETWEEN = 3
/** Parts of the same length between the same signs: `12,34,56…`, `1:2:3…`; threes with dots are an address. */
const EVEN = [1, 2, 3, 4, 6]

type Joined = { groups: string[]; joiners: string[] }

/** Groups of digits with nothing but up to three signs, blanks or line ends between them. */
function chainsOf(text: string): Joined[] {
  const chains: Joined[] = []
  let end = 0
  for (const match of text.matchAll(/\d+/g)) {
    const between = text.slice(end, match.index)
    const chain = chains.at(-1)
    if (chain && between.length <= MOST_BETWEEN && !/\p{L}/u.test(between)) {
      chain.groups.push(match[0])
      chain.joiners.push(between.replace(/\s+/g, ' '))
    } else chains.push({ groups: [match[0]], joiners: [] })
    end = match.index + match[0].length
  }
  return chains
}

/** Whichever sign a person puts between the parts of a number, always the same. */
function evenOf({ groups, joiners }: Joined): string[] {
  const found: string[] = []
  for (let from = 0; from < groups.length;) {
    const size = groups[from]!.length
    let to = from + 1
    while (
      to < groups.length &&
      groups[to]!.length === size &&
      (to === from + 1 || joiners[to - 1] === joiners[from])
    ) {
      to++
    }
    const run = groups.slice(from, to)
    const isAddress = size === 3 && joiners[from] === '.'
    if (EVEN.includes(size) && size * run.length === LENGTH && !isAddress && !areYears(run)) {
      found.push(run.join(''))
    }
    from = to
  }
  return found
}

/**
 * True when free text holds an individual number: twelve digits with a right check digit, in the
 * digits of whichever script, in one piece or parted by blanks, line ends or signs, that are not part
 * of a longer number. One in ten other twelve-digit numbers is taken for one as well; a refused note
 * can be reworded, a stored individual number cannot be taken back. Linear in length.
 * @param options what the field is known to hold, where that is twelve digits
 */
export function containsIndividualNumber(text: string, options: Declared = {}): boolean {
  if (!mayHoldDigits(text, LENGTH)) return false
  const folded = foldDigits(text)
  const line = folded.replace(/[^\S\r\n\t]/g, ' ')
  return (
    rowsOf(line).some((row) => candidatesOf(row).some((digits) => isOne(digits, options))) ||
    chainsOf(folded).some((chain) =>
      [...foursOf(chain.groups), ...evenOf(chain)].some((digits) => isOne(digits, options)),
    )
  )
}
