import type { ServiceContext } from '../../context'
import type { Claim, ReservationRow } from '../types'

import { syncMembers } from './members'
import { releaseSeats } from './release'
import { tombstone } from './row'

/** Undoes a placing that could not be finished: seats back, keys free, the row stays as `void`. */
export async function voidRow(
  ctx: ServiceContext,
  row: ReservationRow,
  taken: Claim[],
): Promise<void> {
  const done = await releaseSeats(ctx, row, taken, {
    status: 'void',
    liveKey: tombstone(row.id),
    claims: [],
    seated: false,
    releaseAt: '',
  })
  if (done) await syncMembers(ctx, done)
}
