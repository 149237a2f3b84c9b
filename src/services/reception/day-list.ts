import { findRows } from '@/db/atomic'
import { inTurn } from '@/domain/booking/visit'
import { tokyoDateOf } from '@/domain/time/civil'

import { assertScope } from '../office-scope'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { loadBookingConfig } from '../settings/booking-config'

import type { DayRow } from './day-row'
import { dayRow } from './day-row'

/** Submissions of `receiveWalkIn` begin so. */
export const WALK_IN_KEY = 'walk-in|'

export type DayCounts = {
  booked: number
  waiting: number
  serving: number
  completed: number
  noShow: number
  refused: number
  walkIn: number
}

export type DayList = {
  date: string
  /** Now, UTC ISO. */
  at: string
  rows: DayRow[]
  /** Ids of those who wait, in the order in which they will be called. */
  turns: string[]
  counts: DayCounts
  /** Bookings of earlier days that still have no result (BK-30). */
  unfinished: number
}

/**
 * Today's visitors of one office in order of time, with counts per state.
 * @throws DomainError FORBIDDEN for an office of others (AC-07)
 */
export async function dayList(ctx: ServiceContext, office: string): Promise<DayList> {
  assertScope(ctx, office)
  const config = await loadBookingConfig(ctx.payload)
  const date = tokyoDateOf(ctx.now())
  const rows = await visitsOf(ctx, office, date)
  return {
    date,
    at: ctx.now().toISOString(),
    rows: rows.map((row) => dayRow(ctx, config, row)),
    turns: waitingIn(rows).map((row) => row.id),
    counts: countsOf(rows),
    unfinished: (await unfinishedBefore(ctx, office, date)).length,
  }
}

/** Confirmed bookings and walk-ins of one office and day; households by their first person. */
export function visitsOf(
  ctx: ServiceContext,
  office: string,
  date: string,
): Promise<ReservationRow[]> {
  return findRows<ReservationRow>(
    ctx.payload,
    'reservations',
    {
      and: [
        { office: { equals: office } },
        { date: { equals: date } },
        { status: { equals: 'confirmed' } },
        { group: { equals: '' } },
      ],
    },
    { sort: ['start', 'number'] },
  )
}

/** Those who were received and whom nobody has called yet, in turn. */
export const waitingIn = (rows: ReservationRow[]): ReservationRow[] =>
  inTurn(
    rows
      .filter((row) => row.outcome === 'arrived' && !row.servedBy)
      // A booking made at the counter for later has the same channel; its submission tells them apart.
      .map((row) => ({ ...row, isWalkIn: row.idemKey.startsWith(WALK_IN_KEY) })),
  )

function countsOf(rows: ReservationRow[]): DayCounts {
  const count = (test: (row: ReservationRow) => boolean) => rows.filter(test).length
  return {
    booked: count((row) => row.outcome === 'none'),
    waiting: count((row) => row.outcome === 'arrived' && !row.servedBy),
    serving: count((row) => row.outcome === 'arrived' && !!row.servedBy),
    completed: count((row) => row.outcome === 'completed'),
    noShow: count((row) => row.outcome === 'no-show'),
    refused: count((row) => row.outcome === 'refused'),
    walkIn: count((row) => row.channel === 'walk-in'),
  }
}

const MAX_UNFINISHED = 500

/** Bookings before a day that have no final result, oldest first. */
function unfinishedBefore(
  ctx: ServiceContext,
  office: string,
  date: string,
): Promise<ReservationRow[]> {
  return findRows<ReservationRow>(
    ctx.payload,
    'reservations',
    {
      and: [
        { office: { equals: office } },
        { date: { less_than: date } },
        { status: { equals: 'confirmed' } },
        { outcome: { in: ['none', 'arrived'] } },
        { group: { equals: '' } },
      ],
    },
    { sort: ['date', 'start'], limit: MAX_UNFINISHED },
  )
}

/**
 * The end-of-day list: everything up to now that has no final result, earlier days first (BK-30).
 * @throws DomainError FORBIDDEN
 */
export async function unfinishedList(ctx: ServiceContext, office: string): Promise<DayRow[]> {
  assertScope(ctx, office)
  const config = await loadBookingConfig(ctx.payload)
  const date = tokyoDateOf(ctx.now())
  const now = ctx.now().toISOString()
  const today = (await visitsOf(ctx, office, date)).filter(
    (row) => ['none', 'arrived'].includes(row.outcome) && row.startsAt <= now,
  )
  const earlier = await unfinishedBefore(ctx, office, date)
  return [...earlier, ...today].map((row) => dayRow(ctx, config, row))
}
