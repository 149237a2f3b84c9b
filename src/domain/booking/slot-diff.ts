import { type CivilDate, type CivilTime, minutesOf } from '@/domain/time/civil'
import type { PlannedSlot } from './slot-types'

/** What names a slot for ever; unit, seats and source may change under it. */
export type SlotIdentity = Pick<PlannedSlot, 'officeId' | 'serviceId' | 'date' | 'start'>

/** Key of a slot, `office|service|date|start`: one stored row for each, so that re-runs add none. */
export const slotKey = (slot: SlotIdentity): string =>
  `${slot.officeId}|${slot.serviceId}|${slot.date}|${slot.start}`

/** The part of a stored slot row that the plan decides about. */
export type StoredSlot = SlotIdentity &
  Pick<PlannedSlot, 'end' | 'minutes' | 'capacity' | 'capWeb' | 'capPhone' | 'capCounter'> & {
    /** Taken out of the calendar by an earlier run; kept because bookings may point at it. */
    closed: boolean
  }

export type PlanDiff<S extends StoredSlot> = {
  create: PlannedSlot[]
  /** Open on both sides, but unit or seats differ. */
  updateCapacity: { stored: S; planned: PlannedSlot }[]
  /** Open in the store, no longer planned. Never deleted (BK-04). */
  close: S[]
  /** Closed in the store, planned again: open it with the planned values. */
  reopen: { stored: S; planned: PlannedSlot }[]
}

const DECIDED = ['end', 'minutes', 'capacity', 'capWeb', 'capPhone', 'capCounter'] as const

/**
 * Steps that bring the stored slots in line with a plan (BK-03, BK-04, BK-29). Both lists must be
 * of the same office, service and period: what is stored and not planned is closed. Applying the
 * steps and asking again gives four empty lists.
 */
export function diffPlan<S extends StoredSlot>(
  stored: readonly S[],
  planned: readonly PlannedSlot[],
): PlanDiff<S> {
  const diff: PlanDiff<S> = { create: [], updateCapacity: [], close: [], reopen: [] }
  const rows = new Map(stored.map((row) => [slotKey(row), row]))
  const wanted = new Set(planned.map(slotKey))
  for (const slot of planned) {
    const row = rows.get(slotKey(slot))
    if (!row) diff.create.push(slot)
    else if (row.closed) diff.reopen.push({ stored: row, planned: slot })
    else if (DECIDED.some((field) => row[field] !== slot[field])) {
      diff.updateCapacity.push({ stored: row, planned: slot })
    }
  }
  diff.close = stored.filter((row) => !row.closed && !wanted.has(slotKey(row)))
  return diff
}

/** Time of one booking; `end` is exclusive. */
export type BookedTime = { id: string; date: CivilDate; start: CivilTime; end: CivilTime }

/** Does a run of touching slots, the first at `start`, end exactly at `end` (minutes)? */
function coveredExactly(byStart: ReadonlyMap<number, number>, start: number, end: number): boolean {
  let reached: number | undefined = start
  while (reached !== undefined && reached < end) reached = byStart.get(reached)
  return reached === end
}

/**
 * Bookings to be listed for contact after the calendar changed (BK-04); nothing is moved or
 * cancelled. A booking fits when a planned slot of its day starts with it and is at least as long,
 * or when touching slots from its start end exactly with it. Both lists must be of the same office
 * and service.
 */
export function bookingsThatNoLongerFit<B extends BookedTime>(
  bookings: readonly B[],
  planned: readonly PlannedSlot[],
): B[] {
  const days = new Map<CivilDate, Map<number, number>>()
  for (const slot of planned) {
    const day = days.get(slot.date) ?? new Map<number, number>()
    const start = minutesOf(slot.start)
    days.set(slot.date, day.set(start, start + slot.minutes))
  }
  return bookings.filter((booking) => {
    const day = days.get(booking.date)
    const start = minutesOf(booking.start)
    const end = minutesOf(booking.end)
    if (!day) return true
    const slotEnd = day.get(start)
    return slotEnd === undefined || (slotEnd < end && !coveredExactly(day, start, end))
  })
}
