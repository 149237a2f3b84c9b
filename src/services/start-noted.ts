import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { linesOf } from '@/kit/case/decide'
import type { CaseDefinition } from '@/kit/case/types'

import { markBeside } from './cases/beside'
import { startCase } from './cases/start'
import { faultPoint, type ServiceContext } from './context'

/** The kinds with a field `unnoted`. */
type Slug = 'card-papers' | 'transport-incidents'

/** A kind whose beginning stands elsewhere too: in the history of a card or a run. */
export type Beginning<C extends Slug> = {
  case: CaseDefinition<Stored<C>, C>
  /** Notes it there, as and when the person did it. Repeatable; run by a job after a crash. */
  note: (ctx: ServiceContext, row: Stored<C>) => Promise<unknown>
}

/**
 * Starts a record that is noted elsewhere too. That it is still to be noted is part of the one insert, so
 * a process that dies in between leaves nothing half done: the same request again finishes it, or the
 * job does (`settleNoted`).
 */
export async function startNoted<C extends Slug>(
  ctx: ServiceContext,
  beginning: Beginning<C>,
  fields: Partial<Stored<C>>,
): Promise<{ row: Stored<C>; isNew: boolean }> {
  const started = await startCase(ctx, beginning.case, { ...fields, unnoted: true })
  await noteOne(ctx, beginning, started.row)
  return started
}

async function noteOne<C extends Slug>(
  ctx: ServiceContext,
  { case: { slug }, note }: Beginning<C>,
  row: Stored<C>,
): Promise<void> {
  const [first] = linesOf(row)
  if (!row.unnoted || !first) return
  const { by, at, ip } = first
  await note({ ...ctx, actor: by, now: () => new Date(at), ip }, row)
  await faultPoint(ctx, 'case-noted')
  await markBeside(ctx, slug as Slug, { id: { equals: row.id } }, { unnoted: false })
}

/** Finishes what processes that died have begun. @returns how many records were done */
export async function settleNoted<C extends Slug>(
  ctx: ServiceContext,
  beginning: Beginning<C>,
): Promise<number> {
  const { slug } = beginning.case
  const where = { unnoted: { equals: true } }
  const rows = await findRows<Stored<C>>(ctx.payload, slug, where, { limit: 500 })
  let done = 0
  for (const row of rows) {
    try {
      await noteOne(ctx, beginning, row)
      done++
    } catch (error) {
      // One that cannot be noted keeps none of the others waiting; it is tried again.
      ctx.payload.logger.error({ msg: `not noted: ${slug}/${row.id}`, err: error })
    }
  }
  return done
}
