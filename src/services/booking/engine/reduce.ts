import { findRow, findRows } from '@/db/atomic'
import { DomainError } from '@/lib/errors'

import { changeRow } from '../../change-row'
import type { ServiceContext } from '../../context'
import { faultPoint } from '../../context'
import type { Claim, ReservationRow, SlotRow } from '../types'

import { settled } from './change'
import { syncMembers } from './members'
import { releaseSeats } from './release'
import { LIVE } from './row'
import type { Seen } from './seen'
import { assertSeen } from './seen'

export type ReduceInput = {
  /** How many come from now on. */
  partySize: number
  /** Ids of the further people's rows who do not come, where the party has such rows. */
  leaves: string[]
  note?: string
  /** What was seen of it; a reservation that has changed since is left alone. */
  seen?: Seen
}

/**
 * Fewer people come: one conditional write says so and notes the seats that go back (invariant 4);
 * time, place and number stay. Who leaves is named in the same write, so that a crash before their
 * keys are free is finished by the reconciler. Sent again, it changes nothing.
 * @throws DomainError NOT_MOVABLE, PARTY_SIZE, CHANGED_MEANWHILE, BUSY
 */
export async function reduceReservation(
  ctx: ServiceContext,
  id: string,
  input: ReduceInput,
): Promise<ReservationRow> {
  return changeRow<ReservationRow, ReturnType<typeof split>>({
    find: () => settled(ctx, id),
    decide: async (row) => {
      if (!LIVE.includes(row.status) || row.outcome !== 'none' || row.group) {
        throw new DomainError('NOT_MOVABLE', 'この予約は変更できません。新しく予約してください。')
      }
      if (row.partySize === input.partySize) {
        await syncMembers(ctx, row)
        return null
      }
      assertSeen(row, input.seen)
      await assertFits(ctx, row, input)
      return split(row.claims ?? [], row.partySize - input.partySize)
    },
    write: async (row, { kept, freed }) => {
      const done = await releaseSeats(
        ctx,
        row,
        freed,
        { partySize: input.partySize, claims: kept, end: await endOf(ctx, row, kept) },
        {
          type: 'changed',
          from: { partySize: row.partySize },
          to: {
            partySize: input.partySize,
            ...(input.leaves.length ? { left: input.leaves } : {}),
          },
          ...(input.note ? { note: input.note } : {}),
        },
      )
      if (!done) return null
      await faultPoint(ctx, 'party-reduced')
      await syncMembers(ctx, done)
      return done
    },
  })
}

/** Everybody with a row of their own who stays needs a place, and only people of this party leave. */
async function assertFits(
  ctx: ServiceContext,
  row: ReservationRow,
  { partySize, leaves }: ReduceInput,
): Promise<void> {
  const members = await findRows<ReservationRow>(ctx.payload, 'reservations', {
    and: [{ group: { equals: row.id } }, { status: { in: LIVE } }],
  })
  const staying = members.filter((member) => !leaves.includes(member.id))
  const isKnown = members.length - staying.length === new Set(leaves).size
  const isFewer = Number.isInteger(partySize) && partySize >= 1 && partySize < row.partySize
  if (isKnown && isFewer && partySize >= 1 + staying.length) return
  throw new DomainError('PARTY_SIZE', '人数をお確かめください。', 422)
}

/** The last seats go: those beyond the capacity first, of consecutive times the latest. */
function split(claims: Claim[], seats: number): { kept: Claim[]; freed: Claim[] } {
  const kept: Claim[] = []
  const freed: Claim[] = []
  let left = seats
  for (const claim of [...claims].sort((a, b) => Number(!!a.over) - Number(!!b.over)).reverse()) {
    const goes = Math.min(left, claim.seats)
    left -= goes
    if (goes > 0) freed.push({ ...claim, seats: goes })
    if (goes < claim.seats) kept.unshift({ ...claim, seats: claim.seats - goes })
  }
  return { kept, freed }
}

async function endOf(ctx: ServiceContext, row: ReservationRow, kept: Claim[]): Promise<string> {
  const keys = kept.map(({ slotKey }) => slotKey)
  const last = keys.sort().at(-1)
  const slot = last
    ? await findRow<SlotRow>(ctx.payload, 'slots', { slotKey: { equals: last } })
    : null
  return slot?.end ?? row.end
}
