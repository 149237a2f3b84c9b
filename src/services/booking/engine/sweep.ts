import { findRows } from '@/db/atomic'

import type { ServiceContext } from '../../context'
import type { ReservationRow } from '../types'

import { uncount } from './counted'
import { syncMembers } from './members'
import { releaseSeats } from './release'
import { tombstone } from './row'

/** Ends a hold and frees its seats and keys. */
export async function expireRow(ctx: ServiceContext, row: ReservationRow): Promise<boolean> {
  const done = await releaseSeats(
    ctx,
    row,
    row.claims ?? [],
    {
      status: 'expired',
      liveKey: tombstone(row.id),
      claims: [],
      seated: false,
      releaseAt: '',
      counted: '',
    },
    { type: 'expired', from: { office: row.office, date: row.date, start: row.start } },
  )
  if (done) await uncount(ctx, row)
  if (done) await syncMembers(ctx, done)
  return done !== null
}

type Scope = { limit?: number; slotDate?: Pick<ReservationRow, 'office' | 'service' | 'date'> }

/**
 * Frees what is due: holds that ran out, and cancelled seats whose delay is over. Called by the job
 * and, because a stopped job must not keep seats, also before an answer that says "full".
 * @returns how many rows were freed
 */
export async function expireDue(ctx: ServiceContext, scope: Scope = {}): Promise<number> {
  const place = scope.slotDate
  const due = await findRows<ReservationRow>(
    ctx.payload,
    'reservations',
    {
      and: [
        { status: { in: ['held', 'cancelled'] } },
        { releaseAt: { greater_than: '' } },
        { releaseAt: { less_than_equal: ctx.now().toISOString() } },
        { group: { equals: '' } },
        ...(place
          ? [
              { office: { equals: place.office } },
              { service: { equals: place.service } },
              { date: { equals: place.date } },
            ]
          : []),
      ],
    },
    { limit: scope.limit ?? 200, sort: 'releaseAt' },
  )
  let freed = 0
  for (const row of due) {
    if (row.pending) continue
    const done =
      row.status === 'held'
        ? await expireRow(ctx, row)
        : await releaseSeats(ctx, row, row.claims ?? [], {
            claims: [],
            seated: false,
            releaseAt: '',
          })
    if (done) freed++
  }
  return freed
}
