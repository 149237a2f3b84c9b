import { tokyoDateOf } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'

import { bookingsOf } from './release-bookings'
import type { CardRow } from './types'

/**
 * Somebody who came without a booking and was sent away today gets no card until the reception has
 * received them (BK-22): not at the window, and not past it by hand. What was missing then is looked at
 * there.
 * @throws DomainError VISIT_REFUSED
 */
export async function assertNotRefused(ctx: ServiceContext, card: CardRow): Promise<void> {
  const today = tokyoDateOf(ctx.now())
  const rows = await bookingsOf(ctx, card.cardKey, ['none', 'arrived', 'completed', 'refused'])
  const visits = rows.filter((row) => row.date === today && row.office === card.office)
  const refused = visits.find((row) => row.outcome === 'refused' && row.channel === 'walk-in')
  if (!refused || visits.some((row) => row.outcome === 'arrived')) return
  throw new DomainError(
    'VISIT_REFUSED',
    `今日、予約なしの来庁で「交付できず」と記録した人のカードです${refused.outcomeReason ? `（${refused.outcomeReason}）` : ''}。書類がそろったら、受付の画面で受け付けてから交付してください。`,
    409,
  )
}
