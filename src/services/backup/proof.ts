import { findRows } from '@/db/atomic'

import { verifyAudit } from '../audit/verify'
import { reconcile } from '../booking/engine/reconcile'
import type { ReservationRow, SlotRow } from '../booking/types'
import type { ServiceContext } from '../context'

export type Proof = {
  slots: number
  bookings: number
  /** What was under way at the moment of the backup and was finished now. */
  finished: number
  log: { from: number; to: number }
  /** What does not hold, in sentences. */
  problems: string[]
}

const BEGINNING = '2000-01-01'
const SHOWN = 5
const LANES = ['free', 'freeWeb', 'freePhone', 'freeCounter'] as const

/**
 * What must hold in a restored copy: seats equal the bookings and none is sold twice, one live booking for each
 * person, no ended one that keeps a key, a history for each, and a log without a gap (AV-08). Finishes first what a
 * step that was under way has left, as a start does.
 */
export async function proveRestored(ctx: ServiceContext): Promise<Proof> {
  const first = await reconcile(ctx, BEGINNING)
  const again = await reconcile(ctx, BEGINNING)
  const problems: string[] = []
  const say = (what: string, found: string[]) => {
    if (found.length > 0)
      problems.push(`${what}: ${found.length} 件（${found.slice(0, SHOWN).join('、')}）`)
  }
  say('残り人数が予約と合わない枠', again.corrected)
  const slots = await findRows<SlotRow>(ctx.payload, 'slots', {})
  say(
    '定員を超えた枠',
    slots.filter((slot) => LANES.some((lane) => (slot[lane] ?? 0) < 0)).map((slot) => slot.slotKey),
  )
  const rows = await findRows<ReservationRow>(ctx.payload, 'reservations', {})
  const isLive = ({ status }: ReservationRow) => status === 'held' || status === 'confirmed'
  const live = rows.filter(isLive)
  const known = new Set<string>()
  const isAgain = ({ liveKey }: ReservationRow) => known.size === known.add(liveKey).size
  say(
    '同じ人の二重の予約',
    live.filter(isAgain).map(({ number }) => number),
  )
  say(
    '終わった予約が残す鍵',
    rows
      .filter((row) => !isLive(row) && !row.liveKey.startsWith('void|'))
      .map(({ number }) => number),
  )
  say(
    '経過のない予約',
    rows.filter(({ history }) => !history?.length).map(({ number }) => number),
  )
  const { from, to, problems: log } = await verifyAudit(ctx)
  say('操作ログの異常', log)
  return {
    ...{ slots: again.slots, bookings: rows.length, problems },
    finished: first.finished + first.members + first.corrected.length,
    log: { from, to },
  }
}
