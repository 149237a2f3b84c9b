import { slotKey } from '@/domain/booking/slot-diff'
import type { PlannedSlot } from '@/domain/booking/slot-types'
import type { Channel } from '@/domain/booking/vocabulary'
import { addDays, type CivilDate, type CivilTime } from '@/domain/time/civil'
import type { CalendarException, OpeningPattern } from '@/payload-types'

import { hasMail } from '../mail/queue-event-mail'
import { hasMailServer } from '../mail/transport'
import type { ServiceContext } from '../context'
import type { BookingConfig } from '../settings/booking-config'
import { loadBookingConfig } from '../settings/booking-config'
import { officeNameIn } from '../settings/office-names'

import { storedSlots } from './bring-in-line'
import type { Concern } from './concern'
import { clip, concernsOf, exceptionConcern, patternConcern, union } from './concern'
import { keptPeriod } from './generate-slots'
import type { LiveBooking } from './mark-fits'
import { liveBookings, misfitsOf } from './mark-fits'
import { requireSlotsEdit } from './permission'
import type { Period } from './plan'
import { plannedHours, takesBookings } from './plan'
import type { KnownSlot } from './slot-changes'
import { withManualSeats } from './slot-changes'
import type { CalendarChange, ResolvedChange } from './with-changes'
import { resolveChange, withChanges } from './with-changes'

/** A booking to be contacted. Names are the words staff read. */
export type ImpactBooking = {
  id: string
  number: string
  date: CivilDate
  start: CivilTime
  office: string
  service: string
  channel: Channel
  hasMail: boolean
}

/** What a change of the calendar would do; nothing has been done yet. */
export type Impact = Period & {
  slots: { appear: number; disappear: number; change: number }
  /** People who can come in the whole period, as it is and as it would be. */
  seats: { before: number; after: number }
  /** In order of time; at most 500, `total` counts all, `withMail` those who can be mailed. */
  bookings: ImpactBooking[]
  total: number
  withMail: number
  /** The same per office, of those that have any, in the city's order. */
  byOffice: { office: string; total: number; withMail: number }[]
  /** A mail server is set: those who can be mailed are reached by mail. */
  mailOut: boolean
}

const SHOWN = 500
/** What begins later than any slot is kept is looked at for four weeks from its start. */
const LOOK_AHEAD_DAYS = 27

/**
 * What one or several unsaved changes would do to slots and bookings (BK-04).
 * @param within look at these days only; `to` null = without end
 * @throws DomainError FORBIDDEN for an office beyond the user's scope, NOT_FOUND
 */
export async function previewImpact(
  ctx: ServiceContext,
  wanted: CalendarChange | readonly CalendarChange[],
  within: { from: CivilDate; to: CivilDate | null } | null = null,
): Promise<Impact> {
  const list = [wanted].flat() as CalendarChange[]
  const changes: ResolvedChange[] = []
  for (const [index, one] of list.entries()) {
    const change = await resolveChange(ctx.payload, one, index)
    requireScope(ctx, change)
    changes.push(change)
  }
  const config = await loadBookingConfig(ctx.payload)
  const concern = union(changes.flatMap((change) => concernsOf(change)))
  const kept = await keptPeriod(ctx, config)
  const reach = concern.from === null ? kept.to : addDays(concern.from, LOOK_AHEAD_DAYS)
  const whole = clip(concern, { from: kept.from, to: reach > kept.to ? reach : kept.to })
  const period = whole && within ? clip({ ...EVERYTHING, ...within }, whole) : whole
  if (!period)
    return {
      ...kept,
      ...NOTHING,
      slots: { ...NO_SLOTS },
      seats: { ...NO_SEATS },
      mailOut: hasMailServer(),
    }
  return compare(ctx, { before: config, after: withChanges(config, changes) }, concern, period)
}

const EVERYTHING = { officeIds: null, serviceIds: null }
const NO_SLOTS = { appear: 0, disappear: 0, change: 0 }
const NO_SEATS = { before: 0, after: 0 }
const NOTHING = { bookings: [], total: 0, withMail: 0, byOffice: [] }

