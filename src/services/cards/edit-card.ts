import { type MAIL_TYPE, type ROUTE } from '@/domain/cards/vocabulary'
import { isCivilDate } from '@/domain/time/civil'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import { containsIndividualNumber } from '@/domain/codes/individual-number'

import type { ServiceContext } from '../context'
import { checkReason, individualNumberRefused, invalid } from '../refusals'

import { withCard } from './change-card'
import { changedMeanwhile } from './move-card'
import { placeById } from './places/places'
import type { CardRow } from './types'

/** What staff may correct by hand; numbers and personal fields come from the city's list only. */
export type CardEdit = {
  id: string
  /** `rev` of the card that the screen shows: a newer one is never overwritten (CD-25). */
  rev: number
  place?: string | null
  position?: string
  expiresOn?: string
  notifiedOn?: string
  returnedOn?: string
  inspectedOn?: string
  route?: '' | keyof typeof ROUTE
  mailType?: '' | keyof typeof MAIL_TYPE
  trackingNumber?: string
  remarks?: string
  reason?: string
}

const DAYS = ['expiresOn', 'notifiedOn', 'returnedOn', 'inspectedOn'] as const

/**
 * Corrects fields of one card (CD-25). What two people save at the same time does not overwrite one
 * another: the second is refused with the newer version.
 * @throws DomainError NOT_FOUND, CHANGED_MEANWHILE (details: rev, status), INPUT_INVALID,
 *   INDIVIDUAL_NUMBER, PLACE_UNKNOWN
 */
export async function editCard(ctx: ServiceContext, edit: CardEdit): Promise<CardRow> {
  const reason = checkReason(edit.reason)
  for (const text of [edit.remarks, edit.trackingNumber, edit.position]) {
    if (text && containsIndividualNumber(text)) throw individualNumberRefused()
  }
  for (const field of DAYS) {
    const value = edit[field]
    if (value && !isCivilDate(value)) throw invalid('日付を 2026-04-01 の形で入力してください。')
  }
  const place = edit.place ? await placeById(ctx, edit.place) : null
  const fields: Record<string, string | null> = {}
  for (const field of [...DAYS, 'position', 'route', 'mailType', 'trackingNumber'] as const) {
    if (edit[field] !== undefined) fields[field] = edit[field] || (isChoice(field) ? null : '')
  }
  if (edit.place !== undefined) fields.place = place ? place.id : null
  return withCard(ctx, edit.id, async (card) => {
    if (card.rev !== edit.rev) throw changedMeanwhile(card)
    if (place && place.office !== card.office) {
      throw invalid('この保管場所は、カードの窓口のものではありません。')
    }
    const before = card as unknown as Record<string, unknown>
    const changed = Object.entries(fields).filter(
      ([field, value]) => (before[field] ?? '') !== (value ?? ''),
    )
    const hasRemarks = edit.remarks !== undefined
    if (changed.length === 0 && !hasRemarks) return null
    const to = Object.fromEntries(changed)
    return {
      set: {
        ...to,
        ...(hasRemarks
          ? { remarks: encryptField(edit.remarks ?? '', at('cards', 'remarks', String(card.id))) }
          : {}),
      },
      event: {
        type: 'edited',
        how: 'screen',
        from: Object.fromEntries(changed.map(([field]) => [field, before[field] ?? ''])),
        to,
        ...(reason ? { reason } : {}),
        ...(hasRemarks ? { note: '備考' } : {}),
      },
    }
  })
}

const isChoice = (field: string): boolean => field === 'route' || field === 'mailType'
