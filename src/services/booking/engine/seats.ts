import type { Where } from 'payload'

import type { AtOnce } from '@/db/at-once'
import type { AtomicData } from '@/db/atomic'
import { findRow, inc, updateWhere } from '@/db/atomic'
import type { Lane } from '@/domain/booking/vocabulary'

import type { ServiceContext } from '../../context'
import { faultPoint, faultPointAtOnce } from '../../context'
import type { Claim, SlotRow } from '../types'

const LANE_FIELD = {
  web: 'freeWeb',
  phone: 'freePhone',
  counter: 'freeCounter',
} as const satisfies Record<Lane, keyof SlotRow>

const counters = (claim: Claim, sign: 1 | -1): AtomicData =>
  claim.over
    ? { overbooked: inc(-sign * claim.seats), rev: inc(1) }
    : {
        free: inc(sign * claim.seats),
        [LANE_FIELD[claim.lane]]: inc(sign * claim.seats),
        rev: inc(1),
      }

/**
 * Takes the seats of one claim in a single conditional update (BK-10): either all of them, within
 * the lane and within the total, or none. Overbooked seats have their own counter and no limit.
 */
export async function takeClaim(ctx: ServiceContext, claim: Claim): Promise<SlotRow | null> {
  const enough: Where[] = claim.over
    ? []
    : [
        { open: { equals: true } },
        { free: { greater_than_equal: claim.seats } },
        { [LANE_FIELD[claim.lane]]: { greater_than_equal: claim.seats } },
      ]
  return updateWhere<SlotRow>(
    ctx.payload,
    'slots',
    { and: [{ slotKey: { equals: claim.slotKey } }, ...enough] },
    counters(claim, -1),
  )
}

/** Whether the slot, as it was read, has the seats of a claim once those of `freed` are given back. */
export function hasRoom(slot: SlotRow, claim: Claim, freed: Claim[]): boolean {
  if (claim.over) return true
  const back = freed.filter(({ slotKey, over }) => slotKey === claim.slotKey && !over)
  const seats = (of: Claim[]) => of.reduce((sum, one) => sum + one.seats, 0)
  const sameLane = back.filter(({ lane }) => lane === claim.lane)
  return (
    slot.open === true &&
    slot.free + seats(back) >= claim.seats &&
    slot[LANE_FIELD[claim.lane]] + seats(sameLane) >= claim.seats
  )
}

/**
 * Takes the claims one after the other and stops at the first that finds no seats; the caller gives
 * back what was taken. `end` is the end of the last slot.
 */
export async function takeAll(
  ctx: ServiceContext,
  claims: Claim[],
): Promise<{ ok: true; end: string | undefined } | { ok: false; taken: Claim[]; failed: Claim }> {
  const taken: Claim[] = []
  let end: string | undefined
  for (const claim of claims) {
    const slot = await takeClaim(ctx, claim)
    await faultPoint(ctx, `seat-taken:${taken.length}`)
    if (!slot) return { ok: false, taken, failed: claim }
    taken.push(claim)
    end = slot.end
  }
  return { ok: true, end }
}

/** The epochs to note in a release marker before the counters move. */
export async function epochsOf(
  ctx: ServiceContext,
  claims: Claim[],
): Promise<Record<string, number>> {
  const epochs: Record<string, number> = {}
  for (const { slotKey } of claims) {
    const slot = await findRow<SlotRow>(ctx.payload, 'slots', { slotKey: { equals: slotKey } })
    if (slot) epochs[slotKey] = slot.epoch
  }
  return epochs
}

/**
 * Gives the seats back. Must only be called by the process that wrote the release marker: the
 * marker makes it happen once, the epoch stops a process that woke up after a correction.
 */
export async function giveBack(
  ctx: ServiceContext,
  claims: Claim[],
  epochs: Record<string, number>,
): Promise<void> {
  for (const [index, claim] of claims.entries()) {
    await updateWhere<SlotRow>(
      ctx.payload,
      'slots',
      {
        and: [
          { slotKey: { equals: claim.slotKey } },
          { epoch: { equals: epochs[claim.slotKey] ?? -1 } },
        ],
      },
      counters(claim, 1),
    )
    await faultPoint(ctx, `seat-given-back:${index}`)
  }
}

/**
 * Takes all claims inside of writes that are one.
 * @returns the first claim that finds no seats: what was taken is to be undone then
 */
export function takeAllAtOnce(ctx: ServiceContext, now: AtOnce, claims: Claim[]): Claim | null {
  for (const [index, claim] of claims.entries()) {
    const enough = { atLeast: claim.seats }
    const taken = now.change(
      'slots',
      {
        slotKey: claim.slotKey,
        ...(claim.over ? {} : { open: true, free: enough, [LANE_FIELD[claim.lane]]: enough }),
      },
      counters(claim, -1),
    )
    if (taken === 0) return claim
    faultPointAtOnce(ctx, `seat-taken:${index}`)
  }
  return null
}

/** Gives seats back inside of writes that are one, beside the row that no longer has them. */
export function giveBackAtOnce(ctx: ServiceContext, now: AtOnce, claims: Claim[]): void {
  for (const [index, claim] of claims.entries()) {
    now.change('slots', { slotKey: claim.slotKey }, counters(claim, 1))
    faultPointAtOnce(ctx, `seat-given-back:${index}`)
  }
}

/** End of the last of these slots; undefined where there is none. */
export const endAtOnce = (now: AtOnce, claims: Claim[]): string | undefined => {
  const last = claims.at(-1)
  return last && now.find<SlotRow>('slots', { slotKey: last.slotKey })[0]?.end
}
