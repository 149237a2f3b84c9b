import { foldWidth } from '../codes/normalise-code'
import { addressKey } from '../text/address-head'
import { nameSearchKey } from '../text/name-search'

/** What of a card may be looked for without reading it (CD-02). Empty text = not there. */
export type SearchTexts = {
  nameKey: string
  nameHeadKey: string
  familyKey: string
  givenKey: string
  kanaKey: string
  kanaHeadKey: string
  birthdayKey: string
  townKey: string
}

const HEAD = 2
const TOWN_HEAD = 3

const firstOf = (text: string, length: number): string => Array.from(text).slice(0, length).join('')

/** Surname and given name where the list parts them by a blank; else nothing is guessed. */
function partsOf(name: string): [string, string] {
  const parts = foldWidth(name).trim().split(/\s+/)
  return parts.length < 2
    ? ['', '']
    : [nameSearchKey(parts[0] ?? ''), nameSearchKey(parts.slice(1).join(''))]
}

/**
 * The part of an address that tells people apart: what follows prefecture, city and ward, in the
 * folded form. `川崎市宮前区宮前平2-20-5` → `宮前平2205`.
 */
export function townOf(address: string): string {
  const text = addressKey(address)
  const city =
    /^(?:[^市区0-9]{2,3}[都道府県])?[^0-9]{1,9}?市(?:[^0-9市]{1,4}区)?/u.exec(text)?.[0] ?? ''
  const ward = city ? '' : (/^[^0-9]{1,4}区/u.exec(text)?.[0] ?? '')
  return nameSearchKey(text.slice((city || ward).length))
}

/**
 * Texts whose keyed hashes are stored with a card, because its personal fields are encrypted and
 * cannot be searched: whole and first two characters of the name and its reading, surname, given
 * name, birthday, first three characters of the town. Old kanji forms are folded.
 */
export function searchTextsOf(card: {
  name: string
  kana?: string
  address: string
  birthday: string
}): SearchTexts {
  const name = nameSearchKey(card.name)
  const kana = nameSearchKey(card.kana ?? '')
  const [family, given] = partsOf(card.name)
  return {
    nameKey: name,
    nameHeadKey: firstOf(name, HEAD),
    familyKey: family,
    givenKey: given,
    kanaKey: kana,
    kanaHeadKey: firstOf(kana, HEAD),
    birthdayKey: card.birthday,
    townKey: firstOf(townOf(card.address), TOWN_HEAD),
  }
}

export type SearchKey = { field: keyof SearchTexts; text: string }

/**
 * Keys for what was typed of a name: `exact` ones are an answer by themselves (whole name, surname,
 * given name, whole reading), `head` ones give candidates of which the beginning fits.
 */
export function nameQueryKeys(typed: string): { exact: SearchKey[]; head: SearchKey[] } {
  const text = nameSearchKey(typed)
  if (text === '') return { exact: [], head: [] }
  const isKana = /^[\p{Script=Hiragana}ー]+$/u.test(text)
  const exact: SearchKey[] = [
    ...(isKana ? [{ field: 'kanaKey' as const, text }] : []),
    { field: 'nameKey', text },
    { field: 'familyKey', text },
    { field: 'givenKey', text },
  ]
  if (Array.from(text).length < HEAD) return { exact, head: [] }
  const head = firstOf(text, HEAD)
  return {
    exact,
    head: [
      ...(isKana ? [{ field: 'kanaHeadKey' as const, text: head }] : []),
      { field: 'nameHeadKey', text: head },
    ],
  }
}

export const townQueryKey = (typed: string): string => firstOf(townOf(typed), TOWN_HEAD)
