import { findRow } from '@/db/atomic'

import type { ServiceContext } from '../../context'
import { busy } from '../../refusals'
import type { ReservationRow } from '../types'

import { isStale, resolveStale } from './stale'

const WAIT_MS = 25
const PATIENCE_MS = 8000

/**
 * The reservation with no counter step under way: waits while another process is busy with it,
 * finishes the step itself when that process is long gone.
 * @throws DomainError BUSY when the other process takes too long
 */
export async function settle(ctx: ServiceContext, id: string): Promise<ReservationRow | null> {
  const end = Date.now() + PATIENCE_MS
  for (;;) {
    const row = await findRow<ReservationRow>(ctx.payload, 'reservations', { id: { equals: id } })
    if (!row?.pending) return row
    if (isStale(ctx, row)) await resolveStale(ctx, row)
    else if (Date.now() > end) throw busy()
    else await new Promise((resolve) => setTimeout(resolve, WAIT_MS + Math.random() * WAIT_MS))
  }
}
