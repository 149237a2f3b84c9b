import { findRow } from '@/db/atomic'

import type { ServiceContext } from '../../context'
import type { Claim, ReservationRow, SlotRow } from '../types'

import { alreadyBooked, endedHold } from './duplicates'
import { occupantsOf } from './occupants'
import type { PlaceInput } from './place-input'
import { hasRoom } from './seats'
import { expireDue } from './sweep'
import { whyFull } from './why-full'

/**
 * Before staff take a citizen's hold over (OP-03): a booking that is refused for something else must
 * not cost the citizen the time that was being kept. Seats of the holds that would be taken over count
 * as free, since they are given back before the own ones are taken.
 * @param own the booking that is being placed, where its row stands already
 * @throws DomainError ALREADY_BOOKED, SLOT_FULL, SLOT_CLOSED, SLOT_UNKNOWN
 */
export async function assertNothingElseRefuses(
  ctx: ServiceContext,
  input: PlaceInput,
  claims: Claim[],
  own?: string,
): Promise<void> {
  const found = await occupantsOf(ctx, input.service.id, input.people)
  const freed: Claim[] = []
  for (const { row, booking } of found) {
    if (booking.id === own || (await endedHold(ctx, booking))) continue
    if (row.group || booking.status === 'confirmed') throw await alreadyBooked(ctx, booking)
    freed.push(...(booking.claims ?? []))
  }
  const slotDate: Pick<ReservationRow, 'office' | 'service' | 'date'> = {
    ...input,
    service: input.service.id,
  }
  let lacking = await lackingOf(ctx, claims, freed)
  if (lacking && (await expireDue(ctx, { slotDate })) > 0)
    lacking = await lackingOf(ctx, claims, freed)
  if (lacking) throw await whyFull(ctx, lacking)
}

async function lackingOf(
  ctx: ServiceContext,
  claims: Claim[],
  freed: Claim[],
): Promise<Claim | undefined> {
  for (const claim of claims) {
    const slotKey = { equals: claim.slotKey }
    const slot = await findRow<SlotRow>(ctx.payload, 'slots', { slotKey })
    if (!slot || !hasRoom(slot, claim, freed)) return claim
  }
  return undefined
}
