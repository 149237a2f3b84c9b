import type { ServiceContext } from '../../context'
import type { ReservationRow } from '../types'

import { askRecount, recountAsked } from './recount'
import { advance, tombstone } from './row'

/**
 * A step that takes longer than this belongs to a process that died: requests end after seconds. With
 * the time until another process has taken over the jobs, its seat is free within three minutes.
 */
export const STALE_MS = 60_000

export const isStale = (ctx: ServiceContext, row: ReservationRow): boolean =>
  !!row.pendingAt && new Date(row.pendingAt).getTime() + STALE_MS <= ctx.now().getTime()

/**
 * Finishes what a dead process left half done, from the row's own note alone, then recounts the
 * slots concerned. An unfinished placing is undone: nobody was told that it succeeded.
 */
export async function resolveStale(ctx: ServiceContext, row: ReservationRow): Promise<boolean> {
  const pending = row.pending
  if (!pending) return false
  const cleared = { pending: null, pendingAt: '' }
  const undoPlacing = {
    ...cleared,
    status: 'void',
    liveKey: tombstone(row.id),
    // The same submission, sent again after the crash, may try anew.
    idemKey: tombstone(row.id),
    claims: [],
    seated: false,
    releaseAt: '',
  }
  const claims = [...pending.claims, ...(row.claims ?? [])]
  const slotKeys = [...new Set(claims.map(({ slotKey }) => slotKey))]
  await askRecount(ctx, slotKeys)
  const resolved = await advance(ctx, row, pending.op === 'take' ? undoPlacing : cleared, {
    type: 'reconciled',
    note:
      pending.op === 'take'
        ? '途中で止まった予約を無効にしました'
        : '途中で止まった処理を完了しました',
  })
  if (!resolved) return false
  await recountAsked(ctx, slotKeys)
  return true
}
