import type { CardRow } from '@/domain/cards/read-row'
import { encryptField } from '@/lib/crypto/field'
import { keyedHash } from '@/lib/crypto/keys'

/** Numbers and dates of the list as they are, personal columns encrypted (CD-30, AC-18). */
export const cardFieldsOf = (row: CardRow) => ({
  reservationNumber: row.reservationNumber,
  shippingNumber: row.shippingNumber,
  manufacturingNumber: row.manufacturingNumber,
  name: encryptField(row.name),
  address: encryptField(row.address),
  birthday: encryptField(row.birthday),
  issuedOn: row.issuedOn,
  expiresOn: row.expiresOn,
  cancelledOn: row.cancelledOn,
  remarks: encryptField(row.remarks),
  extra: Object.keys(row.extra).length > 0 ? encryptField(JSON.stringify(row.extra)) : '',
})

/**
 * Keyed hash of everything that the row decides, also of the settings that it was read with: the
 * same file changes nothing, the same file after a change of those settings does its work.
 */
export function sourceHashOf(row: CardRow, office: string, keepsBirthday: boolean): string {
  const { line: _line, office: _said, ...content } = row
  return keyedHash('card-source', JSON.stringify([content, office, keepsBirthday]))
}
