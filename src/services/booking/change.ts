import { findRow, findRows } from '@/db/atomic'

import type { ServiceContext } from '../context'
import { assertScope } from '../office-scope'
import type { BookingConfig, ServiceConfig } from '../settings/booking-config'

import { announced } from './drain-soon'
import { cancelReservation } from './engine/cancel'
import { moveReservation } from './engine/move'
import { reduceReservation } from './engine/reduce'
import type { Seen } from './engine/seen'
import { assertMayOverbook, assertOffice, refuseNumberIn } from './guards'
import { assertBookingModule } from './module'
import { assertMayCancel, assertMayChange, assertMayRegister } from './rules'
import type { ReservationRow } from './types'

/** @throws DomainError PAST, DEADLINE_PASSED, TOO_EARLY, SLOT_FULL, NOT_MOVABLE, FORBIDDEN */
export async function changeBooking(
  ctx: ServiceContext,
  input: {
    config: BookingConfig
    service: ServiceConfig
    row: ReservationRow
    office: string
    date: string
    start: string
    overbook?: boolean
    note?: string
    /** What was seen of the booking. */
    seen?: Seen
  },
): Promise<ReservationRow> {
  const { service, row } = input
  refuseNumberIn(input.note)
  assertScope(ctx, row.office)
  await assertBookingModule(ctx)
  assertMayChange(ctx, service, row)
  assertMayRegister(ctx, service, input)
  const home =
    row.eligibility && service.officeChoice === 'own' ? await officeOf(ctx, row.eligibility) : ''
  assertOffice(ctx, { ...input, own: home })
  assertMayOverbook(ctx, input.overbook)
  const change = moveReservation(ctx, row.id, {
    service,
    office: input.office,
    date: input.date,
    start: input.start,
    overbook: input.overbook,
    note: input.note,
    seen: input.seen,
    inHand: row,
  })
  return announced(ctx, change)
}

/**
 * Fewer people come to the same time; the seats that are not needed go back at once.
 * @param input.leaves ids of the further people's rows who do not come
 * @throws DomainError PAST, DEADLINE_PASSED, NOT_MOVABLE, PARTY_SIZE, CHANGED_MEANWHILE, FORBIDDEN
 */
export async function reduceBooking(
  ctx: ServiceContext,
  input: {
    service: ServiceConfig
    row: ReservationRow
    partySize: number
    leaves: string[]
    seen?: Seen
  },
): Promise<ReservationRow> {
  const { service, row, partySize, leaves, seen } = input
  assertScope(ctx, row.office)
  await assertBookingModule(ctx)
  assertMayChange(ctx, service, row)
  return announced(ctx, reduceReservation(ctx, row.id, { partySize, leaves, seen }))
}

/** The further people of a booking who come, in the order in which they were entered. */
export const membersOf = (ctx: ServiceContext, id: string): Promise<ReservationRow[]> =>
  findRows<ReservationRow>(
    ctx.payload,
    'reservations',
    { and: [{ group: { equals: id } }, { status: { equals: 'confirmed' } }] },
    { sort: ['createdAt', 'id'] },
  )

const officeOf = async (ctx: ServiceContext, eligibility: string): Promise<string> =>
  (await findRow<{ office: string }>(ctx.payload, 'eligibilities', { id: { equals: eligibility } }))
    ?.office ?? ''

/** @throws DomainError PAST, DEADLINE_PASSED, NOT_CANCELLABLE, FORBIDDEN */
export async function cancelBooking(
  ctx: ServiceContext,
  input: { service: ServiceConfig; row: ReservationRow; note?: string; seen?: Seen },
): Promise<ReservationRow> {
  const { service, row } = input
  refuseNumberIn(input.note)
  assertScope(ctx, row.office)
  assertMayCancel(ctx, service, row)
  const change = cancelReservation(ctx, row.id, {
    releaseDelayMinutes: releaseDelay(ctx, service),
    note: input.note,
    seen: input.seen,
    inHand: row,
  })
  return announced(ctx, change)
}

/**
 * Gives the seats of a hold back at once. One that has become a booking meanwhile stays as it is.
 * @param inHand the row, where the same request has just read it
 * @returns the reservation as it stands then
 */
export const giveUpHold = (
  ctx: ServiceContext,
  id: string,
  inHand?: ReservationRow,
): Promise<ReservationRow> =>
  cancelReservation(ctx, id, { releaseDelayMinutes: 0, onlyHeld: true, inHand })

/** A random delay before cancelled Web seats return, against trading; none by default (BK-24). */
function releaseDelay(ctx: ServiceContext, service: ServiceConfig): number {
  if (ctx.actor.kind !== 'citizen' || service.releaseDelayMax <= 0) return 0
  const spread = Math.max(0, service.releaseDelayMax - service.releaseDelayMin)
  return Math.round(service.releaseDelayMin + Math.random() * spread)
}
