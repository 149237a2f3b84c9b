import type { Where } from 'payload'

import { addDays, MS_PER_DAY, tokyoDateOf } from '@/domain/time/civil'

import { logAct } from '../audit/log-act'
import type { ServiceContext } from '../context'
import { readCitySettings } from '../settings/read-settings'

import { removeRows } from './remove-rows'

/** Holds that nobody confirmed say nothing to anybody after this. */
const UNCONFIRMED_DAYS = 30
/** Runs of minute tasks; 1,440 a day each. */
const SHORT_RUN_DAYS = 7
const RUN_DAYS = 400

export type ExpiredRows = { bookings: number; unconfirmed: number; others: number }

/** Members of households were written without these fields. */
const isEmpty = (field: string): Where => ({
  or: [{ [field]: { equals: '' } }, { [field]: { exists: false } }],
})

const all = (...parts: Where[]): Where => ({ and: parts })

/**
 * Deletes what has served its time: bookings after the city's period, holds that came to nothing,
 * counters of tries, old runs of jobs. Bookings that still hold seats or events are never touched.
 * @param frequentTasks names of the tasks whose runs are kept for a week only
 */
export async function expireRows(
  ctx: ServiceContext,
  frequentTasks: string[],
): Promise<ExpiredRows> {
  const now = ctx.now()
  const ago = (days: number) => new Date(now.getTime() - days * MS_PER_DAY).toISOString()
  const { reservationRetentionDays } = await readCitySettings(ctx.payload)
  const before = addDays(tokyoDateOf(now), -reservationRetentionDays)
  const atRest = [isEmpty('pendingAt'), isEmpty('outboxAt')]

  const unconfirmed = await removeRows(
    ctx,
    'reservations',
    all(
      { status: { in: ['expired', 'void'] } },
      { updatedAt: { less_than: ago(UNCONFIRMED_DAYS) } },
      ...atRest,
    ),
  )
  // Slots first: a slot without its bookings would look wrong to the reconciler.
  await removeRows(ctx, 'slots', { date: { less_than: before } })
  const bookings = await removeRows(
    ctx,
    'reservations',
    all({ date: { less_than: before } }, ...atRest),
  )
  if (bookings > 0) await logRemoval(ctx, bookings, reservationRetentionDays)

  const others = [
    await removeRows(ctx, 'mails', { createdAt: { less_than: ago(reservationRetentionDays) } }),
    await removeRows(ctx, 'waitlist-entries', { dateTo: { less_than: before } }),
    await removeRows(ctx, 'rate-buckets', { expiresAt: { less_than: now.toISOString() } }),
    await removeRows(
      ctx,
      'job-runs',
      all(
        { task: { in: frequentTasks } },
        { status: { equals: 'done' } },
        { scheduledFor: { less_than: ago(SHORT_RUN_DAYS) } },
      ),
    ),
    await removeRows(ctx, 'job-runs', { scheduledFor: { less_than: ago(RUN_DAYS) } }),
  ]
  return { bookings, unconfirmed, others: others.reduce((sum, count) => sum + count, 0) }
}

const logRemoval = (ctx: ServiceContext, count: number, days: number): Promise<void> =>
  logAct(ctx, {
    key: `retention.reservations|${tokyoDateOf(ctx.now())}`,
    action: 'retention.reservations',
    summary: `保存期間（${days}日）を過ぎた予約 ${count} 件を削除`,
    count,
  })
