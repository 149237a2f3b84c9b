import { findRows } from '@/db/atomic'
import { addDays, datesBetween, tokyoDateOf } from '@/domain/time/civil'

import type { SlotRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { officesInScope } from '../lists/filter'
import { loadBookingConfig } from '../settings/booking-config'

export type Occupancy = { capacity: number; taken: number }
export type OccupancyReport = {
  byDay: (Occupancy & { date: string })[]
  byOffice: (Occupancy & { office: string; name: string })[]
}

const DAYS = 14

/**
 * Seats and how many are taken, for today and the 13 days after, per day and per office of the
 * user's scope. Taken can exceed the capacity: staff may book beyond it.
 */
export async function occupancy(ctx: ServiceContext): Promise<OccupancyReport> {
  const config = await loadBookingConfig(ctx.payload)
  const scope = officesInScope(ctx, [])
  const from = tokyoDateOf(ctx.now())
  const to = addDays(from, DAYS - 1)
  const slots = await findRows<
    Pick<SlotRow, 'office' | 'date' | 'capacity' | 'free' | 'overbooked'>
  >(
    ctx.payload,
    'slots',
    {
      and: [
        { date: { greater_than_equal: from } },
        { date: { less_than_equal: to } },
        { open: { equals: true } },
        ...(scope === null ? [] : [{ office: { in: scope } }]),
      ],
    },
    { select: { office: true, date: true, capacity: true, free: true, overbooked: true } },
  )
  const days = new Map(datesBetween(from, to).map((date) => [date, { capacity: 0, taken: 0 }]))
  const offices = new Map<string, Occupancy>()
  for (const slot of slots) {
    const taken = slot.capacity - slot.free + slot.overbooked
    const office = offices.get(slot.office) ?? { capacity: 0, taken: 0 }
    offices.set(slot.office, office)
    for (const sum of [days.get(slot.date), office]) {
      if (!sum) continue
      sum.capacity += slot.capacity
      sum.taken += taken
    }
  }
  return {
    byDay: [...days].map(([date, sum]) => ({ date, ...sum })),
    byOffice: config.offices.flatMap(({ id, name }) => {
      const sum = offices.get(id)
      return sum ? [{ office: id, name, ...sum }] : []
    }),
  }
}
