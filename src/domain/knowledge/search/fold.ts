import { HYPHENS } from '@/domain/codes/normalise-code'
import { nameSearchKey } from '@/domain/text/name-search'

/** What a blank must stay between: two words of Latin letters or numbers would grow into one. */
const BETWEEN = /(?<=[\p{Script=Latin}\p{N}])[\s\p{P}]+(?=[\p{Script=Latin}\p{N}])/u
const IN_NUMBER = new RegExp(`(?<=\\p{N})[${HYPHENS}]+(?=\\p{N})`, 'gu')

/**
 * A text as it is searched: width, case, kana, accents, old kanji and punctuation make no difference
 * (`nameSearchKey`). Words of Latin letters and numbers stay apart.
 */
export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(IN_NUMBER, '')
    .split(BETWEEN)
    .map(nameSearchKey)
    .filter(Boolean)
    .join(' ')

const RUNS = /[\p{Script=Latin}]+|\p{N}+|[^\p{Script=Latin}\p{N}\s]+/gu
const isWord = (text: string): boolean => /^[\p{Script=Latin}\p{N}]/u.test(text)

/**
 * What the index knows a text by: whole words of Latin letters, whole numbers, and every two neighbours
 * of everything else. No dictionary: 暗証番号 is found by 暗証, by 証番 and by 番号, whatever it stands in.
 */
export function tokensOf(folded: string): string[] {
  const tokens: string[] = []
  for (const [run] of folded.matchAll(RUNS)) {
    const signs = isWord(run) ? [run] : Array.from(run)
    if (signs.length === 1) tokens.push(signs[0]!)
    for (let at = 0; at + 1 < signs.length; at++) tokens.push(signs[at]! + signs[at + 1]!)
  }
  return tokens
}

/** A sign alone stands in no pair when the text is long: such a word is looked for in the text itself. */
export const isSingle = (key: string): boolean => Array.from(key).length === 1 && !isWord(key)

const sameKind = (one: string | undefined, other: string | undefined, kind: RegExp): boolean =>
  one !== undefined && other !== undefined && kind.test(one) && kind.test(other)

/**
 * True when the folded text holds the key: a Latin word from its beginning (`pin` is not in `shopping`),
 * a number whole (`4` is not in `14`), anything else anywhere.
 */
export function holds(folded: string, key: string): boolean {
  if (key === '') return false
  for (let at = folded.indexOf(key); at >= 0; at = folded.indexOf(key, at + 1)) {
    const before = folded[at - 1]
    const after = folded[at + key.length]
    const begins =
      !sameKind(before, key[0], /\p{Script=Latin}/u) && !sameKind(before, key[0], /\p{N}/u)
    if (begins && !sameKind(key.at(-1), after, /\p{N}/u)) return true
  }
  return false
}
