import { findRow, findRows, newRowId, updateWhere } from '@/db/atomic'

import type { ServiceContext } from '../../context'
import type { Claim, ReservationRow, SlotRow } from '../types'

export type Recount = 'right' | 'corrected' | 'skipped'

const TRIES = 20

/**
 * Sets one slot's counters to what the reservations say. Safe beside live traffic: it reads the
 * slot's `rev` first, then the rows; every counter step of others is announced in a row before and
 * raises `rev` after. So either the announcement is seen (skip) or the write finds another `rev`
 * (again). Raising `epoch` shuts out a process that slept through the correction.
 */
export async function recount(ctx: ServiceContext, slotKey: string): Promise<Recount> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const slot = await findRow<SlotRow>(ctx.payload, 'slots', { slotKey: { equals: slotKey } })
    if (!slot) return 'right'
    const underWay = await findRows<ReservationRow>(ctx.payload, 'reservations', {
      pendingAt: { greater_than: '' },
    })
    if (underWay.some((row) => concerns(row, slotKey))) return 'skipped'
    const rows = await findRows<Pick<ReservationRow, 'claims'>>(
      ctx.payload,
      'reservations',
      {
        and: [
          { office: { equals: slot.office } },
          { service: { equals: slot.service } },
          { date: { equals: slot.date } },
          { seated: { equals: true } },
        ],
      },
      { select: { claims: true } },
    )
    const wanted = countersFrom(
      slot,
      rows.flatMap((row) => row.claims ?? []),
    )
    if (Object.entries(wanted).every(([name, value]) => slot[name as keyof SlotRow] === value))
      return 'right'
    const written = await updateWhere<SlotRow>(
      ctx.payload,
      'slots',
      { and: [{ id: { equals: slot.id } }, { rev: { equals: slot.rev } }] },
      { ...wanted, rev: slot.rev + 1, epoch: slot.epoch + 1 },
    )
    if (written) return 'corrected'
  }
  return 'skipped'
}

/** Has slots counted anew: noted before anything is changed, so that a crash or a rush keeps none from it. */
export async function askRecount(ctx: ServiceContext, slotKeys: string[]): Promise<void> {
  for (const slotKey of slotKeys)
    await updateWhere(ctx.payload, 'slots', isSlot(slotKey), { recountMark: newRowId() })
}

const isSlot = (slotKey: string) => ({ slotKey: { equals: slotKey } })

/**
 * Counts slots that wait for it; one where somebody is at work goes on waiting, for the next minute.
 * @param own only these: whoever waits for an answer counts nothing for others
 */
export async function recountAsked(ctx: ServiceContext, own?: string[]): Promise<void> {
  const asked = await findRows<SlotRow>(ctx.payload, 'slots', {
    and: [{ recountMark: { greater_than: '' } }, ...(own ? [{ slotKey: { in: own } }] : [])],
  })
  for (const { slotKey, recountMark } of asked) {
    if ((await recount(ctx, slotKey)) === 'skipped') continue
    await updateWhere(
      ctx.payload,
      'slots',
      { and: [isSlot(slotKey), { recountMark: { equals: recountMark } }] },
      { recountMark: '' },
    )
  }
}

const concerns = (row: ReservationRow, slotKey: string): boolean =>
  [...(row.pending?.claims ?? []), ...(row.claims ?? [])].some((claim) => claim.slotKey === slotKey)

/** Counters of a slot that follow from the claims on it. */
export function countersFrom(slot: SlotRow, claims: Claim[]) {
  const mine = claims.filter((claim) => claim.slotKey === slot.slotKey)
  const seats = (pick: (claim: Claim) => boolean) =>
    mine.filter(pick).reduce((sum, claim) => sum + claim.seats, 0)
  const within = (lane: Claim['lane']) => seats((claim) => !claim.over && claim.lane === lane)
  return {
    free: slot.capacity - seats((claim) => !claim.over),
    freeWeb: slot.capWeb - within('web'),
    freePhone: slot.capPhone - within('phone'),
    freeCounter: slot.capCounter - within('counter'),
    overbooked: seats((claim) => claim.over === true),
  }
}
