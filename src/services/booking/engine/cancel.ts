import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../../context'
import type { ReservationRow } from '../types'

import { placeOf, syncMembers } from './members'
import { releaseSeats } from './release'
import { advance, tombstone } from './row'
import type { Seen } from './seen'
import { assertSeen } from './seen'
import { settle } from './settle'

export type CancelInput = {
  /** Minutes until the seats may be booked again; 0 = at once (BK-24). */
  releaseDelayMinutes: number
  note?: string
  /** What was seen of it; a reservation that has changed since is left alone. */
  seen?: Seen
  /** Give up a hold only: one that has become a booking meanwhile stays. */
  onlyHeld?: true
}

/**
 * Cancels a booking or a hold and frees its seats exactly once. Sent again, it changes nothing.
 * @throws DomainError NOT_CANCELLABLE, CHANGED_MEANWHILE, BUSY
 */
export async function cancelReservation(
  ctx: ServiceContext,
  id: string,
  input: CancelInput,
): Promise<ReservationRow> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const row = await settle(ctx, id)
    if (!row) throw new DomainError('NOT_FOUND', '予約が見つかりません。', 404)
    if (['cancelled', 'expired', 'void'].includes(row.status)) return row
    if (input.onlyHeld && row.status !== 'held') return row
    assertSeen(row, input.seen)
    if (!['none'].includes(row.outcome)) {
      throw new DomainError('NOT_CANCELLABLE', '受付が済んだ予約は取り消せません。')
    }
    const event = {
      type: 'cancelled' as const,
      from: placeOf(row),
      ...(input.note ? { note: input.note } : {}),
    }
    const ended = { status: 'cancelled', liveKey: tombstone(row.id) }
    const done =
      input.releaseDelayMinutes > 0
        ? await advance(
            ctx,
            row,
            {
              ...ended,
              releaseAt: new Date(
                ctx.now().getTime() + input.releaseDelayMinutes * 60_000,
              ).toISOString(),
            },
            event,
          )
        : await releaseSeats(
            ctx,
            row,
            row.claims ?? [],
            { ...ended, claims: [], seated: false, releaseAt: '' },
            event,
          )
    if (done) {
      await syncMembers(ctx, done)
      return done
    }
  }
  throw new DomainError('BUSY', '混み合っています。少し待ってからもう一度お試しください。', 503)
}
