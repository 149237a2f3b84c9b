import type { CardRow } from '@/domain/cards/read-row'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { decryptField } from '@/lib/crypto/field'

import { kanaOf } from './card-fields'
import type { CardRow as StoredCard } from './types'

const clear = (value: string | null | undefined): string => (value ? decryptField(value) : '')

/**
 * A row of a list that lacks some of the columns, filled up from the stored card: what a list does
 * not speak of stays as it is (CD-04).
 */
export function completeRow(row: CardRow, card: StoredCard | undefined): CardRow {
  if (!card) return row
  const more = kanaOf(row) ? row.more : { kana: clear(card.kana), ...row.more }
  const absent = new Set(row.absent ?? [])
  if (absent.size === 0) return { ...row, more }
  const filled: CardRow = { ...row, more }
  if (absent.has('予約ID')) {
    filled.reservationNumber = card.reservationNumber ?? ''
    filled.reservationKey = normaliseCode(filled.reservationNumber)
  }
  if (absent.has('製造管理番号')) {
    filled.manufacturingNumber = card.manufacturingNumber ?? ''
    filled.manufacturingKey = normaliseCode(filled.manufacturingNumber)
  }
  if (absent.has('発送番号')) filled.shippingNumber = card.shippingNumber ?? ''
  if (absent.has('氏名')) filled.name = clear(card.name)
  if (absent.has('住所')) filled.address = clear(card.address)
  if (absent.has('生年月日')) filled.birthday = clear(card.birthday)
  if (absent.has('備考')) filled.remarks = clear(card.remarks)
  if (absent.has('交付日')) filled.issuedOn = card.issuedOn ?? ''
  if (absent.has('有効期限')) filled.expiresOn = card.expiresOn ?? ''
  if (absent.has('取りやめ日')) filled.cancelledOn = card.cancelledOn ?? ''
  const extra = card.extra ? (JSON.parse(decryptField(card.extra)) as CardRow['extra']) : {}
  filled.extra = { ...extra, ...row.extra }
  return filled
}

/**
 * The row with the number that the card has now, where it names one that was replaced here (ID-13).
 * @param replaced numbers out of use, read after the card: one that is put out of use later changes
 *   the card's `rev`, and the row is not written
 */
export function keepNumber(
  row: CardRow,
  card: StoredCard | undefined,
  replaced: ReadonlyMap<string, string>,
): CardRow {
  if (!card || replaced.get(row.reservationKey) !== card.cardKey) return row
  const reservationNumber = card.reservationNumber ?? ''
  return { ...row, reservationNumber, reservationKey: normaliseCode(reservationNumber) }
}
