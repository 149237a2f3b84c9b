import { HYPHENS } from '../codes/normalise-code'

const DIGIT = '[0-9０-９]'
const GAP = `(?:[ \\u00a0\\u3000]*[${HYPHENS}][ \\u00a0\\u3000]*|[ \\u00a0\\u3000]+)?`
const CODE = `(${DIGIT}{3})${GAP}(${DIGIT}{4})(?!${DIGIT})`
const OPEN = '[(（\\[［【「]?'
const CLOSE = '[)）\\]］】」]?'

/** With the mark of the post, anything between and around the digits is meant as a postal code. */
const MARKED = new RegExp(
  `^[\\s]*${OPEN}\\s*(?:〒|〠|〶|郵便番号[:：]?)\\s*${CODE}\\s*${CLOSE}[\\s、,，:：]*`,
  'u',
)
/** Without it, a hyphen must part three and four digits, and no further number may follow. */
const HYPHENATED = new RegExp(
  `^\\s*(${DIGIT}{3})[${HYPHENS}](${DIGIT}{4})(?![${HYPHENS}0-9０-９番号丁の])[\\s、,，]*`,
  'u',
)
/** Seven bare digits are one only before a prefecture, a city, a ward or a county. */
const BARE = new RegExp(
  `^\\s*(${DIGIT}{3})(${DIGIT}{4})\\s*(?=[^0-9０-９番号丁のノ${HYPHENS}\\s][^0-9０-９]{0,8}?[都道府県市区郡])`,
  'u',
)

const half = (digits: string): string =>
  digits.replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))

/**
 * Parts a postal code at the beginning from the address; the address itself stays byte for byte.
 * `〒210-8577 川崎市…` → `{ code: '210-8577', rest: '川崎市…' }`. A land number (1234567番地) is none.
 */
export function splitPostalCode(address: string): { code: string; rest: string } {
  const found = MARKED.exec(address) ?? HYPHENATED.exec(address) ?? BARE.exec(address)
  if (!found) return { code: '', rest: address }
  return {
    code: `${half(found[1] ?? '')}-${half(found[2] ?? '')}`,
    rest: address.slice(found[0].length),
  }
}
