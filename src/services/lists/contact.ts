import { can } from '@/access/capabilities'
import { mayUseOffice } from '@/access/roles'
import type { ContactState } from '@/domain/booking/contact'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { DomainError } from '@/lib/errors'

import { advance } from '../booking/engine/row'
import { settle } from '../booking/engine/settle'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'

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
    throw new DomainError('FORBIDDEN', '連絡状況を変える権限がありません。', 403)
  }
  if (containsIndividualNumber(note)) {
    throw new DomainError('INDIVIDUAL_NUMBER', 'マイナンバー（個人番号）は入力できません。', 422)
  }
  for (let attempt = 0; attempt < 5; attempt++) {
    const row = await settle(ctx, id)
    // The same answer for a booking that is not there and one of another office (AC-07).
    if (!row || !mayUseOffice(ctx.user, row.office)) {
      throw new DomainError('NOT_FOUND', '予約が見つかりません。', 404)
    }
    if (row.contactState === state && note === '') return row
    assertAsShown(row.contactState ?? '', before)
    const done = await advance(
      ctx,
      row,
      { contactState: state },
      {
        type: 'contact',
        from: { contactState: row.contactState ?? '' },
        to: { contactState: state },
        ...(note ? { note } : {}),
      },
    )
    if (done) return done
  }
  throw new DomainError('BUSY', '混み合っています。少し待ってからもう一度お試しください。', 503)
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
