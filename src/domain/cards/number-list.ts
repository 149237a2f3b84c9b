import { containsIndividualNumber } from '../codes/individual-number'
import { foldWidth, HYPHENS, normaliseCode } from '../codes/normalise-code'

export type NumberList = {
  /** Numbers of cards, each once, in their order. */
  codes: string[]
  /** How many were there more than once. */
  doubles: number
  /** Lines (from 1) that hold a 個人番号; nothing of them is taken. */
  refusedLines: number[]
  /** Lines without anything that looks like a number of a card. */
  emptyLines: number
}

const HYPHEN = new RegExp(`[${HYPHENS}]`, 'g')
const CODE = /^[A-Z0-9][A-Z0-9-]{1,59}$/i

/**
 * Reads what was pasted from a sheet or typed from paper (CD-06). Of a row with several columns
 * (tabs) only the first number counts, because the others name the same card; names and addresses
 * are left out, so that none travels as if it were a number.
 */
export function readNumberList(text: string): NumberList {
  const list: NumberList = { codes: [], doubles: 0, refusedLines: [], emptyLines: 0 }
  const seen = new Set<string>()
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() === '') return
    if (containsIndividualNumber(line)) return void list.refusedLines.push(index + 1)
    const found = codesIn(line)
    if (found.length === 0) list.emptyLines++
    for (const code of found) {
      const key = normaliseCode(code)
      if (seen.has(key)) list.doubles++
      else list.codes.push(code)
      seen.add(key)
    }
  })
  return list
}

function codesIn(line: string): string[] {
  const isRow = line.includes('\t')
  const cells = isRow ? line.split('\t') : line.split(/[,，、;；\s\u3000]+/)
  const codes = cells
    // What a spreadsheet puts around a number: ="0012", '0012, "0012".
    .map((cell) =>
      foldWidth(cell)
        .replace(/^\s*=(?=\s*")|["'‘’]/g, '')
        .trim()
        .replace(HYPHEN, '-'),
    )
    .filter((cell) => CODE.test(cell) && /\d/.test(cell))
  return isRow ? codes.slice(0, 1) : codes
}
