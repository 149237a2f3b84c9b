import { MS_PER_MINUTE } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { changeRow } from '../../change-row'
import type { ServiceContext } from '../../context'
import type { ReservationRow } from '../types'

import { atRest, settled } from './change'
import { uncount } from './counted'
import { placeOf, syncMembers } from './members'
import { releaseSeats } from './release'
import { advance, type EventDraft, tombstone } from './row'
import type { Seen } from './seen'
import { assertSeen } from './seen'

export type CancelInput = {
  /** Minutes until the seats may be booked again; 0 = at once (BK-24). */
  releaseDelayMinutes: number
  note?: string
  /** What was seen of it; a reservation that has changed since is left alone. */
  seen?: Seen
  /** Give up a hold only: one that has become a booking meanwhile stays. */
  onlyHeld?: true
  /** The row as the same request has just read it. */
  inHand?: ReservationRow
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
  const ended = { status: 'cancelled' as const, liveKey: tombstone(id), counted: '' }
  return changeRow<ReservationRow, EventDraft>({
    inHand: atRest(input.inHand),
    find: () => settled(ctx, id),
    decide: (row) => {
      if (['cancelled', 'expired', 'void'].includes(row.status)) return null
      if (input.onlyHeld && row.status !== 'held') return null
      assertSeen(row, input.seen)
      if (row.outcome !== 'none') {
        throw new DomainError('NOT_CANCELLABLE', '受付が済んだ予約は取り消せません。')
      }
      return {
        type: 'cancelled',
        from: placeOf(row),
        ...(input.note ? { note: input.note } : {}),
      }
    },
    write: async (row, event) => {
      const wait = input.releaseDelayMinutes * MS_PER_MINUTE
      const done =
        wait > 0
          ? await advance(
              ctx,
              row,
              { ...ended, releaseAt: new Date(ctx.now().getTime() + wait).toISOString() },
              event,
            )
          : await releaseSeats(
              ctx,
              row,
              row.claims ?? [],
              { ...ended, claims: [], seated: false, releaseAt: '' },
              event,
            )
      if (done) await uncount(ctx, row)
      if (done) await syncMembers(ctx, done)
      return done
    },
  })
}
