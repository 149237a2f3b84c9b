import { findRows, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import { logAct } from '../../audit/log-act'
import { type Actor, faultPoint, type ServiceContext } from '../../context'

export type Attendance = Stored<'attendances'>

/** Something that was done with a person's place in a session, for the operation log; never with a name. */
type Act = {
  rev: number
  at: string
  by: Actor
  ip?: string
  action: 'training.register' | 'training.mark' | 'training.complete'
  says: string
}
export type Done = Pick<Act, 'action' | 'says'>

/** Who is in a session, in the order of their seats' taking. */
export const attendancesOf = (
  { payload }: Pick<ServiceContext, 'payload'>,
  session: string,
): Promise<Attendance[]> =>
  findRows<Attendance>(
    payload,
    'attendances',
    { session: { equals: session } },
    { sort: ['createdAt', 'id'] },
  )

const actsOf = ({ acts }: Pick<Attendance, 'acts'>): Act[] =>
  Array.isArray(acts) ? (acts as Act[]) : []

/** What every write of a row carries: the next revision, and what was done, until the log has it. */
export const noted = (
  ctx: ServiceContext,
  row: Pick<Attendance, 'rev' | 'acts' | 'unlogged'> | null,
  { action, says }: Done,
) => {
  const rev = (row?.rev ?? 0) + 1
  const act: Act = {
    ...{ rev, at: ctx.now().toISOString(), by: ctx.actor, action, says },
    ...(ctx.ip ? { ip: ctx.ip } : {}),
  }
  return { rev, acts: [...(row?.unlogged ? actsOf(row) : []), act], unlogged: true }
}

/**
 * The one write of a row that stands already: only as it was read, with its line for the log.
 * @returns null when somebody was faster
 */
export async function writeAttendance(
  ctx: ServiceContext,
  row: Attendance,
  data: Partial<Attendance>,
  done: Done,
): Promise<Attendance | null> {
  // Rows from before the revision have none yet.
  const isAt =
    typeof row.rev === 'number' ? { rev: { equals: row.rev } } : { rev: { exists: false } }
  const written = await updateWhere<Attendance>(
    ctx.payload,
    'attendances',
    { and: [{ id: { equals: row.id } }, { state: { equals: row.state } }, isAt] },
    { ...data, ...noted(ctx, row, done) },
  )
  if (!written) return null
  await faultPoint(ctx, 'attendance-written')
  await logAttendance(ctx, written)
  return written
}

/** Copies what was done to the operation log, each act once, and takes the mark away. */
export async function logAttendance(ctx: ServiceContext, row: Attendance): Promise<void> {
  for (const { rev, at, by, ip, action, says } of actsOf(row))
    await logAct(ctx, {
      key: `attendance|${row.id}|${rev}`,
      ...{ action, at, ip, actorKind: by.kind, actor: by.id, actorName: by.name },
      summary: `研修の回${row.sessionNumber ?? ''}: ${says}`,
      target: `attendances/${row.id}`,
    })
  await faultPoint(ctx, 'attendance-logged')
  await updateWhere(
    ctx.payload,
    'attendances',
    { and: [{ id: { equals: row.id } }, { rev: { equals: row.rev } }] },
    { unlogged: false },
  )
}
