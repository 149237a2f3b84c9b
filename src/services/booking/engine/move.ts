import { atOnce } from '@/db/at-once'
import { findRow } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { laneOf } from '@/domain/booking/vocabulary'
import { toIso } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { changeRow } from '../../change-row'
import type { ServiceContext } from '../../context'
import { faultPoint, faultPointAtOnce } from '../../context'
import { busy } from '../../refusals'
import type { Claim, ReservationRow, SlotRow } from '../types'

import { orUndone, Undone, writesAtOnce } from './at-once'
import { atRest, settled } from './change'
import { claimsFor } from './claims'
import { alreadyBooked, bookingInTheWay, resolveOccupiedKey } from './duplicates'
import { liveKeyOf, scopeOf } from './live-key'
import { placeOf, syncMembers } from './members'
import type { Person } from './place-input'
import { releaseSeats } from './release'
import { advance, advanceAtOnce, type EventDraft, LIVE } from './row'
import { endAtOnce, giveBackAtOnce, takeAll, takeAllAtOnce } from './seats'
import type { Seen } from './seen'
import { assertSeen, changedMeanwhile } from './seen'
import { expireDue } from './sweep'
import { whyFull } from './why-full'

export type MoveInput = {
  service: { id: string; partyMode: 'same' | 'consecutive' }
  office: string
  date: string
  start: string
  overbook?: boolean
  note?: string
  /** What was seen of it; a reservation that has changed since is left alone. */
  seen?: Seen
  /** The row as the same request has just read it. */
  inHand?: ReservationRow
  /** The booking was made for another service, and is given to `service` in the same act. */
  converts?: Conversion
}

/** Who it is in the new service, and both names for the history. */
export type Conversion = {
  from: { id: string; name: string }
  to: { id: string; name: string }
  person: Person | undefined
  /** As the new service asked for them, encrypted; undefined leaves what there is. */
  details?: string
}

/**
 * Moves a booking or a hold to another time or office. Takes the new seats before it lets go of the
 * old ones (invariant 4), so a full wish leaves everything as it was. Sent again, it changes nothing.
 * With `converts` it becomes a booking of another service in the write that lets go of the old seats:
 * until then the old booking stands, from then on the new one, and never both or none.
 * @throws DomainError SLOT_FULL, SLOT_CLOSED, NOT_MOVABLE, CHANGED_MEANWHILE, ALREADY_BOOKED, BUSY
 */
export async function moveReservation(
  ctx: ServiceContext,
  id: string,
  input: MoveInput,
): Promise<ReservationRow> {
  return changeRow<ReservationRow, true>({
    inHand: atRest(input.inHand),
    find: () => settled(ctx, id),
    decide: (row) => {
      if (!LIVE.includes(row.status) || row.outcome !== 'none') {
        throw new DomainError('NOT_MOVABLE', 'この予約は変更できません。新しく予約してください。')
      }
      const isThere =
        row.office === input.office && row.date === input.date && row.start === input.start
      if (isThere && row.service === input.service.id) return null
      assertSeen(row, input.seen)
      if (row.service !== (input.converts?.from.id ?? input.service.id)) throw changedMeanwhile()
      return true
    },
    write: async (row) => {
      const claims = await claimsFor(ctx, { ...input, partySize: Math.max(1, row.partySize) })
      const fresh = without(claims, row.claims ?? [])
      if (writesAtOnce()) return moveAtOnce(ctx, row, input, claims)
      const marked = await advance(ctx, row, {
        pending: { op: 'move', claims: fresh },
        pendingAt: ctx.now().toISOString(),
      })
      if (!marked) return null
      await faultPoint(ctx, 'move-marked')
      let taken = await takeAll(ctx, fresh)
      if (
        !taken.ok &&
        taken.taken.length === 0 &&
        (await expireDue(ctx, {
          slotDate: { service: input.service.id, office: input.office, date: input.date },
        })) > 0
      ) {
        taken = await takeAll(ctx, fresh)
      }
      if (!taken.ok) {
        await releaseSeats(ctx, marked, taken.taken, {})
        throw await whyFull(ctx, taken.failed)
      }
      try {
        return await letGo(ctx, marked, input, claims, taken.end)
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        await releaseSeats(ctx, marked, fresh, {})
        await makeWay(ctx, row, input)
        return null
      }
    },
  })
}

async function letGo(
  ctx: ServiceContext,
  row: ReservationRow,
  input: MoveInput,
  claims: Claim[],
  takenEnd?: string,
): Promise<ReservationRow> {
  const last = claims.at(-1)
  const end =
    takenEnd ??
    (last
      ? (await findRow<SlotRow>(ctx.payload, 'slots', { slotKey: { equals: last.slotKey } }))?.end
      : undefined)
  const done = await releaseSeats(
    ctx,
    row,
    without(row.claims ?? [], claims),
    moved(ctx, row, input, { claims, end, becomes: await becoming(ctx, input.converts) }),
    eventOf(row, input),
  )
  if (!done) throw busy()
  await syncMembers(ctx, done)
  return done
}

