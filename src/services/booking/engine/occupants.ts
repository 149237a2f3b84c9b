import type { AtOnce } from '@/db/at-once'
import { findRow, findRows } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import type { BookingConfig } from '../../settings/booking-config'
import type { ReservationRow } from '../types'

import { configFor, liveKeyOf, personIn, scopeIn } from './live-key'
import { advance, LIVE, tombstone } from './row'

/** A row that carries a person's key, and the booking that it belongs to (itself, or its leader). */
export type Occupant = { row: ReservationRow; booking: ReservationRow }

/** A member of a household stands for its leader's booking. */
export async function bookingOf(
  ctx: ServiceContext,
  row: ReservationRow,
): Promise<ReservationRow | null> {
  if (!row.group) return row
  return findRow<ReservationRow>(ctx.payload, 'reservations', { id: { equals: row.group } })
}

/**
 * Whether a booking still speaks for the other services that share its number: a visit that is over,
 * or whose day has passed unrecorded, keeps only its own service.
 */
const isAhead = (ctx: ServiceContext, booking: ReservationRow): boolean =>
  ['none', 'arrived'].includes(booking.outcome) && booking.date >= tokyoDateOf(ctx.now())

/**
 * Bookings and holds that keep these people from another one in the service (BK-11). Read from the
 * rows and not from their keys: a key may be from before the city changed what counts together, or
 * from a version that knew no such rule. Those of the same service come first.
 */
export async function occupantsOf(
  ctx: ServiceContext,
  service: string,
  people: { key: string; eligibility: string }[],
): Promise<Occupant[]> {
  const eligibilities = people.map(({ eligibility }) => eligibility).filter(Boolean)
  const own = people.filter(({ key }) => key).map((person) => liveKeyOf(service, person))
  if (own.length === 0) return []
  const rows = await findRows<ReservationRow>(ctx.payload, 'reservations', {
    or: [
      { liveKey: { in: own } },
      ...(eligibilities.length > 0
        ? [{ and: [{ eligibility: { in: eligibilities } }, { status: { in: LIVE } }] }]
        : []),
    ],
  })
  const config = await configFor(ctx, service, ...rows.map((row) => row.service))
  const bookings = new Map<string, ReservationRow | null>()
  for (const row of rows) bookings.set(row.id, await bookingOf(ctx, row))
  return amongRows(ctx, config, service, rows, ({ id }) => bookings.get(id) ?? null)
}

/**
 * The same inside of writes that are one.
 * @param own ids of the rows of the booking that asks
 * @returns null where a row is of a service that the settings do not know yet
 */
export function occupantsAtOnce(
  ctx: ServiceContext,
  now: AtOnce,
  config: BookingConfig,
  asking: { service: string; people: { key: string; eligibility: string }[]; own: string[] },
): Occupant[] | null {
  const { service, people, own } = asking
  const keys = people.filter(({ key }) => key).map((person) => liveKeyOf(service, person))
  if (keys.length === 0) return []
  const eligibilities = people.map(({ eligibility }) => eligibility).filter(Boolean)
  const found = [
    ...now.find<ReservationRow>('reservations', { liveKey: { in: keys } }),
    ...(eligibilities.length > 0
      ? now.find<ReservationRow>('reservations', {
          eligibility: { in: eligibilities },
          status: { in: LIVE },
        })
      : []),
  ]
  const rows = [...new Map(found.map((row) => [row.id, row])).values()].filter(
    ({ id, group }) => !own.includes(id) && !own.includes(group ?? ''),
  )
  const known = new Set(config.services.map(({ id }) => id))
  if (rows.some((row) => !known.has(row.service))) return null
  return amongRows(ctx, config, service, rows, (row) =>
    row.group ? (now.find<ReservationRow>('reservations', { id: row.group })[0] ?? null) : row,
  )
}

function amongRows(
  ctx: ServiceContext,
  config: BookingConfig,
  service: string,
  rows: ReservationRow[],
  bookingOfRow: (row: ReservationRow) => ReservationRow | null,
): Occupant[] {
  const found: Occupant[] = []
  for (const row of rows) {
    if (row.liveKey.startsWith('free|')) continue
    const booking = bookingOfRow(row)
    // A visit that is over has let its key go; what is still to come may have lost its own to another
    // booking of the same person (`straightenKey`), and keeps them from a third all the same.
    if (!booking || (row.liveKey.startsWith('void|') && !isAhead(ctx, booking))) continue
    if (keepsFrom(ctx, config, booking, service)) found.push({ row, booking })
  }
  const rank = ({ booking }: Occupant) => (booking.service === service ? 0 : 1)
  return found.sort((a, b) => rank(a) - rank(b))
}

const keepsFrom = (
  ctx: ServiceContext,
  config: BookingConfig,
  booking: ReservationRow,
  service: string,
): boolean =>
  LIVE.includes(booking.status) &&
  (booking.service === service ||
    (scopeIn(config, booking.service) === scopeIn(config, service) && isAhead(ctx, booking)))

/**
 * Gives a row the key that is its due now, where it holds more (its visit is over) or another one
 * (the city has changed what counts together).
 * @returns whether the key that was asked for may be free now
 */
export async function straightenKey(ctx: ServiceContext, row: ReservationRow): Promise<boolean> {
  const booking = await bookingOf(ctx, row)
  if (!booking) return false
  const config = await configFor(ctx, row.service)
  const scope = isAhead(ctx, booking) ? scopeIn(config, row.service) : row.service
  const due = liveKeyOf(scope, { key: personIn(row.liveKey) })
  if (due === row.liveKey) return false
  try {
    await advance(ctx, row, { liveKey: due })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    // Another of the same person has it: what is read from the rows goes on to refuse a third.
    await advance(ctx, row, { liveKey: tombstone(row.id) })
  }
  return true
}
