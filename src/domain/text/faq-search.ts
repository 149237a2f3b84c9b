import { nameSearchKey } from './name-search'

/**
 * Words of one matter, a matter a line: a caller says one, the approved answer may be written with
 * another. The city changes them in its settings; these are the ones to begin with (H12).
 */
export const SAME_MATTER = `紛失 なくし 無くし 失くし 落とし 盗難
はがき 葉書 交付通知書
手数料 料金 費用 お金 無料 有料`

/** Search keys of words that count as one, matter by matter. */
export type Matters = readonly (readonly string[])[]

/** Reads the setting: a matter a line, its words parted by blanks or commas; empty = `SAME_MATTER`. */
export const mattersOf = (setting: string | null | undefined): Matters =>
  (setting?.trim() || SAME_MATTER).split('\n').map((line) =>
    line
      .split(/[\s、，,・／/]+/u)
      .map(nameSearchKey)
      .filter(Boolean),
  )

/** The keys that answer a typed word: its own and those of the same matter. */
function keysOf(word: string, matters: Matters): string[] {
  const key = nameSearchKey(word)
  return [key, ...matters.filter((keys) => keys.some((one) => key.includes(one))).flat()]
}

/**
 * True when the text answers every word typed (OP-05). Width, kana and punctuation make no
 * difference, and neither does which of the usual words for a matter was used.
 */
export function answersSearch(text: string, typed: string, matters: Matters): boolean {
  const key = nameSearchKey(text)
  const words = typed.split(/\s+/).filter((word) => nameSearchKey(word) !== '')
  return words.every((word) => keysOf(word, matters).some((one) => key.includes(one)))
}
