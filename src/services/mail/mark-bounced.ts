import { findRow } from '@/db/atomic'

import { advance } from '../booking/engine/row'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'

/**
 * Notes on a booking that mail does not arrive, so that staff can phone. The booking itself stays as
 * it is (NT-11). Sent again, it changes nothing.
 */
export async function markBounced(ctx: ServiceContext, id: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const row = await findRow<ReservationRow>(ctx.payload, 'reservations', { id: { equals: id } })
    if (!row || row.mailState !== 'ok') return
    const note = 'メールが届きませんでした'
    const marked = await advance(ctx, row, { mailState: 'bounced' }, { type: 'changed', note })
    if (marked) return
  }
}
