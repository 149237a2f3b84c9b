import type { CollectionSlug } from 'payload'

import { tokyoDateOf } from '@/domain/time/civil'
import { BEGIN } from '@/kit/case/define'
import type { CaseDefinition, CaseLine, CaseRow } from '@/kit/case/types'

import { faultPoint, type ServiceContext } from '../context'
import { insertOnce } from '../insert-once'

import { checksAtStart } from './checks'
import { logCase } from './log'
import { withNumber } from './number'

/**
 * Starts a record in its first state, with the first line of its history and the mark for the log in
 * the same write; with a key that is known already it is the one that is there.
 * @param fields of the kind, its key among them
 */
export async function startCase<R extends CaseRow>(
  ctx: ServiceContext,
  kind: CaseDefinition<R>,
  fields: Partial<R>,
): Promise<{ row: R; isNew: boolean }> {
  const line: CaseLine = {
    seq: 0,
    at: ctx.now().toISOString(),
    by: ctx.actor,
    move: BEGIN,
    from: '',
    to: kind.start,
    ...(ctx.ip ? { ip: ctx.ip } : {}),
  }
  const begin = (number: { number?: string }) =>
    insertOnce<CollectionSlug, R>(
      ctx,
      kind.slug,
      kind.key as string & keyof R,
      {
        ...checks,
        ...fields,
        ...number,
        state: kind.start,
        stateOn: tokyoDateOf(ctx.now()),
        stateSeq: 0,
        history: [line],
        unlogged: true,
      } as unknown as Partial<R>,
    )
  const checks = await checksAtStart(ctx, kind, fields)
  const { row: stored, isNew } = await (kind.letter
    ? withNumber(ctx, kind.letter, (number) => begin({ number }))
    : begin({}))
  await faultPoint(ctx, 'case-begun')
  // SQLite answers a write without the relations that stand in tables of their own.
  const row: R = isNew ? { ...stored, ...fields } : stored
  if (row.unlogged) await logCase(ctx, kind, row)
  return { row, isNew }
}
