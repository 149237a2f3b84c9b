import type { AtomicData } from '@/db/atomic'

import { changeRow } from '../../change-row'
import type { ServiceContext } from '../../context'
import { notFound } from '../../refusals'
import type { ReservationRow } from '../types'

import { advance, type EventDraft } from './row'
import { settle } from './settle'

/** What `advance` writes. */
export type BookingWish = { data: AtomicData; event?: EventDraft }

/** The reservation with no counter step under way. @throws DomainError NOT_FOUND, BUSY */
export async function settled(ctx: ServiceContext, id: string): Promise<ReservationRow> {
  const row = await settle(ctx, id)
  if (!row) throw notFound('予約が見つかりません。')
  return row
}

/** A row that the same request has just read, unless somebody is at work on it. */
export const atRest = (row: ReservationRow | undefined): ReservationRow | undefined =>
  row?.pending ? undefined : row

/**
 * `changeRow` for a reservation: what `decide` asks for is one write with its line of history.
 * @param way `after` follows a write of this call only
 * @throws DomainError BUSY, and whatever `find` and `decide` throw
 */
export const changeReservation = (
  ctx: ServiceContext,
  way: {
    find: () => Promise<ReservationRow>
    decide: (row: ReservationRow) => BookingWish | null | Promise<BookingWish | null>
    after?: (done: ReservationRow) => Promise<unknown>
  },
): Promise<ReservationRow> =>
  changeRow<ReservationRow, BookingWish>({
    ...way,
    write: async (row, { data, event }) => {
      const done = await advance(ctx, row, data, event)
      if (done) await way.after?.(done)
      return done
    },
  })
