import { findRows } from '@/db/atomic'
import { laneOf } from '@/domain/booking/vocabulary'

import type { ServiceContext } from '../context'
import type { BookingConfig, ServiceConfig } from '../settings/booking-config'

import type { DayView, SlotView } from './availability'
import { daysOf, LANE_FREE, readSlots } from './availability'
import { expireDue } from './engine/sweep'
import type { SlotRow } from './types'

/** Seats left on one day: in the caller's lane, and in all lanes together. */
export type VacancyDay = { date: string; state: DayView['state']; free: number; total: number }
export type OfficeVacancy = {
  office: string
  days: VacancyDay[]
  /** The first time with a seat in the caller's lane, also beyond the range; null = none. */
  earliest: { date: string; start: string } | null
}

export type VacancyInput = {
  config: BookingConfig
  service: ServiceConfig
  offices: string[]
  from: string
  to: string
  partySize: number
}

/**
 * Vacancy of one service over offices and days, at this moment, for guiding a caller to another
 * time or place (OP-02). Seats of times that have begun do not count.
 */
export async function vacancyMatrix(
  ctx: ServiceContext,
  input: VacancyInput,
): Promise<{ days: { date: string; holiday: string | null }[]; offices: OfficeVacancy[] }> {
  await expireDue(ctx, { limit: 20 })
  const slots = await readSlots(ctx, input)
  const byOffice = new Map(input.offices.map((office) => [office, [] as SlotRow[]]))
  for (const slot of slots) byOffice.get(slot.office)?.push(slot)
  const offices = await Promise.all(
    [...byOffice].map(async ([office, own]) => ({
      office,
      days: daysOf(ctx, { ...input, office }, own).map((day) => dayOf(day, own)),
      earliest: await earliestFree(ctx, input, office),
    })),
  )
  const first = daysOf(ctx, { ...input, office: '' }, [])
  return { days: first.map(({ date, holiday }) => ({ date, holiday })), offices }
}

function dayOf(day: DayView, slots: SlotRow[]): VacancyDay {
  const bookable = new Set(day.slots.map((slot) => slot.start))
  const total = slots
    .filter((slot) => slot.date === day.date && bookable.has(slot.start))
    .reduce((sum, slot) => sum + Math.max(0, slot.free), 0)
  return {
    date: day.date,
    state: day.state,
    free: day.slots.reduce((sum, slot) => sum + slot.free, 0),
    total,
  }
}

/** For parties in consecutive slots this is the first time for one person. */
async function earliestFree(
  ctx: ServiceContext,
  { service, partySize }: VacancyInput,
  office: string,
): Promise<{ date: string; start: string } | null> {
  const seats = service.partyMode === 'same' ? partySize : 1
  const [slot] = await findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        { office: { equals: office } },
        { service: { equals: service.id } },
        { startsAt: { greater_than: ctx.now().toISOString() } },
        { open: { equals: true } },
        { free: { greater_than_equal: seats } },
        { [LANE_FREE[laneOf(ctx.channel)]]: { greater_than_equal: seats } },
      ],
    },
    { sort: 'startsAt', limit: 1, select: { date: true, start: true } },
  )
  return slot ? { date: slot.date, start: slot.start } : null
}

export type StaffSlot = SlotView & {
  /** Seats left in all lanes together, seats there are, and seats beyond them. */
  total: number
  capacity: number
  overbooked: number
  open: boolean
}

/** One office and day with every slot, also full, closed and past ones. */
export async function daySlots(
  ctx: ServiceContext,
  input: Omit<VacancyInput, 'offices' | 'from' | 'to'> & { office: string; date: string },
): Promise<{ date: string; holiday: string | null; slots: StaffSlot[] }> {
  await expireDue(ctx, { limit: 20 })
  const range = { ...input, from: input.date, to: input.date }
  const rows = await readSlots(ctx, { ...range, offices: [input.office] })
  const [day] = daysOf(ctx, { ...range, withClosed: true }, rows)
  return {
    date: input.date,
    holiday: day?.holiday ?? null,
    slots: (day?.slots ?? []).map((view, index) => {
      const row = rows[index]
      return {
        ...view,
        total: Math.max(0, row?.free ?? 0),
        capacity: row?.capacity ?? 0,
        overbooked: row?.overbooked ?? 0,
        open: row?.open === true,
      }
    }),
  }
}
