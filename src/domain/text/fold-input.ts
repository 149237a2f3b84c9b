import { BLANKS, foldWidth, HYPHENS } from '../codes/normalise-code'

import { withoutBlankEdges, withoutEnd } from './edges'

/**
 * One place that says what typed text means for each kind of field, for the citizens' pages, the
 * API, the panel and imports. Japanese keyboards give full-width digits, letters, `＠`, `．` and many
 * signs for a hyphen; none of that is a mistake of the one who types. Names and addresses are no kind
 * here: they stay byte for byte (design §5).
 */
export type InputKind = 'phone' | 'mail' | 'kana' | 'number' | 'birthday' | 'postal' | 'choice'

const HYPHEN = new RegExp(`[${HYPHENS}]`, 'g')
const BLANK = new RegExp(`[${BLANKS}]+`, 'g')
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
/** Half-width katakana with its marks (ｶﾞ → ガ); composing joins base and mark. */
const HALF_KANA = /[\uff66-\uff9f]+/g

const trimmed = withoutBlankEdges
const hyphened = (text: string): string => foldWidth(text).replace(HYPHEN, '-')

const hiraganaToKatakana = (text: string): string =>
  text.replace(/[\u3041-\u3096\u309d\u309e]/g, (char) =>
    String.fromCharCode(char.charCodeAt(0) + 0x60),
  )

const FOLDS: Record<InputKind, (text: string) => string> = {
  // `０９０－１２３４－５６７８` → `090-1234-5678`, `内線12` → `内線12`.
  phone: (text) => trimmed(hyphened(text)).replace(BLANK, ' '),
  // Nothing that an address cannot hold is taken out of its middle: that is for the reader to see. But
  // the key that gives a dot gives `。` on a Japanese keyboard, and no host has one in its name.
  mail: (text) => {
    const bare = trimmed(foldWidth(text.replace(UNSEEN, '')))
    const whole = withoutEnd(bare, (sign) => '。、.,;'.includes(sign))
    const host = whole.indexOf('@') + 1
    return host === 0 ? whole : whole.slice(0, host) + whole.slice(host).replace(/[。｡]/g, '.')
  },
  kana: (text) =>
    hiraganaToKatakana(
      trimmed(text)
        .replace(HALF_KANA, (part) => part.normalize('NFKC'))
        .normalize('NFC'),
    ),
  number: (text) => trimmed(hyphened(text)),
  birthday: (text) => trimmed(foldWidth(text)),
  postal: (text) => trimmed(hyphened(text)).replace(/^〒\s*/, ''),
  choice: trimmed,
}

/** The text as its kind of field means it; never an error. Sent through twice it stays the same. */
export const foldInput = (kind: InputKind, text: string): string => FOLDS[kind](text)

/** A whole number as Japanese keyboards give it (`５０`, `－３`, `1,000`); null when it is none. */
export function wholeNumber(text: string): number | null {
  const digits = foldInput('number', text).replaceAll(',', '')
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : null
}

const PHONE = /^(?:\+|\()?\d[\d\s()-]{5,22}$/
const EXTENSION = /(?:内線|ext\.?|x)\s*\d{1,6}$/i
/** With an extension. */
const LONGEST_PHONE = 60

/**
 * A telephone number with 7 to 15 digits, hyphens, blanks and brackets, if need be with an extension
 * (`044-200-3333 内線12`). Expects folded text.
 */
export function isPhone(text: string): boolean {
  if (text.length > LONGEST_PHONE) return false
  const number = text.replace(EXTENSION, '').trimEnd()
  const digits = number.replace(/\D/g, '').length
  return PHONE.test(number) && digits >= 7 && digits <= 15
}

/** Katakana as names use it, with its marks, blanks and the middle dot. Expects folded text. */
export const isKana = (text: string): boolean => /^[\p{Script=Katakana}ー・゛゜\s]+$/u.test(text)
