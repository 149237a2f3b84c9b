const DIGIT = /\p{Nd}/u
/** Digits in circles of which Unicode gives no plain form, each from one to nine. */
const CIRCLED = [0x2776, 0x2780, 0x278a, 0x24f5]
const KANJI = new Map(
  ['〇零', '一壱壹', '二弐貳', '三参參', '四肆', '五伍', '六陸', '七漆柒', '八捌', '九玖'].flatMap(
    (forms, digit) => Array.from(forms, (form) => [form, String(digit)] as const),
  ),
)
const OTHER = new RegExp(
  `[\\u24f5-\\u24fe\\u24ff\\u2776-\\u2793${[...KANJI.keys()].join('')}]`,
  'gu',
)

const ANY = new RegExp(`[\\p{N}${[...KANJI.keys()].join('')}]`, 'gu')

/** Quickly: can there be so many digits at all? One sign may stand for two of them (⑫). */
export const mayHoldDigits = (text: string, count: number): boolean =>
  text.length >= count / 2 && (text.match(ANY)?.length ?? 0) >= count / 2

/** Digits of every script come in unbroken rows from 0 to 9. */
function decimalOf(char: string): string {
  const code = char.codePointAt(0) ?? 0
  let first = code
  while (DIGIT.test(String.fromCodePoint(first - 1))) first--
  return String((code - first) % 10)
}

function otherOf(char: string): string {
  const kanji = KANJI.get(char)
  if (kanji) return kanji
  const code = char.codePointAt(0) ?? 0
  if (code === 0x24ff) return '0'
  const first = CIRCLED.filter((start) => start <= code).reduce((a, b) => Math.max(a, b), 0)
  return String(code - first + 1)
}

/**
 * A text with all digits, of whichever script, width, weight, circle or in kanji, as 0–9; without
 * marks and characters that cannot be seen. For comparing only: names and addresses lose their form.
 */
export const foldDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/(?![0-9])\p{Nd}/gu, decimalOf)
    .replace(OTHER, otherOf)
