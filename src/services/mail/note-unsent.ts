import { findRow } from '@/db/atomic'
import { CLOSURE_UNSENT_NOTE } from '@/domain/booking/contact'

import { advance } from '../booking/engine/row'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'

import { eventMailKey } from './queue-event-mail'
import type { MailRow } from './queue-mail'

/**
 * A closure's mail that will not go out has told nobody: its booking comes back to the list of those
 * to be called (BK-04, NT-11). What somebody has noted since, a call or another closure, stands. Sent
 * again, it changes nothing.
 */
export async function noteUnsent(ctx: ServiceContext, mail: MailRow): Promise<void> {
  if (mail.kind !== 'closure' || !mail.reservation) return
  for (let attempt = 0; attempt < 5; attempt++) {
    const row = await findRow<ReservationRow>(ctx.payload, 'reservations', {
      id: { equals: mail.reservation },
    })
    const last = row?.history?.findLast(({ type }) => type === 'contact')
    if (!row || !last || row.contactState !== 'メール済み') return
    if (eventMailKey('closure', row.id, last.seq) !== mail.mailKey) return
    const done = await advance(
      ctx,
      row,
      { contactState: '未連絡' },
      {
        type: 'contact',
        from: { contactState: 'メール済み' },
        to: { contactState: '未連絡' },
        note: CLOSURE_UNSENT_NOTE,
      },
    )
    if (done) return
  }
}
