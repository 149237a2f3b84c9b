import { foldText, holds, isSingle, tokensOf } from './fold'

/** Keys of words that count as one, matter by matter. */
export type Matters = readonly (readonly string[])[]

/** The words of one matter as people write them down: parted by blanks, commas or dots. */
export const matterOf = (words: string): string[] => [
  ...new Set(
    words
      .split(/[\s、，,・／/]+/u)
      .map(foldText)
      .filter(Boolean),
  ),
]

export type Word = {
  /** Its own key first, then those of the same matter: any of them answers it. */
  keys: string[]
  /** What is left to find it by when no text answers it whole. */
  parts: string[]
}
export type Query = { words: Word[]; not: string[] }

/** Parts of a word that carry its matter: what stands in kanji, katakana, letters or figures. */
const CARRIES = /[\p{Script=Han}々]+|[\p{Script=Katakana}ー]+|\p{Script=Latin}+|\p{N}+/gu

function partsOf(word: string): string[] {
  const carried = [...word.matchAll(CARRIES)].map(([part]) => foldText(part))
  const parts = carried.flatMap(tokensOf).filter((part) => !isSingle(part))
  return [...new Set(parts.length > 0 ? parts : tokensOf(foldText(word)))]
}

/** A leading hyphen of any kind asks for texts without the word. */
const isNot = (word: string): boolean => /^[-−‐–]./u.test(word)

type Reading = { kana: string; written: string }
const KANA = /^[\p{Script=Hiragana}ー]+$/u
const INFLEXION = /(?<=\p{Script=Han})\p{Script=Hiragana}+$/u
/** Two kana alone stand within too many other words. */
const SHORTEST = 3

/** A matter of two words, one written and one in kana, says how a word is read. */
function readingOf(keys: readonly string[]): Reading | null {
  const [kana] = keys.filter((key) => KANA.test(key))
  const [written] = keys.filter((key) => !KANA.test(key))
  return keys.length === 2 && kana && written ? { kana, written } : null
}

/** What was typed in kana, as it is written: 「こうふつうちしょ」 → 「交付通知書」. The longest reading goes first. */
function writtenOf(key: string, readings: readonly Reading[]): string {
  let written = ''
  for (let at = 0; at < key.length;) {
    const [best] = readings
      .filter(({ kana }) => key.startsWith(kana, at) && (kana.length >= SHORTEST || kana === key))
      .sort((a, b) => b.kana.length - a.kana.length)
    written += best?.written ?? key[at]!
    at += best?.kana.length ?? 1
  }
  return written
}

/** What a caller's words ask for. */
export function readQuery(typed: string, matters: Matters): Query {
  const readings = matters.flatMap((keys) => readingOf(keys) ?? [])
  const groups = matters.filter((keys) => !readingOf(keys))
  const words = typed.normalize('NFKC').trim().split(/\s+/u)
  const wanted = words.filter((word) => !isNot(word) && foldText(word) !== '')
  return {
    words: wanted.map((word) => {
      const key = foldText(word)
      const written = writtenOf(key, readings)
      // 「更新したい」 asks for 「更新」, as the words of a matter do.
      const stem = written === key ? key : written.replace(INFLEXION, '')
      const read = readings.filter((one) => holds(key, one.written)).map(({ kana }) => kana)
      const own = [...new Set([key, written, stem, ...read])]
      const same = groups.filter((keys) =>
        keys.some((one) => own.some((spelling) => holds(spelling, one))),
      )
      return {
        keys: [...new Set([...own, ...same.flat()])],
        parts: partsOf(written === key ? word : written),
      }
    }),
    not: words
      .filter(isNot)
      .map((word) => foldText(word.slice(1)))
      .filter(Boolean),
  }
}

export const isExcluded = (folded: string, { not }: Query): boolean =>
  not.some((key) => holds(folded, key))

/** Every word is answered. */
export const answers = (folded: string, { words }: Query): boolean =>
  words.every(({ keys }) => keys.some((key) => holds(folded, key)))

/** How much of the question is answered, 0 to 1: a word whole, or by as many of its parts as are there. */
export function shareOf(folded: string, { words }: Query): number {
  const shares = words.map(({ keys, parts }) =>
    keys.some((key) => holds(folded, key))
      ? 1
      : parts.filter((part) => holds(folded, part)).length / Math.max(1, parts.length),
  )
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length)
}
