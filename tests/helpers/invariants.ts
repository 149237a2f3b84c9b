import { findRows } from '@/db/atomic'
import type { ReservationRow, SlotRow } from '@/services/booking/types'
import { countersFrom } from '@/services/booking/engine/recount'

import type { World } from './world'

/**
 * What must hold at rest, checked from the stored rows alone: counters equal the bookings, no lane
 * and no slot is oversold, live keys are single, nothing is under way, nobody ended holds a seat.
 */
export async function brokenInvariants(world: World): Promise<string[]> {
  const broken: string[] = []
  const rows = await findRows<ReservationRow>(world.payload, 'reservations', {})
  const slots = await findRows<SlotRow>(world.payload, 'slots', {})
  const claims = rows.filter((row) => row.seated).flatMap((row) => row.claims ?? [])
  for (const slot of slots) {
    const wanted = countersFrom(slot, claims)
    for (const [name, value] of Object.entries(wanted)) {
      const stored = slot[name as keyof SlotRow]
      if (stored !== value)
        broken.push(`${slot.slotKey}: ${name} is ${String(stored)}, bookings say ${value}`)
    }
    for (const name of ['free', 'freeWeb', 'freePhone', 'freeCounter'] as const) {
      if (wanted[name] < 0) broken.push(`${slot.slotKey}: oversold, ${name} = ${wanted[name]}`)
    }
  }
  for (const row of rows) {
    if (row.pending) broken.push(`${row.number}: ${row.pending.op} still under way`)
    const isLive = row.status === 'held' || row.status === 'confirmed'
    if (!isLive && row.seated && !row.releaseAt)
      broken.push(`${row.number}: ${row.status} holds seats`)
    if (!isLive && !row.liveKey.startsWith('void|'))
      broken.push(`${row.number}: ${row.status} keeps its key`)
    // Sent away at the window without a booking: counted, but never had a seat (BK-22).
    const wasTurnedAway = row.channel === 'walk-in' && row.outcome === 'refused'
    if (isLive && !row.group && !row.seated && !wasTurnedAway)
      broken.push(`${row.number}: ${row.status} without seats`)
  }
  return broken
}
