import type { CivilDate } from '@/domain/time/civil'
import { offerDays, suits, type Wish } from '@/domain/waitlist/rules'

import { daysOf, readSlots } from '../booking/availability'
import { slotKeyOf } from '../booking/engine/claims'
import { windowOf } from '../booking/rules'
import type { ReservationRow, SlotRow } from '../booking/types'
import { CITIZEN, type ServiceContext } from '../context'
import { stopsInForceFor } from '../notices/in-force'
import type { BookingConfig, ServiceConfig } from '../settings/booking-config'

import type { WaitlistRow } from './types'

export type FreeSlot = { key: string; office: string; date: CivilDate; start: string; free: number }

/** Slots of one service's bookable window, read once a run: many people wait for the same few days. */
export type SlotReader = (service: ServiceConfig) => Promise<SlotRow[]>

export function createSlotReader(ctx: ServiceContext, config: BookingConfig): SlotReader {
  const known = new Map<string, Promise<SlotRow[]>>()
  return (service) => {
    const { from, to } = windowOf(service, ctx.now())
    const offices = service.officeIds.filter((id) =>
      config.offices.some((one) => one.id === id && one.active),
    )
    const rows = known.get(service.id) ?? readSlots(asCitizen(ctx), { service, offices, from, to })
    known.set(service.id, rows)
    return rows
  }
}

/** An offer must be bookable by the person who gets it: on the Web, within the rules for citizens. */
const asCitizen = (ctx: ServiceContext): ServiceContext => ({
  ...ctx,
  actor: CITIZEN,
  channel: 'web',
})

export const wishOf = (entry: WaitlistRow, booking: ReservationRow | null): Wish => ({
  dateFrom: entry.dateFrom,
  dateTo: entry.dateTo,
  timeFrom: entry.timeFrom || null,
  timeTo: entry.timeTo || null,
  before: booking ? { date: booking.date, start: booking.start } : null,
})

/** Times that suit an entry and can be booked at this moment, the earliest first. */
export async function fittingSlots(
  ctx: ServiceContext,
  config: BookingConfig,
  service: ServiceConfig,
  read: SlotReader,
  entry: WaitlistRow,
  booking: ReservationRow | null,
): Promise<FreeSlot[]> {
  const { from, to } = offerDays(entry, ctx.now(), service.firstDayOffset)
  if (from > to) return []
  const citizen = asCitizen(ctx)
  const all = await read(service)
  const wish = wishOf(entry, booking)
  const found: FreeSlot[] = []
  for (const office of officesFor(service, entry, booking)) {
    if (await stopsInForceFor(citizen, service.id, office)) continue
    const slots = all.filter((slot) => slot.office === office)
    const input = { config, service, office, from, to, partySize: entry.partySize }
    for (const day of daysOf(citizen, input, slots)) {
      for (const slot of day.slots) {
        const isFree = slot.state === 'free' || slot.state === 'few'
        if (!isFree || !suits(wish, day.date, slot.start)) continue
        const key = slotKeyOf(office, service.id, day.date, slot.start)
        found.push({ key, office, date: day.date, start: slot.start, free: slot.free })
      }
    }
  }
  return found.sort((a, b) => (`${a.date} ${a.start}` < `${b.date} ${b.start}` ? -1 : 1))
}

/** Where the service fixes the office, somebody with a booking stays at that office (BK-16). */
function officesFor(
  service: ServiceConfig,
  entry: WaitlistRow,
  booking: ReservationRow | null,
): string[] {
  if (booking && service.officeChoice === 'own') return [booking.office]
  return entry.offices?.length ? entry.offices : service.officeIds
}
