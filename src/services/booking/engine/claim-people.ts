import { findRow, findRows } from '@/db/atomic'

import type { ServiceContext } from '../../context'
import { faultPoint } from '../../context'
import type { ReservationRow } from '../types'

import { alreadyBooked } from './duplicates'
import { personIn } from './live-key'
import { occupantsOf } from './occupants'
import { advance } from './row'
import { settle } from './settle'

/**
 * Makes sure that a hold may become a booking beside what its people have elsewhere. The own mark
 * stands before the others are looked for, so that of two who do this at the same moment at least one
 * sees the other; the smaller id goes first.
 * @returns the row with its mark, to be confirmed in the next write; null when it is to be read anew
 * @throws DomainError ALREADY_BOOKED, BUSY; the hold is left as it was
 */
export async function claimPeople(
  ctx: ServiceContext,
  row: ReservationRow,
): Promise<ReservationRow | null> {
  const people = await peopleOf(ctx, row)
  if (people.length === 0) return row
  const marked = await advance(ctx, row, {
    pending: { op: 'confirm', claims: [] },
    pendingAt: ctx.now().toISOString(),
  })
  if (!marked) return null
  await faultPoint(ctx, 'confirm-marked')
  for (;;) {
    const found = await occupantsOf(ctx, row.service, people)
    const others = found.map(({ booking }) => booking).filter(({ id }) => id !== row.id)
    const booked = others.find(({ status }) => status === 'confirmed')
    if (booked) {
      await unmark(ctx, marked)
      throw await alreadyBooked(ctx, booked)
    }
    const busy = others.find(({ pending }) => pending)
    if (!busy) return marked
    // Only a mark is waited for with the own one standing: whoever is placing may wait for this row.
    if (busy.pending?.op !== 'confirm' || busy.id < row.id) {
      await unmark(ctx, marked)
      await settle(ctx, busy.id)
      return null
    }
    try {
      await settle(ctx, busy.id)
    } catch (error) {
      await unmark(ctx, marked)
      throw error
    }
  }
}

/**
 * Takes the mark away, whatever else was written to the row meanwhile: it must not keep others waiting.
 * A row without a mark is left alone.
 */
export async function unmark(ctx: ServiceContext, marked: ReservationRow): Promise<void> {
  if (!marked.pending) return
  let row: ReservationRow | null = marked
  for (let attempt = 0; attempt < 5 && row; attempt++) {
    if (await advance(ctx, row, { pending: null, pendingAt: '' })) return
    row = await findRow<ReservationRow>(ctx.payload, 'reservations', { id: { equals: marked.id } })
    if (row?.pending?.op !== 'confirm' || row.pendingAt !== marked.pendingAt) return
  }
}

/** Those of the booking who are known, members of the household included. */
async function peopleOf(ctx: ServiceContext, row: ReservationRow) {
  const members =
    row.partySize > 1
      ? await findRows<ReservationRow>(ctx.payload, 'reservations', { group: { equals: row.id } })
      : []
  return peopleAmong([row, ...members])
}

/** Those who are known among the rows of a booking. */
export const peopleAmong = (rows: ReservationRow[]) =>
  rows
    .map(({ liveKey, eligibility }) => ({
      key: /^(void|free)\|/.test(liveKey) ? (eligibility ?? '') : personIn(liveKey),
      eligibility: eligibility ?? '',
    }))
    .filter(({ key }) => key !== '')
