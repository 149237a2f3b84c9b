import type { AtOnce } from '@/db/at-once'
import type { AtomicData } from '@/db/atomic'
import { updateWhere } from '@/db/atomic'

import type { ServiceContext } from '../../context'
import type { HistoryEvent, ReservationRow } from '../types'

/** What an ended row carries instead of its live key, so that the key is free again. */
export const tombstone = (id: string): string => `void|${id}`

/** What occupies seats and keys. */
export const LIVE = ['held', 'confirmed']

/** A hold whose time is over, whether or not a sweep has come by. */
export const hasRunOut = (
  ctx: Pick<ServiceContext, 'now'>,
  { status, releaseAt }: Pick<ReservationRow, 'status' | 'releaseAt'>,
): boolean => status === 'held' && !!releaseAt && releaseAt <= ctx.now().toISOString()

export type EventDraft = Omit<HistoryEvent, 'seq' | 'at' | 'actor' | 'channel'>

export function appendEvent(
  ctx: ServiceContext,
  history: HistoryEvent[] | null,
  draft: EventDraft,
): HistoryEvent[] {
  const past = history ?? []
  return [
    ...past,
    {
      seq: (past.at(-1)?.seq ?? 0) + 1,
      at: ctx.now().toISOString(),
      actor: ctx.actor,
      channel: ctx.channel,
      ...(ctx.ip ? { ip: ctx.ip } : {}),
      ...draft,
    },
  ]
}

/**
 * Changes a reservation if nobody has changed it since it was read. With `event`, the history and
 * the outbox mark are part of the same write, so neither can be lost alone.
 * @returns the changed row, or null when somebody was faster
 */
export async function advance(
  ctx: ServiceContext,
  row: ReservationRow,
  data: AtomicData,
  event?: EventDraft,
): Promise<ReservationRow | null> {
  return updateWhere<ReservationRow>(
    ctx.payload,
    'reservations',
    { and: [{ id: { equals: row.id } }, { rev: { equals: row.rev } }] },
    nextOf(ctx, row, data, event),
  )
}

/** The same inside of writes that are one. @param data values only */
export function advanceAtOnce(
  ctx: ServiceContext,
  now: AtOnce,
  row: ReservationRow,
  data: Partial<ReservationRow>,
  event?: EventDraft,
): ReservationRow | null {
  const next = nextOf(ctx, row, data, event)
  const changed = now.change('reservations', { id: row.id, rev: row.rev }, next)
  return changed === 1 ? { ...row, ...next } : null
}

function nextOf<D extends object>(
  ctx: ServiceContext,
  row: ReservationRow,
  data: D,
  event: EventDraft | undefined,
) {
  const now = ctx.now().toISOString()
  return {
    ...data,
    ...(event ? { history: appendEvent(ctx, row.history, event), outboxAt: now } : {}),
    rev: row.rev + 1,
    updatedAt: now,
  }
}