/** Both the offices of the row as it is and those it would have; none given means every office. */
function requireScope(ctx: ServiceContext, { collection, before, after }: ResolvedChange): void {
  // A holiday closes every office.
  if (collection === 'holidays') return requireSlotsEdit(ctx, null)
  for (const row of before ? [before, after] : [after]) {
    const { officeIds } =
      collection === 'opening-patterns'
        ? patternConcern(row as OpeningPattern)
        : exceptionConcern(row as CalendarException)
    requireSlotsEdit(ctx, officeIds)
  }
}

async function compare(
  ctx: ServiceContext,
  configs: { before: BookingConfig; after: BookingConfig },
  concern: Concern,
  period: Period,
): Promise<Impact> {
  const { before, after } = configs
  const now = ctx.now().toISOString()
  const slots = { ...NO_SLOTS }
  const seats = { ...NO_SEATS }
  const affected: LiveBooking[] = []
  const serviceIds = concern.serviceIds ?? before.services.map(({ id }) => id)
  for (const officeId of concern.officeIds ?? before.offices.map(({ id }) => id)) {
    const stored = await storedSlots(ctx, officeId, period, serviceIds)
    const byKey = new Map(stored.map((slot) => [slot.slotKey, slot]))
    const bookings = await liveBookings(ctx, officeId, period, serviceIds)
    const old = hoursOf(before, officeId, serviceIds, period, byKey)
    const fresh = hoursOf(after, officeId, serviceIds, period, byKey)
    for (const serviceId of serviceIds) {
      if (!takesBookings(before, officeId, serviceId)) continue
      const future = (list: PlannedSlot[] = []) => list.filter((slot) => slot.startsAt > now)
      const [was, will] = [future(old.get(serviceId)), future(fresh.get(serviceId))]
      count(slots, was, will)
      seats.before += seatsIn(was)
      seats.after += seatsIn(will)
    }
    const already = misfitsOf(bookings, old)
    const outside = misfitsOf(bookings, fresh)
    affected.push(...bookings.filter(({ id }) => outside.has(id) && !already.has(id)))
  }
  affected.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  return {
    ...period,
    slots,
    seats,
    bookings: affected.slice(0, SHOWN).map((row) => impactBooking(before, row)),
    total: affected.length,
    mailOut: hasMailServer(),
    withMail: affected.filter(hasMail).length,
    byOffice: before.offices.flatMap(({ id, name }) => {
      const here = affected.filter(({ office }) => office === id)
      if (here.length === 0) return []
      return [{ office: name, total: here.length, withMail: here.filter(hasMail).length }]
    }),
  }
}

const hoursOf = (
  config: BookingConfig,
  officeId: string,
  serviceIds: readonly string[],
  period: Period,
  byKey: ReadonlyMap<string, KnownSlot>,
): Map<string, PlannedSlot[]> =>
  new Map(
    serviceIds.map((serviceId) => [
      serviceId,
      withManualSeats(plannedHours(config, officeId, serviceId, period), byKey),
    ]),
  )

const seatsIn = (list: PlannedSlot[]): number =>
  list.reduce((sum, { capacity }) => sum + capacity, 0)

const VALUES = ['end', 'capacity', 'capWeb', 'capPhone', 'capCounter'] as const

function count(slots: Impact['slots'], before: PlannedSlot[], after: PlannedSlot[]): void {
  const old = new Map(before.map((slot) => [slotKey(slot), slot]))
  for (const slot of after) {
    const was = old.get(slotKey(slot))
    if (!was) slots.appear++
    else if (VALUES.some((name) => was[name] !== slot[name])) slots.change++
    old.delete(slotKey(slot))
  }
  slots.disappear += old.size
}

export function impactBooking(config: BookingConfig, row: LiveBooking): ImpactBooking {
  return {
    id: row.id,
    number: row.number,
    date: row.date,
    start: row.start,
    office: officeNameIn(config.offices, row.office),
    service: config.services.find(({ id }) => id === row.service)?.name ?? '',
    channel: row.channel,
    hasMail: hasMail(row),
  }
}
