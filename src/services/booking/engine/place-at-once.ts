import { type AtOnce, atOnce } from '@/db/at-once'
import { newRowId } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'

import type { ServiceContext } from '../../context'
import { faultPoint, faultPointAtOnce } from '../../context'
import { LimitReached, type Reserve, reserveAllAtOnce } from '../../limits/attempts'
import type { BookingConfig } from '../../settings/booking-config'
import { readBookingConfig } from '../../settings/booking-config'
import { drawReceiptNumberAtOnce } from '../secrets'
import type { Claim, ReservationRow } from '../types'

import { orUndone, Undone } from './at-once'
import type { Meeting } from './duplicates'
import { replayOf, resolveOccupant, resolveOccupiedKey } from './duplicates'
import { configFor } from './live-key'
import { occupantsAtOnce, type Occupant } from './occupants'
import { finished, leadFields, memberKey, personFields, type Placing } from './place-row'
import { endAtOnce, takeAllAtOnce } from './seats'
import { expireDue } from './sweep'
import { whyFull } from './why-full'

/** What stands in the way of a placing; all that was written is undone then. */
type Hindrance =
  | { taken: { liveKey: string; isLead: boolean } }
  | { reached: Reserve }
  | { others: Occupant[] }
  | { lateSettings: true }
  | { full: Claim }

/**
 * Places a reservation in one write: rows with their seats, or nothing at all.
 * @returns null when something made way, and the reservation is to be placed anew
 * @throws DomainError as `placeReservation`
 */
export async function placeAtOnce(
  ctx: ServiceContext,
  input: Placing,
  claims: Claim[],
  meeting: Meeting,
): Promise<ReservationRow | null> {
  let config = await configFor(ctx, input.service.id)
  const place = () =>
    orUndone<ReservationRow, Hindrance>(
      atOnce(ctx.payload, (now) => write(ctx, now, { input, claims, config }), {
        isFirst: ctx.actor.kind === 'staff',
      }),
    )
  let placed = await place()
  if (placed instanceof Undone && 'lateSettings' in placed.why) {
    config = await readBookingConfig(ctx.payload)
    placed = await place()
  }
  if (!(placed instanceof Undone)) {
    await faultPoint(ctx, 'row-finished')
    return placed
  }
  const { why } = placed
  if ('taken' in why) {
    const replay = why.taken.isLead ? await replayOf(ctx, input.idemKey) : null
    if (replay) return replay
    await resolveOccupiedKey(ctx, why.taken.liveKey, meeting)
  }
  if ('reached' in why) await input.limits?.makeRoom(why.reached)
  if ('others' in why) for (const { row } of why.others) await resolveOccupant(ctx, row, meeting)
  if ('full' in why) {
    const freed = await expireDue(ctx, { slotDate: { ...input, service: input.service.id } })
    if (freed === 0) throw await whyFull(ctx, why.full)
  }
  return null
}

function write(
  ctx: ServiceContext,
  now: AtOnce,
  { input, claims, config }: { input: Placing; claims: Claim[]; config: BookingConfig },
): ReservationRow {
  count(ctx, now, input)
  const end = endAtOnce(now, claims)
  const lead = leadFields(ctx, input, newRowId(), drawReceiptNumberAtOnce(now))
  const row = insert(now, { ...lead, ...finished(ctx, input, lead, claims, end) }, true)
  faultPointAtOnce(ctx, 'row-inserted')
  for (const [index, person] of input.people.slice(1).entries()) {
    const name = { idemKey: memberKey(input, index), number: drawReceiptNumberAtOnce(now) }
    const member = personFields(ctx, input, person, name)
    const follows = { group: row.id, partySize: 0, releaseAt: '', status: row.status, end: row.end }
    insert(now, { id: newRowId(), ...member, ...follows }, false)
    faultPointAtOnce(ctx, `member-inserted:${index}`)
  }
  const asking = { service: input.service.id, people: input.people, own: [row.id] }
  const others = occupantsAtOnce(ctx, now, config, asking)
  if (!others) throw new Undone<Hindrance>({ lateSettings: true })
  if (others.length > 0) throw new Undone<Hindrance>({ others })
  const full = takeAllAtOnce(ctx, now, claims)
  if (full) throw new Undone<Hindrance>({ full })
  return row
}

/** The same submission sent again is no further booking: whatever is counted, it gets its answer. */
function count(ctx: ServiceContext, now: AtOnce, { limits, idemKey }: Placing): void {
  try {
    reserveAllAtOnce(ctx, now, limits?.hits ?? [])
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error
    const isReplay = now.find('reservations', { idemKey }).length > 0
    throw new Undone<Hindrance>(
      isReplay ? { taken: { liveKey: '', isLead: true } } : { reached: error.hit },
    )
  }
}

function insert(
  now: AtOnce,
  row: { id: string; liveKey: string } & Record<string, unknown>,
  isLead: boolean,
): ReservationRow {
  try {
    return now.insert<ReservationRow>('reservations', row)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    throw new Undone<Hindrance>({ taken: { liveKey: row.liveKey, isLead } })
  }
}
