import { insertNew, newRowId } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'

import type { ServiceContext } from '../../context'
import { faultPoint } from '../../context'
import { busy } from '../../refusals'
import { drawReceiptNumber } from '../secrets'
import type { Claim, ReservationRow } from '../types'

import { writesAtOnce } from './at-once'
import { claimsFor } from './claims'
import type { Meeting } from './duplicates'
import { replayOf, resolveOccupant, resolveOccupiedKey } from './duplicates'
import { scopeOf } from './live-key'
import { occupantsOf } from './occupants'
import { placeAtOnce } from './place-at-once'
import { finished, leadFields, memberKey, personFields, type Placing } from './place-row'
import { advance } from './row'
import { takeAll } from './seats'
import { expireDue } from './sweep'
import { assertNothingElseRefuses } from './take-over'
import { whyFull } from './why-full'
import { voidRow } from './void-row'
import { syncMembers } from './members'
import type { PlaceInput } from './place-input'

const TRIES = 6

/**
 * Places a reservation: all seats for all people, or nothing. Order of writes, chosen so that a
 * crash after any of them can be finished by the reconciler and never oversells:
 * 1. the row, noting the seats it is about to take; its unique keys refuse a second live booking,
 * 2. further people's rows, which only occupy their keys,
 * 3. the counters, one conditional update per slot,
 * 4. the row again: seats taken, held or confirmed.
 * Where writes can be one (`writesAtOnce`), all of it is one, with the same outcome.
 * @throws DomainError SLOT_FULL, SLOT_CLOSED, ALREADY_BOOKED, ALREADY_HELD, BUSY
 */
export async function placeReservation(
  ctx: ServiceContext,
  input: PlaceInput,
): Promise<ReservationRow> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const claims = await claimsFor(ctx, input)
    const scope = await scopeOf(ctx, input.service.id)
    if (writesAtOnce()) {
      const meeting = meetingOf(ctx, input, claims)
      const placed = await placeAtOnce(ctx, { ...input, scope }, claims, meeting)
      if (placed) return placed
      continue
    }
    const inserted = await insertLeader(ctx, { ...input, scope }, claims)
    if ('replay' in inserted) return inserted.replay
    if ('again' in inserted) continue
    const row = inserted.row
    await faultPoint(ctx, 'row-inserted')
    const meeting = meetingOf(ctx, input, claims, row.id)
    await insertMembers(ctx, { ...input, scope }, row, meeting)
    if (await makeWay(ctx, input, row, meeting)) continue
    const done = await takeAndFinish(ctx, input, row, claims)
    if (done) return done
  }
  throw busy()
}

const meetingOf = (
  ctx: ServiceContext,
  input: PlaceInput,
  claims: Claim[],
  own?: string,
): Meeting => ({
  mode: input.mode,
  beforeTakeOver: () => assertNothingElseRefuses(ctx, input, claims, own),
})

/**
 * Keys of this moment's form keep two new bookings apart; rows with an older key are looked for once
 * the own keys stand, so that of two who look at the same time at least one sees the other.
 * @returns whether the row had to make way and is to be placed anew
 */
async function makeWay(
  ctx: ServiceContext,
  input: PlaceInput,
  row: ReservationRow,
  meeting: Meeting,
): Promise<boolean> {
  const found = await occupantsOf(ctx, input.service.id, input.people)
  const others = found.filter(({ booking }) => booking.id !== row.id)
  if (others.length === 0) return false
  await voidRow(ctx, row, [])
  for (const { row: other } of others) await resolveOccupant(ctx, other, meeting)
  return true
}

type Inserted = { row: ReservationRow } | { replay: ReservationRow } | { again: true }

async function insertLeader(
  ctx: ServiceContext,
  input: Placing,
  claims: Claim[],
): Promise<Inserted> {
  const data = {
    ...leadFields(ctx, input, newRowId(), await drawReceiptNumber(ctx)),
    pending: { op: 'take' as const, claims },
    pendingAt: ctx.now().toISOString(),
  }
  try {
    await insertNew(ctx.payload, 'reservations', data)
    return { row: data }
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const replay = await replayOf(ctx, input.idemKey)
    if (replay) return { replay }
    await resolveOccupiedKey(ctx, data.liveKey, meetingOf(ctx, input, claims))
    return { again: true }
  }
}

/** The rest of a household: rows without seats that occupy their keys and point at the leader. */
async function insertMembers(
  ctx: ServiceContext,
  input: Placing,
  leader: ReservationRow,
  meeting: Meeting,
): Promise<void> {
  for (const [index, person] of input.people.slice(1).entries()) {
    const data = {
      ...personFields(ctx, input, person, {
        idemKey: memberKey(input, index),
        number: await drawReceiptNumber(ctx),
      }),
      group: leader.id,
      partySize: 0,
      releaseAt: '',
    }
    for (let attempt = 1; ; attempt++) {
      try {
        await insertNew(ctx.payload, 'reservations', data)
        break
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        try {
          if (attempt === TRIES) throw busy()
          await resolveOccupiedKey(ctx, data.liveKey, meeting)
          data.number = await drawReceiptNumber(ctx)
        } catch (refusal) {
          await voidRow(ctx, leader, [])
          throw refusal
        }
      }
    }
    await faultPoint(ctx, `member-inserted:${index}`)
  }
}

async function takeAndFinish(
  ctx: ServiceContext,
  input: PlaceInput,
  row: ReservationRow,
  claims: Claim[],
): Promise<ReservationRow | null> {
  let taken = await takeAll(ctx, claims)
  if (!taken.ok && taken.taken.length === 0 && (await expireDue(ctx, { slotDate: row })) > 0) {
    taken = await takeAll(ctx, claims)
  }
  if (!taken.ok) {
    await voidRow(ctx, row, taken.taken)
    throw await whyFull(ctx, taken.failed)
  }
  const done = await advance(ctx, row, {
    ...finished(ctx, input, row, claims, taken.end),
    pending: null,
    pendingAt: '',
  })
  await faultPoint(ctx, 'row-finished')
  // Null: so slow that the reconciler gave the row up. It also corrects the counter.
  if (done && input.mode === 'book') await syncMembers(ctx, done)
  return done
}
