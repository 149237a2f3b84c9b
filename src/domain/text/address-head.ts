import { splitPostalCode } from '../printing/postal'

import { KANJI_FORMS } from './kanji-forms'

/**
 * An address for comparing: no postal code, no blanks or unseen characters, half-width digits, old
 * kanji as their usual form (中原區 → 中原区). Never stored, never shown.
 */
export const addressKey = (address: string): string =>
  Array.from(
    splitPostalCode(address)
      .rest.replace(/[\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, '')
      .normalize('NFKC')
      .replace(/\s/g, ''),
    (char) => KANJI_FORMS.get(char) ?? char,
  ).join('')
