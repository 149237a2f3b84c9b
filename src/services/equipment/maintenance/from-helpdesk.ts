import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { linesOf } from '@/kit/case/decide'

import type { ServiceContext } from '../../context'

import { fromHelpdesk, keyOf } from './list'

type Question = Stored<'helpdesk-tickets'>

const start = (ctx: ServiceContext, row: Question) =>
  fromHelpdesk(ctx, row, linesOf(row).findLast(({ move }) => move === 'maintenance')?.note ?? '')

/** 保守へ移す: the question is over, and its ticket begins with its number (HD-09). */
export async function toMaintenance(
  ctx: ServiceContext,
  _row: Question,
  go: () => Promise<Question>,
): Promise<void> {
  await start(ctx, await go())
}

/** So far back questions are looked for whose ticket did not come to be. */
const LATEST = 200

/** Begins the tickets of questions that were moved when the process died. @returns how many */
export async function settleHelpdesk(ctx: ServiceContext): Promise<number> {
  const moved = await findRows<Question>(
    ctx.payload,
    'helpdesk-tickets',
    { state: { equals: 'moved' } },
    { sort: '-updatedAt', limit: LATEST },
  )
  const tickets = await findRows<{ ticketKey: string }>(
    ctx.payload,
    'maintenance-tickets',
    { ticketKey: { in: moved.map(keyOf) } },
    { select: { ticketKey: true } },
  )
  const known = new Set(tickets.map(({ ticketKey }) => ticketKey))
  const lost = moved.filter((row) => !known.has(keyOf(row)))
  for (const row of lost) await start(ctx, row)
  return lost.length
}
