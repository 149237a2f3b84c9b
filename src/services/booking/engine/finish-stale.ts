import { findRows } from '@/db/atomic'

import type { ServiceContext } from '../../context'
import type { ReservationRow } from '../types'

import { recountAsked } from './recount'
import { isStale, resolveStale, STALE_MS } from './stale'

/**
 * Finishes what dead processes left half done, so that no seat stays taken for a booking that nobody
 * made: each minute, by whichever process runs the jobs.
 * @returns how many were finished
 */
export async function finishStale(ctx: ServiceContext): Promise<number> {
  const before = new Date(ctx.now().getTime() - STALE_MS).toISOString()
  const rows = await findRows<ReservationRow>(ctx.payload, 'reservations', {
    and: [{ pendingAt: { greater_than: '' } }, { pendingAt: { less_than_equal: before } }],
  })
  let finished = 0
  for (const row of rows) if (isStale(ctx, row) && (await resolveStale(ctx, row))) finished++
  // What could not be counted before, because somebody was at work at the same time.
  await recountAsked(ctx)
  return finished
}
