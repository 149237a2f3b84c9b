import { findRows } from '@/db/atomic'
import { insertMany, updateMany } from '@/db/bulk'
import { diffPlan, slotKey } from '@/domain/booking/slot-diff'
import type { PlannedSlot } from '@/domain/booking/slot-types'
import { tokyoDateOf } from '@/domain/time/civil'

import type { SlotRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import type { BookingConfig } from '../settings/booking-config'

import type { Period } from './plan'
import { plannedHours, takesBookings } from './plan'
import type { KnownSlot } from './slot-changes'
import {
  grouped,
  knownSlot,
  newSlotRow,
  SLOT_COLUMNS,
  toClosed,
  toPlanned,
  withManualSeats,
} from './slot-changes'

export type SlotCounts = { created: number; changed: number; closed: number; reopened: number }

export type InLine = SlotCounts & {
  /** Somebody else changed one of these slots in between: look again. */
  contested: boolean
  /** Service id → the slots its opening hours give, with the headcounts that count. */
  hours: Map<string, PlannedSlot[]>
}

/** Stored slots of one office in a period, in one query. */
export async function storedSlots(
  ctx: ServiceContext,
  officeId: string,
  period: Period,
  serviceIds: string[] | null,
): Promise<KnownSlot[]> {
  const rows = await findRows<SlotRow>(
    ctx.payload,
    'slots',
    {
      and: [
        { office: { equals: officeId } },
        { date: { greater_than_equal: period.from } },
        { date: { less_than_equal: period.to } },
        ...(serviceIds ? [{ service: { in: serviceIds } }] : []),
      ],
    },
    { select: SLOT_COLUMNS },
  )
  return rows.map((row) => knownSlot(officeId, row))
}

/**
 * Makes the stored slots of one office what the settings say (BK-01…BK-07, BK-29). Nothing is ever
 * deleted: bookings point at slots. Each change is guarded by what was read, so it can run beside
 * bookings, beside the week grid and beside another run.
 */
export async function bringInLine(
  ctx: ServiceContext,
  config: BookingConfig,
  officeId: string,
  period: Period,
  serviceIds: string[] | null,
): Promise<InLine> {
  const stored = await storedSlots(ctx, officeId, period, serviceIds)
  const byKey = new Map(stored.map((slot) => [slot.slotKey, slot]))
  const services = serviceIds ?? config.services.map(({ id }) => id)
  const hours = new Map<string, PlannedSlot[]>()
  const open: PlannedSlot[] = []
  for (const serviceId of services) {
    const planned = withManualSeats(plannedHours(config, officeId, serviceId, period), byKey)
    hours.set(serviceId, planned)
    if (takesBookings(config, officeId, serviceId)) open.push(...planned)
  }
  // What has begun is over: neither its counters nor its record change any more. A day in the past
  // may be filled, never altered.
  const now = ctx.now()
  const today = tokyoDateOf(now)
  const isOver = ({ startsAt }: { startsAt: string }) => startsAt <= now.toISOString()
  const counts = await apply(
    ctx,
    stored.filter((slot) => !isOver(slot)),
    open.filter((slot) => !isOver(slot) || (slot.date < today && !byKey.has(slotKey(slot)))),
  )
  return { ...counts, hours }
}

async function apply(ctx: ServiceContext, stored: KnownSlot[], planned: PlannedSlot[]) {
  const diff = diffPlan(stored, planned)
  const created = await insertMany(ctx.payload, 'slots', diff.create.map(newSlotRow))
  await faultPoint(ctx, 'slots-created')
  const run = async (steps: Parameters<typeof grouped>[0]) => {
    let done = 0
    for (const change of grouped(steps)) {
      done += await updateMany(ctx.payload, 'slots', change)
      await faultPoint(ctx, 'slots-changed')
    }
    return done
  }
  const step = ({ stored: row, planned: slot }: (typeof diff.reopen)[number]) => ({
    slotKey: slotKey(slot),
    step: toPlanned(row, slot),
  })
  const changed = await run(diff.updateCapacity.map(step))
  const reopened = await run(diff.reopen.map(step))
  const closed = await run(diff.close.map((row) => ({ slotKey: row.slotKey, step: toClosed() })))
  const wanted =
    diff.create.length + diff.updateCapacity.length + diff.reopen.length + diff.close.length
  return {
    created,
    changed,
    closed,
    reopened,
    contested: created + changed + closed + reopened < wanted,
  }
}
