import type { CardRow } from '@/domain/cards/read-row'
import { searchTextsOf, type SearchTexts } from '@/domain/cards/search-keys'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { encryptField } from '@/lib/crypto/field'
import { at, type SealedField } from '@/lib/crypto/places'
import { keyedHash } from '@/lib/crypto/keys'

/** Headings under which a city's list may give the reading of the name; it is no column of CD-01. */
const KANA_COLUMNS = [
  '氏名カナ',
  '氏名（カナ）',
  'カナ氏名',
  '氏名フリガナ',
  'フリガナ',
  '氏名かな',
]

/** The reading of the name, under whichever heading the list has it. */
export const kanaOf = (row: CardRow): string =>
  row.more?.kana || (KANA_COLUMNS.map((column) => row.extra[column]).find((text) => text) ?? '')

const HASH_LENGTH = 16

/** Keyed hash of one search text; shortened, because what it finds is read and compared anyway. */
export const searchHash = (field: keyof SearchTexts, text: string): string =>
  text === '' ? '' : keyedHash(`card-${field}`, text).slice(0, HASH_LENGTH)

/** Hidden keys by which a card is found (CD-02): codes as they are, personal texts hashed. */
export function searchKeysOf(card: {
  reservationNumber: string
  shippingNumber: string
  manufacturingNumber: string
  name: string
  kana: string
  address: string
  birthday: string
}) {
  const texts = Object.entries(searchTextsOf(card)) as [keyof SearchTexts, string][]
  return {
    reservationKey: normaliseCode(card.reservationNumber),
    shippingKey: normaliseCode(card.shippingNumber),
    manufacturingKey: normaliseCode(card.manufacturingNumber),
    ...Object.fromEntries(texts.map(([field, text]) => [field, searchHash(field, text)])),
  } as Record<string, string>
}

/** Numbers and dates of the list as they are, personal columns encrypted (CD-30, AC-18). */
export function cardFieldsOf(row: CardRow, id: string) {
  const sealed = (field: SealedField<'cards'>, value: string) =>
    encryptField(value, at('cards', field, id))
  return {
    reservationNumber: row.reservationNumber,
    shippingNumber: row.shippingNumber,
    manufacturingNumber: row.manufacturingNumber,
    ...searchKeysOf({ ...row, kana: kanaOf(row) }),
    name: sealed('name', row.name),
    kana: sealed('kana', kanaOf(row)),
    address: sealed('address', row.address),
    birthday: sealed('birthday', row.birthday),
    issuedOn: row.issuedOn,
    expiresOn: row.expiresOn,
    cancelledOn: row.cancelledOn,
    remarks: sealed('remarks', row.remarks),
    extra: Object.keys(row.extra).length > 0 ? sealed('extra', JSON.stringify(row.extra)) : '',
  }
}

/**
 * Keyed hash of everything that the row decides, also of the settings that it was read with: the
 * same file changes nothing, the same file after a change of those settings does its work.
 */
export function sourceHashOf(row: CardRow, office: string, keepsBirthday: boolean): string {
  const { line: _line, office: _said, absent: _absent, ...content } = row
  return keyedHash('card-source', JSON.stringify([content, office, keepsBirthday]))
}
