import { findRows } from '@/db/atomic'

import type { ServiceContext } from '../../context'

import { followDay, giveBackSurplus, isOver, withdraw } from './attendance'
import { type Attendance, logAttendance } from './attendance-row'
import type { Session } from './lacks'

/** Finishes what a process that died has left of people's places in sessions. @returns how many rows */
export async function settleAttendances(ctx: ServiceContext): Promise<number> {
  const { payload } = ctx
  const open = await findRows<Attendance>(
    payload,
    'attendances',
    { state: { in: ['registered', 'attended'] } },
    { select: { session: true, state: true, on: true } },
  )
  const ids = [...new Set(open.flatMap(({ session }) => session ?? []))]
  const sessions = new Map(
    (
      await findRows<Session>(
        payload,
        'training-sessions',
        { id: { in: ids } },
        { select: { on: true, state: true, capacity: true } },
      )
    ).map((one) => [one.id, one]),
  )
  let settled = 0
  const moved = new Set<Session>()
  for (const { id, session, state, on } of open) {
    const own = sessions.get(session ?? '')
    if (own?.state === 'done' && state === 'registered') {
      // A seat that was taken while the session was closing.
      await withdraw(ctx, id)
      settled++
    } else if (own && (own.on ?? '') !== (on ?? '')) moved.add(own)
  }
  for (const session of moved) await followDay(ctx, session)
  for (const session of sessions.values())
    if (!isOver(session)) settled += await giveBackSurplus(ctx, session)
  const unlogged = await findRows<Attendance>(payload, 'attendances', {
    unlogged: { equals: true },
  })
  for (const row of unlogged) await logAttendance(ctx, row)
  return settled + moved.size + unlogged.length
}
