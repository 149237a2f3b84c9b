import type { CardRow } from '@/domain/cards/read-row'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { recordOf, UNREADABLE } from '@/lib/crypto/personal'

import { kanaOf } from '../card-fields'
import { openCard } from '../open-card'
import type { CardRow as StoredCard } from '../types'

/** Fields that most lists do not have: where the stored one cannot be read, it stays as it is. */
export type KeptField = 'kana' | 'extra'

/** Without the fields that stay as they are stored, and without their search keys. */
export function withoutKept<T extends object>(fields: T, kept: readonly KeptField[] = []): T {
  const gone = new Set<string>(
    kept.flatMap((field) => (field === 'kana' ? ['kana', 'kanaKey', 'kanaHeadKey'] : [field])),
  )
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !gone.has(name))) as T
}

export type Completed =
  | { ok: true; row: CardRow; keep: KeptField[] }
  /** The list lacks the column, and the stored value cannot be read. */
  | { ok: false; column: string; reason: string }

const PERSONAL = { 氏名: 'name', 住所: 'address', 生年月日: 'birthday', 備考: 'remarks' } as const

const LOST =
  'このカードの保存されている値を読み取れないため、この列がないリストでは更新できません。この列のあるリストで取り込んでください。'

/**
 * A row of a list that lacks some of the columns, filled up from the stored card: what a list does
 * not speak of stays as it is (CD-04).
 */
export function completeRow(row: CardRow, card: StoredCard | undefined): Completed {
  if (!card) return { ok: true, row, keep: [] }
  const keep: KeptField[] = []
  const kana = kanaOf(row) ? null : openCard(card, 'kana')
  if (kana === UNREADABLE) keep.push('kana')
  const more = typeof kana === 'string' ? { kana, ...row.more } : row.more
  const absent = new Set(row.absent ?? [])
  if (absent.size === 0) return { ok: true, row: { ...row, more }, keep }
  const filled: CardRow = { ...row, more }
  for (const [column, field] of Object.entries(PERSONAL) as [
    keyof typeof PERSONAL,
    (typeof PERSONAL)[keyof typeof PERSONAL],
  ][]) {
    if (!absent.has(column)) continue
    const stored = openCard(card, field)
    if (stored === UNREADABLE) return { ok: false, column, reason: LOST }
    filled[field] = stored
  }
  if (absent.has('予約ID')) {
    filled.reservationNumber = card.reservationNumber ?? ''
    filled.reservationKey = normaliseCode(filled.reservationNumber)
  }
  if (absent.has('製造管理番号')) {
    filled.manufacturingNumber = card.manufacturingNumber ?? ''
    filled.manufacturingKey = normaliseCode(filled.manufacturingNumber)
  }
  if (absent.has('発送番号')) filled.shippingNumber = card.shippingNumber ?? ''
  if (absent.has('交付日')) filled.issuedOn = card.issuedOn ?? ''
  if (absent.has('有効期限')) filled.expiresOn = card.expiresOn ?? ''
  if (absent.has('取りやめ日')) filled.cancelledOn = card.cancelledOn ?? ''
  const extra = recordOf(openCard(card, 'extra'))
  if (!extra) keep.push('extra')
  filled.extra = { ...extra, ...row.extra }
  return { ok: true, row: filled, keep }
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
