import { findRow, findRows } from '@/db/atomic'
import {
  addDays,
  type CivilDate,
  minutesOf,
  timeOf,
  toInstant,
  tokyoTimeOf,
} from '@/domain/time/civil'

import type { SlotRow } from '../booking/types'
import { generateSlots } from '../calendar/generate-slots'
import type { ServiceContext } from '../context'
import type { OfficeConfig } from '../settings/booking-config'

const UNIT = 30
/** So much of the day lies ahead of whoever opens the demonstration, unless midnight is near. */
const AHEAD = 3 * 60
const LAST = minutesOf('23:30')

/** Times of today at an office. */
const timesOf = (ctx: ServiceContext, office: string, today: CivilDate): Promise<SlotRow[]> =>
  findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        { office: { equals: office } },
        { date: { equals: today } },
        { capacity: { greater_than: 0 } },
        { open: { equals: true } },
      ],
    },
    { sort: 'start' },
  )

/**
 * Who tries the demonstration at a weekend or in the evening finds the reception at work as well: the
 * accounts' own office is open specially, as a city opens on a Sunday (BK-06). On other days nothing
 * is done.
 */
export async function openDemoToday(
  ctx: ServiceContext,
  office: OfficeConfig | undefined,
  today: CivilDate,
): Promise<void> {
  const presetKey = 'demo:open-today'
  const isThere = await findRow(ctx.payload, 'calendar-exceptions', {
    presetKey: { equals: presetKey },
  })
  if (!office || isThere) return
  const now = minutesOf(tokyoTimeOf(ctx.now()))
  const slots = await timesOf(ctx, office.id, today)
  if (slots.some(({ start }) => minutesOf(start) > now + UNIT)) return
  const usual = slots.map(({ end }) => minutesOf(end))
  const start = Math.max(minutesOf('09:00'), ...usual)
  const wanted = Math.max(minutesOf('17:00'), Math.ceil((now + AHEAD) / UNIT) * UNIT)
  const end = Math.min(LAST, wanted)
  if (end < start + UNIT) return
  await ctx.payload.create({
    collection: 'calendar-exceptions',
    data: {
      kind: 'open',
      reason: 'デモのための臨時開庁',
      from: today,
      to: today,
      start: timeOf(start),
      end: timeOf(end),
      slotMinutes: '30',
      capacity: 3,
      offices: [office.id],
      services: [],
      active: true,
      presetKey,
    },
  })
  // What has passed of today as well: the morning's visitors have come.
  const then = { ...ctx, now: () => toInstant(addDays(today, -1), '00:00') }
  await generateSlots(then, { from: today, to: today })
}

/** Times of a service that are still to come today at an office, with room. */
export async function laterToday(
  ctx: ServiceContext,
  { office, service, today }: { office: string; service: string; today: CivilDate },
): Promise<SlotRow[]> {
  const now = ctx.now().toISOString()
  const slots = await timesOf(ctx, office, today)
  return slots.filter((slot) => slot.service === service && slot.startsAt > now && slot.free > 0)
}
