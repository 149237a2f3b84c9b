import { insertNew, newRowId } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { laneOf } from '@/domain/booking/vocabulary'
import { toIso } from '@/domain/time/civil'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'

import type { ServiceContext } from '../../context'
import { faultPoint } from '../../context'
import { busy } from '../../refusals'
import { drawReceiptNumber, manageTokenHash, pinHashOf } from '../secrets'
import type { Claim, ReservationRow } from '../types'

import { claimsFor } from './claims'
import type { Meeting } from './duplicates'
import { replayOf, resolveOccupant, resolveOccupiedKey } from './duplicates'
import { liveKeyOf, scopeOf } from './live-key'
import { occupantsOf } from './occupants'
import { advance, appendEvent } from './row'
import { takeAll } from './seats'
import { expireDue } from './sweep'
import { assertNothingElseRefuses } from './take-over'
import { whyFull } from './why-full'
import { voidRow } from './void-row'
import { placeOf, syncMembers } from './members'
import type { Person, PlaceInput } from './place-input'

const UNFINISHED_MS = 2 * 60_000
const TRIES = 6

/**
 * Places a reservation: all seats for all people, or nothing. Order of writes, chosen so that a
 * crash after any of them can be finished by the reconciler and never oversells:
 * 1. the row, noting the seats it is about to take; its unique keys refuse a second live booking,
 * 2. further people's rows, which only occupy their keys,
 * 3. the counters, one conditional update per slot,
 * 4. the row again: seats taken, held or confirmed.
 * @throws DomainError SLOT_FULL, SLOT_CLOSED, ALREADY_BOOKED, ALREADY_HELD, BUSY
 */
export async function placeReservation(
  ctx: ServiceContext,
  input: PlaceInput,
): Promise<ReservationRow> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const claims = await claimsFor(ctx, input)
    const scope = await scopeOf(ctx, input.service.id)
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

/** `scope`: what the people's keys occupy. */
type Placing = PlaceInput & { scope: string }

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
  const lead = input.people[0]
  const id = newRowId()
  const data = {
    id,
    ...(await personFields(ctx, input, lead, input.idemKey)),
    group: '',
    partySize: input.partySize,
    mail: encryptField(input.mail ?? '', at('reservations', 'mail', id)),
    mailState: input.mail ? 'ok' : 'none',
    details: encryptField(input.details ?? '', at('reservations', 'details', id)),
    note: input.note ?? '',
    counted: (input.counted ?? []).join(' '),
    pending: { op: 'take', claims },
    pendingAt: ctx.now().toISOString(),
  }
  try {
    await insertNew(ctx.payload, 'reservations', data)
    return { row: data as ReservationRow }
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const replay = await replayOf(ctx, input.idemKey)
    if (replay) return { replay }
    await resolveOccupiedKey(ctx, data.liveKey, meetingOf(ctx, input, claims))
    return { again: true }
  }
}

async function personFields(
  ctx: ServiceContext,
  input: Placing,
  person: Person | undefined,
  idemKey: string,
) {
  const now = ctx.now()
  const minutes = input.mode === 'hold' ? input.service.holdMinutes * 60_000 : UNFINISHED_MS
  return {
    number: await drawReceiptNumber(ctx),
    status: 'held' as const,
    service: input.service.id,
    office: input.office,
    date: input.date,
    start: input.start,
    end: input.start,
    startsAt: toIso(input.date, input.start),
    channel: ctx.channel,
    lane: laneOf(ctx.channel),
    language: input.language,
    outcome: 'none' as const,
    identifier: person?.identifier ?? '',
    eligibility: person?.eligibility ?? '',
    liveKey: liveKeyOf(input.scope, person),
    idemKey,
    claims: [] as Claim[],
    seated: false,
    fits: true,
    contactState: '',
    releaseAt: new Date(now.getTime() + minutes).toISOString(),
    extensions: 0,
    rev: 0,
    history: [],
    drainedSeq: 0,
    outboxAt: '',
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
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
      ...(await personFields(ctx, input, person, `${input.idemKey}|m${index}`)),
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
  const confirmed = input.mode === 'book'
  const event = {
    type: confirmed ? ('confirmed' as const) : ('held' as const),
    to: placeOf(row),
    ...(input.overbook
      ? { note: ['定員外', input.overbookReason ?? ''].filter(Boolean).join('：') }
      : {}),
  }
  const done = await advance(ctx, row, {
    status: confirmed ? 'confirmed' : 'held',
    claims,
    seated: claims.length > 0,
    pending: null,
    pendingAt: '',
    end: taken.end ?? row.start,
    tokenHash: manageTokenHash(row.id),
    pinHash: pinHashOf(row.id, row.number),
    ...(confirmed
      ? {
          releaseAt: '',
          history: appendEvent(ctx, row.history, event),
          outboxAt: ctx.now().toISOString(),
        }
      : { history: appendEvent(ctx, row.history, event) }),
  })
  await faultPoint(ctx, 'row-finished')
  // Null: so slow that the reconciler gave the row up. It also corrects the counter.
  if (done && confirmed) await syncMembers(ctx, done)
  return done
}
