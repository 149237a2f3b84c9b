import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { linesOf } from '@/kit/case/decide'

import { markBeside } from '../../cases/beside'
import { faultPoint, type ServiceContext } from '../../context'

import { fromHelpdesk } from './list'

type Question = Stored<'helpdesk-tickets'>

/** Its ticket begins, then the mark that it is due goes; made again, it is the same ticket. */
async function start(ctx: ServiceContext, row: Question): Promise<void> {
  const moved = linesOf(row).findLast(({ move }) => move === 'maintenance')
  // It came in when somebody moved it, whenever a task gets to it: the time to answer runs from there.
  const then = moved ? { ...ctx, actor: moved.by, now: () => new Date(moved.at) } : ctx
  await fromHelpdesk(then, row, moved?.note ?? '')
  await faultPoint(ctx, 'ticket-begun')
  await markBeside(
    ctx,
    'helpdesk-tickets',
    { and: [{ id: { equals: row.id } }, { ticketDue: { equals: true } }] },
    { ticketDue: false },
  )
}

/** 保守へ移す: the question is over, and its ticket begins with its number (HD-09). */
export async function toMaintenance(
  ctx: ServiceContext,
  _row: Question,
  go: () => Promise<Question>,
): Promise<void> {
  await start(ctx, await go())
}

/**
 * Begins the tickets of questions that were moved when the process died. Those that an earlier version moved
 * without a ticket have no mark, and become none. @returns how many
 */
export async function settleHelpdesk(ctx: ServiceContext): Promise<number> {
  const lost = await findRows<Question>(ctx.payload, 'helpdesk-tickets', {
    ticketDue: { equals: true },
  })
  for (const row of lost) await start(ctx, row)
  return lost.length
}
