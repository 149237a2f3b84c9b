import { can } from '@/access/capabilities'
import { mayUseOffice } from '@/access/roles'
import type { ContactState } from '@/domain/booking/contact'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { DomainError } from '@/lib/errors'

import { changeReservation, settled } from '../booking/engine/change'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { forbidden, notFound } from '../refusals'

type ContactChange = {
  state: ContactState
  /** The state that the screen showed; left out by programs that have shown none. */
  before?: ContactState | ''
  note?: string
}

/**
 * Notes how far the contact about a booking that no longer fits has come; part of its history.
 * Saying the same again changes nothing.
 * @throws DomainError FORBIDDEN, NOT_FOUND, INDIVIDUAL_NUMBER, BUSY
 */
export async function setContactState(
  ctx: ServiceContext,
  id: string,
  { state, before, note = '' }: ContactChange,
): Promise<ReservationRow> {
  if (!can(ctx.user, 'booking.write')) {
    throw forbidden('連絡状況を変える権限がありません。')
  }
  if (containsIndividualNumber(note)) {
    throw new DomainError('INDIVIDUAL_NUMBER', 'マイナンバー（個人番号）は入力できません。', 422)
  }
  return changeReservation(ctx, {
    find: async () => {
      const row = await settled(ctx, id)
      // The same answer for a booking that is not there and one of another office (AC-07).
      if (!mayUseOffice(ctx.user, row.office)) throw notFound('予約が見つかりません。')
      return row
    },
    decide: (row) => {
      if (row.contactState === state && note === '') return null
      assertAsShown(row.contactState ?? '', before)
      return {
        data: { contactState: state },
        event: {
          type: 'contact',
          from: { contactState: row.contactState ?? '' },
          to: { contactState: state },
          ...(note ? { note } : {}),
        },
      }
    },
  })
}

/** @throws DomainError CHANGED_MEANWHILE: a colleague has called, or taken it back */
function assertAsShown(now: string, before: string | undefined): void {
  if (before === undefined || before === now) return
  throw new DomainError(
    'CHANGED_MEANWHILE',
    `ほかの画面で変わりました（いまは「${now || '未連絡'}」）。確かめて、もう一度押してください。`,
    409,
    { contactState: now },
  )
}
