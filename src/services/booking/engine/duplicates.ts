import { findRow } from '@/db/atomic'
import { formatJa } from '@/domain/time/format'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../../context'
import { loadBookingConfig } from '../../settings/booking-config'
import type { ReservationRow } from '../types'

import { bookingOf, occupantsOf, straightenKey } from './occupants'
import { advance, hasRunOut, LIVE, tombstone } from './row'
import { settle } from './settle'
import { expireRow } from './sweep'

/**
 * The reservation that an earlier submission with the same key made. Waits for one that is still
 * under way, so that both submissions get the same answer.
 * @returns null when there is none: that submission was undone, whether it found no seats, had to make way
 *   or died with its process, and only trying anew tells which of them it is now
 */
export async function replayOf(
  ctx: ServiceContext,
  idemKey: string,
): Promise<ReservationRow | null> {
  const row = await findRow<ReservationRow>(ctx.payload, 'reservations', {
    idemKey: { equals: idemKey },
  })
  if (!row) return null
  const settled = await settle(ctx, row.id)
  return settled?.status === 'void' ? null : settled
}

/**
 * How somebody meets what stands in the way. Only who books may take a live hold over, and
 * `beforeTakeOver` throws then what refuses the booking otherwise.
 */
export type Meeting = { mode: 'hold' } | { mode: 'book'; beforeTakeOver: () => Promise<void> }

/**
 * Makes a person's key free when what occupies it has in fact ended; refuses when it is alive.
 * Staff take over a hold: the person who holds is the one on the phone (OP-03).
 */
export async function resolveOccupiedKey(
  ctx: ServiceContext,
  liveKey: string,
  meeting: Meeting,
): Promise<void> {
  const found = await findRow<ReservationRow>(ctx.payload, 'reservations', {
    liveKey: { equals: liveKey },
  })
  if (!found || (await straightenKey(ctx, found))) return
  await resolveOccupant(ctx, found, meeting)
}

/**
 * The same for a row that is known to stand in the way.
 * @throws DomainError ALREADY_BOOKED, ALREADY_HELD, and what `beforeTakeOver` throws
 */
export async function resolveOccupant(
  ctx: ServiceContext,
  found: ReservationRow,
  meeting: Meeting,
): Promise<void> {
  if (found.group) return resolveMember(ctx, found)
  const row = await settle(ctx, found.id)
  if (!row || row.liveKey !== found.liveKey) return
  if (row.status === 'confirmed') throw await alreadyBooked(ctx, row)
  const isKept = row.status === 'held' && !hasRunOut(ctx, row)
  const isTakenOver = meeting.mode === 'book' && ctx.actor.kind === 'staff'
  if (isKept && !isTakenOver) {
    throw new DomainError('ALREADY_HELD', 'この番号はいま別の画面で手続き中です。', 409, {
      id: row.id,
      number: row.number,
    })
  }
  if (isKept && meeting.mode === 'book') await meeting.beforeTakeOver()
  await expireRow(ctx, row)
}

/**
 * Ends a hold that ran out and that no sweep has come by yet: it is in nobody's way.
 * @param booking the row with the seats, never a further person's
 * @returns whether it has ended
 */
export async function endedHold(ctx: ServiceContext, booking: ReservationRow): Promise<boolean> {
  if (booking.status !== 'held') return false
  const row = await settle(ctx, booking.id)
  if (!row || !LIVE.includes(row.status)) return true
  return hasRunOut(ctx, row) && expireRow(ctx, row)
}

/**
 * What keeps these people from a booking in the service; holds that ran out are ended on the way.
 * @param own ids of the booking that asks
 */
export async function bookingInTheWay(
  ctx: ServiceContext,
  service: string,
  people: { key: string; eligibility: string }[],
  own: (string | null | undefined)[],
): Promise<ReservationRow | null> {
  for (const { booking } of await occupantsOf(ctx, service, people))
    if (!own.includes(booking.id) && !(await endedHold(ctx, booking))) return booking
  return null
}

async function resolveMember(ctx: ServiceContext, member: ReservationRow): Promise<void> {
  const leader = await bookingOf(ctx, member)
  if (leader && (await endedHold(ctx, leader))) return
  if (leader && LIVE.includes(leader.status)) throw await alreadyBooked(ctx, leader)
  await advance(ctx, member, { status: leader?.status ?? 'void', liveKey: tombstone(member.id) })
}

/** Staff read which one it is: it may be of another service that shares the number. */
export async function alreadyBooked(
  ctx: ServiceContext,
  row: ReservationRow | null,
): Promise<DomainError> {
  const { services } = await loadBookingConfig(ctx.payload)
  const service = services.find(({ id }) => id === row?.service)?.name ?? ''
  const which =
    row && ctx.actor.kind === 'staff' ? `（${service} ${formatJa(row.date)} ${row.start}）` : ''
  return new DomainError(
    'ALREADY_BOOKED',
    `この番号ではすでに予約があります${which}。日時を変えるときは予約の変更をしてください。`,
    409,
    row ? { id: row.id, number: row.number } : {},
  )
}
