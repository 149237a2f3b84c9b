import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import {
  addDays,
  type CivilDate,
  type CivilTime,
  datesBetween,
  weekdayOf,
} from '@/domain/time/civil'
import { WEEKDAYS_JA } from '@/domain/time/format'

import type { Claim, ReservationRow, SlotRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { notFound } from '../refusals'
import { loadBookingConfig } from '../settings/booking-config'

import { requireSlotsEdit } from './permission'

type Lanes = { web: number; phone: number; counter: number }

export type GridSlot = {
  slotKey: string
  start: CivilTime
  end: CivilTime
  minutes: number
  capacity: number
  lanes: Lanes
  free: number
  freeLanes: Lanes
  /** Seats of confirmed bookings; seats held for a moment or not yet given back. */
  booked: number
  held: number
  /** Seats that staff gave beyond the headcount. */
  overbooked: number
  open: boolean
  /** The headcount was set by hand and outlives the weekly hours. */
  manual: boolean
  /** More is booked than the headcount allows, or the time is closed under a booking (BK-04). */
  conflict: boolean
}

export type WeekGrid = {
  office: { id: string; name: string }
  service: { id: string; name: string }
  from: CivilDate
  to: CivilDate
  /** Every start of the week, in order: the rows of the grid. */
  times: CivilTime[]
  days: { date: CivilDate; weekday: string; holiday: string | null; slots: GridSlot[] }[]
}

const DAYS = 7

/**
 * Seven days of one office and service with headcounts, vacancy and bookings, for the screen that
 * edits them (BK-01, BK-03).
 * @throws DomainError FORBIDDEN, NOT_FOUND
 */
export async function weekGrid(
  ctx: ServiceContext,
  input: { officeId: string; serviceId: string; from: CivilDate },
): Promise<WeekGrid> {
  const { officeId, serviceId, from } = input
  requireSlotsEdit(ctx, [officeId])
  const config = await loadBookingConfig(ctx.payload)
  const office = config.offices.find(({ id }) => id === officeId)
  const service = config.services.find(({ id }) => id === serviceId)
  if (!office || !service) {
    throw notFound('その窓口かサービスは見つかりません。')
  }
  const to = addDays(from, DAYS - 1)
  const here: Where[] = [
    { office: { equals: officeId } },
    { service: { equals: serviceId } },
    { date: { greater_than_equal: from } },
    { date: { less_than_equal: to } },
  ]
  const rows = await findRows<SlotRow>(ctx.payload, 'slots', { and: here }, { sort: 'start' })
  const bookings = await findRows<Pick<ReservationRow, 'status' | 'claims'>>(
    ctx.payload,
    'reservations',
    { and: [...here, { seated: { equals: true } }] },
    { select: { status: true, claims: true } },
  )
  const seats = seatsBySlot(bookings)
  const slots = rows
    .map((row) => ({ date: row.date, slot: gridSlot(row, seats.get(row.slotKey)) }))
    // A closed time is of interest only while somebody is booked in it.
    .filter(({ slot }) => slot.open || slot.conflict)
  return {
    office: { id: office.id, name: office.name },
    service: { id: service.id, name: service.name },
    from,
    to,
    times: [...new Set(slots.map(({ slot }) => slot.start))].sort(),
    days: datesBetween(from, to).map((date) => ({
      date,
      weekday: WEEKDAYS_JA[weekdayOf(date)] ?? '',
      holiday: config.holidays.find((one) => one.date === date)?.name ?? null,
      slots: slots.filter((one) => one.date === date).map(({ slot }) => slot),
    })),
  }
}

type Seats = { booked: number; held: number }

function seatsBySlot(bookings: Pick<ReservationRow, 'status' | 'claims'>[]): Map<string, Seats> {
  const bySlot = new Map<string, Seats>()
  for (const { status, claims } of bookings) {
    for (const claim of (claims ?? []).filter((one: Claim) => !one.over)) {
      const seats = bySlot.get(claim.slotKey) ?? { booked: 0, held: 0 }
      seats[status === 'confirmed' ? 'booked' : 'held'] += claim.seats
      bySlot.set(claim.slotKey, seats)
    }
  }
  return bySlot
}

export function gridSlot(row: SlotRow, seats: Seats = { booked: 0, held: 0 }): GridSlot {
  const open = row.open === true
  return {
    slotKey: row.slotKey,
    start: row.start,
    end: row.end,
    minutes: row.minutes,
    capacity: row.capacity,
    lanes: { web: row.capWeb, phone: row.capPhone, counter: row.capCounter },
    free: row.free,
    freeLanes: { web: row.freeWeb, phone: row.freePhone, counter: row.freeCounter },
    ...seats,
    overbooked: row.overbooked,
    open,
    manual: row.manual === true,
    conflict: row.free < 0 || (!open && seats.booked + row.overbooked > 0),
  }
}
