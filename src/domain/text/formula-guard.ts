const SIGNS = '=+\\-@＝＋－＠−'
/** Without the equals sign, behind which even a number is a formula. */
const COUNTING = '+\\-@＋－＠−'
/** Excel works out what begins so; a tab or a line end in front makes no difference to it. */
const BEGINS = new RegExp(`^[\\s\\u0000]*[${SIGNS}]|^[\\t\\r\\n]`)
/**
 * Nothing but signs (－ for "nothing"), or one sign before numbers, percents, blanks and words in Japanese:
 * ＋1名, -5, +20%, - なし, ＠中原, +81 44 200 1234. There is no function, no reference and no second operator
 * in it. A telephone number with hyphens is none of these: Excel would take +81-44-200 for a sum, and show -163.
 */
const HARMLESS = new RegExp(
  `^[ \\u3000]*(?:[${SIGNS}]+|[${COUNTING}]?[0-9０-９.．,，%％\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々ー〇、。・ \\u3000]*)$`,
  'u',
)

const GUARD = "'"

const needsGuard = (text: string): boolean =>
  text.startsWith(GUARD) ? needsGuard(text.slice(1)) : BEGINS.test(text) && !HARMLESS.test(text)

/**
 * A cell of a file for spreadsheets: what Excel would work out gets an apostrophe in front (PR-20),
 * everything else goes out as it is. A text that already has such an apostrophe gets one more, so
 * that `withoutGuard` gives back every text.
 */
export const guardFormula = (text: string): string => (needsGuard(text) ? GUARD + text : text)

/** The text that was guarded; any other text as it is. */
export const withoutGuard = (cell: string): string =>
  cell.startsWith(GUARD) && needsGuard(cell.slice(1)) ? cell.slice(1) : cell
