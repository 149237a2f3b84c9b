import { findRows } from '@/db/atomic'
import { deleteRow } from '@/db/rows'

import type { ServiceContext } from '../../context'
import type { Claim, ReservationRow } from '../types'

import { syncMembers } from './members'
import { releaseSeats } from './release'
import { tombstone } from './row'

/**
 * Undoes a placing that could not be finished: seats back, keys free, rows gone. Nobody was told of
 * it, and a flood of requests for full slots must not fill the store. What a crash leaves behind
 * stays as `void` until the retention job takes it.
 */
export async function voidRow(
  ctx: ServiceContext,
  row: ReservationRow,
  taken: Claim[],
): Promise<void> {
  const done = await releaseSeats(ctx, row, taken, {
    status: 'void',
    liveKey: tombstone(row.id),
    idemKey: tombstone(row.id),
    claims: [],
    seated: false,
    releaseAt: '',
  })
  if (!done) return
  await syncMembers(ctx, done)
  const members =
    done.partySize > 1
      ? await findRows<ReservationRow>(ctx.payload, 'reservations', { group: { equals: row.id } })
      : []
  for (const { id } of [...members, done]) {
    await deleteRow(ctx.payload, 'reservations', {
      and: [{ id: { equals: id } }, { status: { equals: 'void' } }],
    })
  }
}
