import type { BulkChange } from '@/db/bulk'
import type { StoredSlot } from '@/domain/booking/slot-diff'
import { slotKey } from '@/domain/booking/slot-diff'
import type { PlannedSlot, SeatLimits } from '@/domain/booking/slot-types'

import type { SlotRow } from '../booking/types'

/** The columns of a stored slot that generation reads. */
export const SLOT_COLUMNS = {
  slotKey: true,
  service: true,
  date: true,
  start: true,
  end: true,
  startsAt: true,
  minutes: true,
  capacity: true,
  capWeb: true,
  capPhone: true,
  capCounter: true,
  open: true,
  manual: true,
  source: true,
} as const

export type KnownSlot = StoredSlot & {
  slotKey: string
  startsAt: string
  manual: boolean
  source: string
}

export const knownSlot = (officeId: string, row: SlotRow): KnownSlot => ({
  officeId,
  serviceId: row.service,
  slotKey: row.slotKey,
  date: row.date,
  start: row.start,
  end: row.end,
  startsAt: row.startsAt,
  minutes: row.minutes,
  capacity: row.capacity,
  capWeb: row.capWeb,
  capPhone: row.capPhone,
  capCounter: row.capCounter,
  closed: row.open !== true,
  manual: row.manual === true,
  source: row.source ?? '',
})

/** A new slot: everything free, because nobody can hold a seat of a slot that was not there. */
export const newSlotRow = (slot: PlannedSlot) => ({
  slotKey: slotKey(slot),
  office: slot.officeId,
  service: slot.serviceId,
  date: slot.date,
  start: slot.start,
  end: slot.end,
  startsAt: slot.startsAt,
  minutes: slot.minutes,
  capacity: slot.capacity,
  capWeb: slot.capWeb,
  capPhone: slot.capPhone,
  capCounter: slot.capCounter,
  free: slot.capacity,
  freeWeb: slot.capWeb,
  freePhone: slot.capPhone,
  freeCounter: slot.capCounter,
  overbooked: 0,
  open: true,
  manual: false,
  source: slot.source,
  rev: 0,
  epoch: 0,
  recountMark: '',
})

const CAPS = {
  capacity: 'free',
  capWeb: 'freeWeb',
  capPhone: 'freePhone',
  capCounter: 'freeCounter',
} as const
type Caps = { [K in keyof typeof CAPS]: number }

/**
 * Steps from one headcount to another, on the limits and on what is free alike, so that seats taken
 * at the same moment stay taken (engine/seats.ts). Less than is booked leaves `free` below zero.
 */
export function capacitySteps(from: Caps, to: Caps): Record<string, number> {
  const steps: Record<string, number> = { rev: 1 }
  for (const [limit, free] of Object.entries(CAPS) as [keyof Caps, string][]) {
    const by = to[limit] - from[limit]
    if (by !== 0) Object.assign(steps, { [limit]: by, [free]: by })
  }
  return steps
}

/** Limits as they must still be when a step is written: a step counts from what was read. */
export const asRead = (slot: Caps & { closed: boolean; manual: boolean }) => ({
  open: !slot.closed,
  manual: slot.manual,
  capacity: slot.capacity,
  capWeb: slot.capWeb,
  capPhone: slot.capPhone,
  capCounter: slot.capCounter,
})

type Step = Omit<BulkChange, 'key' | 'keys'>

/** Brings an open or closed slot to its planned values and opens it. */
export function toPlanned(stored: KnownSlot, planned: PlannedSlot): Step {
  const set: Record<string, string | number | boolean> = { open: true, source: planned.source }
  // The end differs from slot to slot; leaving it out where it stays lets slots share a statement.
  if (stored.end !== planned.end) set.end = planned.end
  if (stored.minutes !== planned.minutes) set.minutes = planned.minutes
  return { where: asRead(stored), set, inc: capacitySteps(stored, planned) }
}

export const toClosed = (): Step => ({
  where: { open: true },
  set: { open: false },
  inc: { rev: 1 },
})

/** Slots that need the same step share one statement. */
export function grouped(steps: readonly { slotKey: string; step: Step }[]): BulkChange[] {
  const groups = new Map<string, BulkChange>()
  for (const { slotKey: key, step } of steps) {
    const name = JSON.stringify(step)
    const group = groups.get(name) ?? { key: 'slotKey', keys: [], ...step }
    group.keys.push(key)
    groups.set(name, group)
  }
  return [...groups.values()]
}

/** A headcount set by hand outlives the plan (BK-03). */
export const withManualSeats = <T extends PlannedSlot & SeatLimits>(
  planned: readonly T[],
  stored: ReadonlyMap<string, KnownSlot>,
): T[] =>
  planned.map((slot) => {
    const row = stored.get(slotKey(slot))
    if (!row?.manual) return slot
    const { capacity, capWeb, capPhone, capCounter } = row
    return { ...slot, capacity, capWeb, capPhone, capCounter }
  })
