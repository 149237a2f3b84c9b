import { type AtOnce, atOnce } from '@/db/at-once'

import type { ServiceContext } from '../../context'
import { faultPoint, faultPointAtOnce } from '../../context'
import type { Claim, ReservationRow } from '../types'

import { writesAtOnce } from './at-once'
import type { EventDraft } from './row'
import { advance, advanceAtOnce } from './row'
import { epochsOf, giveBack, giveBackAtOnce } from './seats'

/**
 * Ends (part of) what a row holds and frees the seats exactly once (invariant 4):
 * 1. one write changes the row and notes the release, 2. the counters go up, 3. the note is removed.
 * A crash after 1 leaves a note that the reconciler finishes. Where writes can be one, they are.
 * @param data what else changes in the row at step 1
 * @param seats the claims to give back; the row must no longer list them in `data.claims`
 * @returns the row after step 3 (or 1, when somebody was quick to go on), null when the row had changed
 */
export async function releaseSeats(
  ctx: ServiceContext,
  row: ReservationRow,
  seats: Claim[],
  data: Partial<ReservationRow>,
  event?: EventDraft,
): Promise<ReservationRow | null> {
  if (seats.length === 0) return advance(ctx, row, { ...data, pending: null, pendingAt: '' }, event)
  if (writesAtOnce()) return releaseAtOnce(ctx, row, seats, data, event)
  const epochs = await epochsOf(ctx, seats)
  const marked = await advance(
    ctx,
    row,
    {
      ...data,
      pending: { op: 'release', claims: seats, epochs },
      pendingAt: ctx.now().toISOString(),
    },
    event,
  )
  if (!marked) return null
  await faultPoint(ctx, 'release-marked')
  await giveBack(ctx, seats, epochs)
  const done = await advance(ctx, marked, { pending: null, pendingAt: '' })
  await faultPoint(ctx, 'release-done')
  return done ?? marked
}

async function releaseAtOnce(
  ctx: ServiceContext,
  row: ReservationRow,
  seats: Claim[],
  data: Partial<ReservationRow>,
  event?: EventDraft,
): Promise<ReservationRow | null> {
  const write = (now: AtOnce) => {
    const next = advanceAtOnce(ctx, now, row, { ...data, pending: null, pendingAt: '' }, event)
    if (!next) return null
    faultPointAtOnce(ctx, 'release-marked')
    giveBackAtOnce(ctx, now, seats)
    return next
  }
  const done = await atOnce(ctx.payload, write, { isFirst: ctx.actor.kind === 'staff' })
  if (done) await faultPoint(ctx, 'release-done')
  return done
}
