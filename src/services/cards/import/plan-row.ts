import { randomUUID } from 'node:crypto'

import { newRowId } from '@/db/atomic'
import { officeOf } from '@/domain/cards/office-of'
import type { CardRow, RowProblem } from '@/domain/cards/read-row'
import { normaliseCode } from '@/domain/codes/normalise-code'

import { sourceHashOf } from '../card-fields'
import type { EligibilityRow } from '../eligibility'
import type { Known, StoredCard } from './lookup'
import { isFinal, type CardSetup } from './setup'
import type { KeptField } from './merge-row'
import { needsScan } from '../move-card'

/** What one sound row of the list asks for. */
export type RowPlan = {
  row: CardRow
  office: string
  status: string
  hash: string
  cardKey: string
  /** Id of the stored card, or the one that the new card will have: its values are bound to it. */
  cardId: string
  /** Absent: the card is new. */
  card?: StoredCard
  hasEligibility: boolean
  /** Another card, already handed over or stopped, that must let go of the number. */
  takesNumberFrom?: EligibilityRow
  /** Id of the storage place that the list names. */
  place?: string
  /** Fields of the stored card that cannot be read: they stay as they are. */
  keep?: readonly KeptField[]
  /** The line as the file had it, encrypted, where it cannot be made again (see `source-row`). */
  sourceRow?: string
}

export type Planned =
  | { kind: 'refused'; problem: RowProblem }
  | { kind: 'unchanged' }
  | { kind: 'create' | 'change'; plan: RowPlan }

/**
 * Decides about one row of the list, without writing anything: whose card it is, what changes, or
 * why it cannot be taken (CD-03).
 */
export function planRow(setup: CardSetup, known: Known, row: CardRow): Planned {
  const refused = (field: string, reason: string): Planned => ({
    kind: 'refused',
    problem: { line: row.line, field, reason },
  })
  if (!setup.statuses.has(row.status)) {
    return refused(
      '状態区分',
      '登録されていない状態区分です。「カードの状態区分」に追加してから取り込んでください。',
    )
  }
  const owner = ownerOf(known, row)
  const card =
    typeof owner === 'string'
      ? undefined
      : owner.eligibility && known.cards.get(owner.eligibility.card)
  // A list that says nothing about the place leaves a card where it belongs.
  const saysNothing = !row.office && row.absent?.includes('住所')
  const office = saysNothing && card ? card.office : officeOf(setup.offices, row)
  if (!office) {
    return row.office
      ? refused('窓口', '登録されていない窓口です。')
      : refused('住所', '住所の区名から窓口を決められません。')
  }
  if (typeof owner === 'string') return refused('予約ID', owner)
  if (hasLostZeros(row, owner.eligibility)) return refused('予約ID', LOST_ZEROS)
  const placeCode = row.more?.placeCode
  const place = placeCode ? setup.places.get(normaliseCode(placeCode)) : undefined
  if (placeCode && !place) return refused('保管場所コード', '登録されていない保管場所です。')
  if (![office, card?.office ?? office].every(setup.mayUse)) {
    return refused('窓口', 'このアカウントで扱えない窓口のカードです。')
  }
  const hash = sourceHashOf(row, office, setup.keepsBirthday)
  if (card?.sourceHash === hash) return { kind: 'unchanged' }
  const status = statusFor(setup, row, card)
  if (!status) {
    return refused(
      '状態区分',
      `「${card?.status}」のカードは、取り込みでは別の状態に戻せません。画面から理由を書いて変更してください。`,
    )
  }
  // A new card comes as the list says (taken over from another system); one that is here was scanned.
  const target = setup.rules.get(status)
  if (card && card.status !== status && target && needsScan(card, target)) {
    return refused(
      '状態区分',
      `「${status}」になるのは、移送の受取りで読み取ったカードだけです。取り込みでは変えられません。`,
    )
  }
  const plan: RowPlan = {
    row,
    office,
    status,
    hash,
    cardKey: owner.eligibility?.card ?? randomUUID(),
    cardId: card ? String(card.id) : newRowId(),
    card,
    hasEligibility: owner.eligibility !== undefined,
    takesNumberFrom: owner.takesNumberFrom,
    place: place?.id,
  }
  return { kind: card ? 'change' : 'create', plan }
}

const LOST_ZEROS =
  '先頭の0が消えています。このカードの予約IDは、0から始まる番号で登録されています。Excelでは列の表示形式を「文字列」にしてからデータを貼り直してください。'

/** The number of the card, but for the zeros in front: no new number, but what Excel made of it. */
function hasLostZeros(row: CardRow, known: EligibilityRow | undefined): boolean {
  const [now, before] = [row.reservationKey, known?.reservationKey ?? '']
  return now !== '' && now.length < before.length && now.padStart(before.length, '0') === before
}

type Owner = { eligibility?: EligibilityRow; takesNumberFrom?: EligibilityRow }

const REPLACED =
  'この予約IDは、交付通知書の再発行で使えなくなった番号です。別のカードには使えません。'

/**
 * The card that a row speaks of. The manufacturing number is the card itself; the reservation
 * number belongs to the notice and may be replaced (ID-13), or go on from a finished card.
 *
 * A number that was replaced here is still what the city's own system knows, so its next list will
 * bring it again. It then only says whose card the row is about: the card keeps its new number
 * (`keepNumber`), the old one stays dead, and the rest of the row is taken. No other card gets it:
 * whoever holds the old paper must not come in as somebody else.
 * @returns a text when the number is in use by another card, or was
 */
function ownerOf(known: Known, row: CardRow): Owner | string {
  const made = row.manufacturingKey ? known.byManufacturing.get(row.manufacturingKey) : undefined
  const booked = row.reservationKey ? known.byReservation.get(row.reservationKey) : undefined
  const past = booked ? undefined : known.byReplaced.get(row.reservationKey)
  if (past && past.card !== made?.card) {
    const isSame = !made && (!row.manufacturingKey || past.manufacturingKey.startsWith('none|'))
    return isSame ? { eligibility: past } : REPLACED
  }
  if (!booked || booked.card === made?.card) return { eligibility: made }
  const lacksNumber = booked.manufacturingKey.startsWith('none|')
  if (!made && (lacksNumber || !row.manufacturingKey)) return { eligibility: booked }
  if (isFinal(booked.state)) return { eligibility: made, takesNumberFrom: booked }
  return 'この予約IDは、製造管理番号の違う別のカードで使われています。'
}

/**
 * The status after the import. What the list said before and says again is no news: a status that
 * was set here since then stays. Null when the list would take a card out of a final status.
 */
function statusFor(setup: CardSetup, row: CardRow, card: StoredCard | undefined): string | null {
  if (card && row.isDefaultStatus) return card.status
  if (!card || card.status === row.status) return row.status
  if (card.importedStatus === row.status) return card.status
  return isFinal(setup.statuses.get(card.status)) ? null : row.status
}
