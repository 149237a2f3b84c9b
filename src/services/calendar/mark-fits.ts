import { findRow, findRows } from '@/db/atomic'
import type { ContactState } from '@/domain/booking/contact'
import { misfits, type SeatedBooking } from '@/domain/booking/misfits'
import type { PlannedSlot } from '@/domain/booking/slot-types'
import { isDomainError } from '@/lib/errors'

import { advance } from '../booking/engine/row'
import { settle } from '../booking/engine/settle'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'

import type { Period } from './plan'

const COLUMNS = {
  number: true,
  service: true,
  office: true,
  date: true,
  start: true,
  end: true,
  startsAt: true,
  status: true,
  channel: true,
  group: true,
  claims: true,
  seated: true,
  pending: true,
  fits: true,
  contactState: true,
  mail: true,
  mailState: true,
  createdAt: true,
} as const

export type LiveBooking = Pick<ReservationRow, 'id' | keyof typeof COLUMNS>

/** Bookings and holds of one office still to come, one row for each household, in one query. */
export async function liveBookings(
  ctx: ServiceContext,
  officeId: string,
  period: Period,
  serviceIds: string[] | null,
): Promise<LiveBooking[]> {
  const rows = await findRows<LiveBooking>(
    ctx.payload,
    'reservations',
    {
      and: [
        { office: { equals: officeId } },
        { date: { greater_than_equal: period.from } },
        { date: { less_than_equal: period.to } },
        { status: { in: ['held', 'confirmed'] } },
        ...(serviceIds ? [{ service: { in: serviceIds } }] : []),
      ],
    },
    { select: COLUMNS },
  )
  const now = ctx.now().toISOString()
  return rows.filter((row) => !row.group && row.seated === true && row.startsAt > now)
}

/**
 * Waits for placings and moves under way at an office: one may have found its seat a moment before
 * the slot was closed. What does not come to an end is left to the reconciler and the next run.
 * @returns ids of those
 */
async function settleUnderWay(ctx: ServiceContext, officeId: string): Promise<Set<string>> {
  const underWay = await findRows<Pick<ReservationRow, 'id' | 'pending' | 'office'>>(
    ctx.payload,
    'reservations',
    { pendingAt: { greater_than: '' } },
    { select: { pending: true, office: true } },
  )
  const unsettled = new Set<string>()
  for (const row of underWay) {
    const claims = row.pending?.claims ?? []
    const isHere =
      row.office === officeId || claims.some((one) => one.slotKey.startsWith(`${officeId}|`))
    if (!isHere) continue
    try {
      await settle(ctx, row.id)
    } catch (error) {
      if (!isDomainError(error)) throw error
      unsettled.add(row.id)
    }
  }
  return unsettled
}

export const asSeated = (row: LiveBooking): SeatedBooking => ({
  id: row.id,
  date: row.date,
  start: row.start,
  end: row.end,
  createdAt: row.createdAt ?? '',
  claims: row.claims ?? [],
})

/** Ids of the bookings that do not fit the given hours; bookings of several services at once. */
export function misfitsOf(
  bookings: readonly LiveBooking[],
  hours: ReadonlyMap<string, PlannedSlot[]>,
): Set<string> {
  return new Set(
    [...hours].flatMap(([serviceId, planned]) => [
      ...misfits(bookings.filter(({ service }) => service === serviceId).map(asSeated), planned),
    ]),
  )
}

export type FitCounts = {
  /** Bookings that stopped fitting, fit again; placings that did not come to an end in time. */
  unfit: number
  fitAgain: number
  unsettled: number
}

/**
 * Marks the bookings of one office that no longer fit its hours, and those that fit again (BK-04).
 * Nothing is moved or cancelled. `hours` must hold every service that is in scope.
 */
export async function markFits(
  ctx: ServiceContext,
  officeId: string,
  period: Period,
  hours: ReadonlyMap<string, PlannedSlot[]>,
): Promise<FitCounts & { contested: boolean }> {
  const unsettled = await settleUnderWay(ctx, officeId)
  const live = await liveBookings(ctx, officeId, period, [...hours.keys()])
  const bookings = live.filter(({ id }) => !unsettled.has(id))
  const outside = misfitsOf(bookings, hours)
  const result = { unfit: 0, fitAgain: 0, unsettled: unsettled.size, contested: false }
  for (const booking of bookings) {
    const fits = !outside.has(booking.id)
    if ((booking.fits !== false) === fits) continue
    const done = await setFits(ctx, booking, fits)
    if (!done) result.contested = true
    else if (fits) result.fitAgain++
    else result.unfit++
    await faultPoint(ctx, 'fits-marked')
  }
  return result
}

function contactAfter(before: ContactState | '', fits: boolean): ContactState | '' {
  // Somebody who has been told keeps that mark: the calendar cannot take the call back.
  if (fits) return before === '未連絡' ? '' : before
  return before === '' || before === '解決' ? '未連絡' : before
}

/** @returns false when the booking changed meanwhile, so that it has to be judged anew */
async function setFits(ctx: ServiceContext, seen: LiveBooking, fits: boolean): Promise<boolean> {
  const row = await findRow<ReservationRow>(ctx.payload, 'reservations', {
    id: { equals: seen.id },
  })
  if (!row || row.pending || row.status !== seen.status) return false
  if (row.office !== seen.office || row.startsAt !== seen.startsAt || row.end !== seen.end)
    return false
  const done = await advance(
    ctx,
    row,
    { fits, contactState: contactAfter((row.contactState ?? '') as ContactState | '', fits) },
    {
      type: 'changed',
      from: { fits: !fits },
      to: { fits },
      note: fits
        ? '受付時間の変更で、また枠に合うようになりました'
        : '受付時間か人数の変更で、枠に合わなくなりました（連絡が必要）',
    },
  )
  return done !== null
}
