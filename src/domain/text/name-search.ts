import { HYPHENS } from '../codes/normalise-code'
import { KANJI_FORMS } from './kanji-forms'

/** Selectors that choose a drawing of a kanji (葛󠄀) and characters that cannot be seen. */
const UNSEEN = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u00ad\u200b-\u200d\u2060\ufeff]/gu
const IGNORED = new RegExp(`[\\s\\p{P}${HYPHENS}]`, 'gu')
const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/g
/** Latin letters that have no accent to take off. */
const LETTERS: Record<string, string> = {
  đ: 'd',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
}

const katakanaToHiragana = (text: string): string =>
  text.replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (char) =>
    String.fromCharCode(char.charCodeAt(0) - 0x60),
  )

/** The accent goes first: ǣ is æ with a bar, and æ is written ae. */
const withoutAccent = (char: string): string => {
  const bare = char.normalize('NFD').replace(/\p{M}/gu, '')
  return LETTERS[bare] ?? bare
}

/**
 * Key by which names and addresses are found (CD-02, CD-32). Compare keys with keys; never show or
 * store one in place of the text: the name itself stays byte for byte as the city gave it.
 *
 * Width, case, accents, variation selectors, old kanji forms (髙 澤 邊 …), katakana or hiragana,
 * blanks, hyphens and punctuation make no difference; nor do 々 for the kanji before it and ヶ ケ が
 * between kanji (梶ヶ谷, 梶が谷). A long-vowel mark counts as a hyphen.
 */
export function nameSearchKey(text: string): string {
  const plain = katakanaToHiragana(text.replace(UNSEEN, '').normalize('NFKC').toLowerCase())
    .replace(ACCENTED, withoutAccent)
    .replace(IGNORED, '')
  const folded = Array.from(plain, (char) => KANJI_FORMS.get(char) ?? char).join('')
  return folded
    .replace(/(\p{Script=Han})々/gu, '$1$1')
    .replace(/(?<=\p{Script=Han})[ゖが](?=\p{Script=Han})/gu, 'け')
}

/** True when the text holds what was typed; nothing typed is found everywhere. */
export const matchesName = (text: string, typed: string): boolean =>
  nameSearchKey(text).includes(nameSearchKey(typed))