/**
 * The same in one write: seats taken, row changed, seats given back, or nothing of it.
 * @returns null when somebody was faster, or something made way: to be tried anew
 */
async function moveAtOnce(
  ctx: ServiceContext,
  row: ReservationRow,
  input: MoveInput,
  claims: Claim[],
): Promise<ReservationRow | null> {
  const held = row.claims ?? []
  const becomes = await becoming(ctx, input.converts)
  const move = () =>
    orUndone<ReservationRow, { full: Claim } | 'overtaken'>(
      atOnce(
        ctx.payload,
        (now) => {
          const full = takeAllAtOnce(ctx, now, without(claims, held))
          if (full) throw new Undone({ full })
          const to = { claims, end: endAtOnce(now, claims), becomes }
          const clear = { pending: null, pendingAt: '' }
          const data = { ...moved(ctx, row, input, to), ...clear }
          const next = advanceAtOnce(ctx, now, row, data, eventOf(row, input))
          if (!next) throw new Undone('overtaken')
          faultPointAtOnce(ctx, 'release-marked')
          giveBackAtOnce(ctx, now, without(held, claims))
          return next
        },
        { isFirst: ctx.actor.kind === 'staff' },
      ),
    )
  try {
    const done = await move()
    if (!(done instanceof Undone)) {
      await faultPoint(ctx, 'release-done')
      await syncMembers(ctx, done)
      return done
    }
    if (done.why === 'overtaken') return null
    const slotDate = { service: input.service.id, office: input.office, date: input.date }
    if ((await expireDue(ctx, { slotDate })) === 0) throw await whyFull(ctx, done.why.full)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    await makeWay(ctx, row, input)
  }
  return null
}

type To = { claims: Claim[]; end: string | undefined; becomes: Partial<ReservationRow> }

/** What the row holds at its new place. */
const moved = (
  ctx: ServiceContext,
  row: ReservationRow,
  input: MoveInput,
  { claims, end, becomes }: To,
): Partial<ReservationRow> => ({
  office: input.office,
  date: input.date,
  start: input.start,
  end: end ?? input.start,
  startsAt: toIso(input.date, input.start),
  lane: laneOf(ctx.channel),
  claims,
  seated: true,
  fits: true,
  contactState: row.contactState ? '解決' : '',
  ...becomes,
})

const eventOf = (row: ReservationRow, input: MoveInput): EventDraft => ({
  type: 'moved',
  from: { ...placeOf(row), ...named(input.converts?.from) },
  to: {
    office: input.office,
    date: input.date,
    start: input.start,
    ...named(input.converts?.to),
  },
  ...(input.note ? { note: input.note } : {}),
})

/** The name and not the id: the history says what the service was called then. */
const named = (service: Conversion['from'] | undefined) =>
  service ? { service: service.name } : {}

/** What the row holds as a booking of the new service. */
async function becoming(
  ctx: ServiceContext,
  converts: Conversion | undefined,
): Promise<Partial<ReservationRow>> {
  if (!converts) return {}
  const { to, person, details } = converts
  return {
    service: to.id,
    identifier: person?.identifier ?? '',
    eligibility: person?.eligibility ?? '',
    liveKey: liveKeyOf(await scopeOf(ctx, to.id), person),
    ...(details === undefined ? {} : { details }),
  }
}

/**
 * The person's key in the new service is taken: by one who is in the way, or by what has ended and
 * still has it, as for a placing. Afterwards the move may be tried anew.
 * @throws DomainError ALREADY_BOOKED, ALREADY_HELD
 */
async function makeWay(
  ctx: ServiceContext,
  row: ReservationRow,
  { converts }: MoveInput,
): Promise<void> {
  if (!converts?.person) return
  const other = await bookingInTheWay(ctx, converts.to.id, [converts.person], [row.id])
  if (other) throw await alreadyBooked(ctx, other)
  const key = liveKeyOf(await scopeOf(ctx, converts.to.id), converts.person)
  await resolveOccupiedKey(ctx, key, { mode: 'hold' })
}

const sameClaim = (a: Claim, b: Claim) =>
  a.slotKey === b.slotKey && a.seats === b.seats && a.lane === b.lane && a.over === b.over

/** What is in `all` and not in `known`; consecutive slots may overlap between old and new. */
const without = (all: Claim[], known: Claim[]): Claim[] =>
  all.filter((claim) => !known.some((other) => sameClaim(claim, other)))
