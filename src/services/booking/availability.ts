import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import type { Lane } from '@/domain/booking/vocabulary'
import { laneOf } from '@/domain/booking/vocabulary'
import { datesBetween } from '@/domain/time/civil'
import { processWide } from '@/lib/process-wide'
import { sharedReads } from '@/lib/shared-reads'

import type { ServiceContext } from '../context'
import type { BookingConfig, ServiceConfig } from '../settings/booking-config'

import { expireDue } from './engine/sweep'
import { registerVerdict } from './rules'
import type { SlotRow } from './types'
import { whileSeatsStand } from './while-seats-stand'

export type SlotView = {
  start: string
  end: string
  state: 'free' | 'few' | 'full' | 'closed'
  free: number
}
export type DayView = {
  date: string
  /** `free`/`few`/`full`: has slots; `closed`: no reception that day; `outside`: not bookable (yet/any more). */
  state: 'free' | 'few' | 'full' | 'closed' | 'outside'
  holiday: string | null
  slots: SlotView[]
}

/** The counter of a lane in a slot row. */
export const LANE_FREE = { web: 'freeWeb', phone: 'freePhone', counter: 'freeCounter' } as const
/** From this share of the capacity on a slot counts as nearly full. */
const FEW_SHARE = 0.2

export type AvailabilityInput = {
  config: BookingConfig
  service: ServiceConfig
  office: string
  from: string
  to: string
  partySize: number
  /** Staff see closed and past slots too. */
  withClosed?: boolean
}

/**
 * Vacancy per day and slot for the caller's lane, at this moment (BK-12, PB-03). Reads slot rows
 * only, so its cost does not grow with the number of reservations.
 * @returns shared by all who look at the same: nobody may change it
 */
export async function availability(
  ctx: ServiceContext,
  input: AvailabilityInput,
): Promise<DayView[]> {
  const { config, service, office, from, to, partySize, withClosed = false } = input
  return whileSeatsStand(
    ctx,
    { service: service.id, office, config },
    ['days', from, to, partySize, withClosed],
    async () => daysOf(ctx, input, await readVacancy(ctx, input)),
  )
}

/** After a mailing hundreds look at the same month of the same office: they share the reading. */
function readVacancy(ctx: ServiceContext, input: AvailabilityInput): Promise<SlotRow[]> {
  const { office, service, from, to } = input
  let shared = readers.get(ctx.payload)
  if (!shared) readers.set(ctx.payload, (shared = sharedReads()))
  return shared([office, service.id, from, to, laneOf(ctx.channel)].join('|'), async () => {
    await expireDue(ctx, { limit: 20 })
    return readSlots(ctx, { ...input, offices: [office] })
  })
}

const readers = processWide(
  'availability',
  () => new WeakMap<Payload, ReturnType<typeof sharedReads>>(),
)

/** The slots of one service with what the caller's lane needs to know, in order of time. */
export function readSlots(
  ctx: ServiceContext,
  input: { service: { id: string }; offices: string[]; from: string; to: string },
): Promise<SlotRow[]> {
  return findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        { office: { in: input.offices } },
        { service: { equals: input.service.id } },
        { date: { greater_than_equal: input.from } },
        { date: { less_than_equal: input.to } },
      ],
    },
    {
      sort: ['date', 'start'],
      select: {
        office: true,
        date: true,
        start: true,
        end: true,
        open: true,
        capacity: true,
        free: true,
        overbooked: true,
        [LANE_FREE[laneOf(ctx.channel)]]: true,
      },
    },
  )
}

/** Every day of the range with its slots; `slots` are those of one office. */
export function daysOf(ctx: ServiceContext, input: AvailabilityInput, slots: SlotRow[]): DayView[] {
  const byDate = new Map<string, SlotRow[]>()
  for (const slot of slots) {
    const known = byDate.get(slot.date)
    if (known) known.push(slot)
    else byDate.set(slot.date, [slot])
  }
  return datesBetween(input.from, input.to).map((date) =>
    dayView(ctx, input, date, byDate.get(date) ?? []),
  )
}

function dayView(
  ctx: ServiceContext,
  input: AvailabilityInput,
  date: string,
  slots: SlotRow[],
): DayView {
  const { service, config, partySize } = input
  const lane = laneOf(ctx.channel)
  const views = slots
    .map((slot, index) =>
      slotView(
        ctx,
        service,
        lane,
        slot,
        freeFor(slots, index, lane, partySize, service.partyMode),
        partySize,
      ),
    )
    .filter((view) => input.withClosed || view.state !== 'closed')
  const holiday = config.holidays.find((one) => one.date === date)?.name ?? null
  return { date, state: dayState(ctx, input, date, slots, views), holiday, slots: views }
}

function dayState(
  ctx: ServiceContext,
  input: AvailabilityInput,
  date: string,
  slots: SlotRow[],
  views: SlotView[],
): DayView['state'] {
  if (!slots.some((slot) => slot.open)) return 'closed'
  if (views.some((view) => view.state === 'free')) return 'free'
  if (views.some((view) => view.state === 'few')) return 'few'
  return views.some((view) => view.state === 'full') ? 'full' : 'outside'
}

function slotView(
  ctx: ServiceContext,
  service: ServiceConfig,
  lane: Lane,
  slot: SlotRow,
  free: number,
  partySize: number,
): SlotView {
  const bookable =
    slot.open && registerVerdict(ctx, service, { date: slot.date, start: slot.start }).ok
  const state = !bookable
    ? 'closed'
    : free < partySize
      ? 'full'
      : free <= slot.capacity * FEW_SHARE
        ? 'few'
        : 'free'
  return { start: slot.start, end: slot.end, state, free: Math.max(0, free) }
}

/** Seats that a party can get beginning at this slot; consecutive parties need one in each of n slots. */
function freeFor(
  slots: SlotRow[],
  index: number,
  lane: Lane,
  partySize: number,
  mode: ServiceConfig['partyMode'],
): number {
  const seats = (slot: SlotRow) => Math.min(slot.free, slot[LANE_FREE[lane]])
  const first = slots[index]
  if (!first) return 0
  if (mode === 'same' || partySize === 1) return seats(first)
  let next = first.start
  for (let person = 0; person < partySize; person++) {
    const slot = slots.find((candidate) => candidate.start === next && candidate.open)
    if (!slot || seats(slot) < 1) return 0
    next = slot.end
  }
  return partySize
}
