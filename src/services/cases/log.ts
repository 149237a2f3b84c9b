import { findRows, updateCase } from '@/db/atomic'
import { labelOfMove, linesOf } from '@/kit/case/decide'
import { BEGIN, EDIT } from '@/kit/case/define'
import { EDIT_LABEL } from '@/kit/case/rules'
import type { CaseDefinition, CaseLine, CaseRow } from '@/kit/case/types'

import { logAct } from '../audit/log-act'
import { faultPoint, type ServiceContext } from '../context'

/** What was done, as its button is called; the move's own name when the kind no longer has it. */
export const labelOfLine = <R extends CaseRow>(
  kind: CaseDefinition<R>,
  row: R,
  { move }: CaseLine,
): string => {
  if (move === BEGIN) return '登録'
  if (move === EDIT) return EDIT_LABEL
  const rule = kind.moves[move]
  return rule ? labelOfMove(rule, row) : move
}

/** The office that the log names: the record's own, of several the first. */
function officeOf<R extends CaseRow>({ scope }: CaseDefinition<R>, row: R): string | undefined {
  const own = scope ? (row as Record<string, unknown>)[scope] : undefined
  const office: unknown = Array.isArray(own) ? own[0] : own
  return typeof office === 'string' ? office : undefined
}

/**
 * Copies the last moves of a record to the operation log, each once, and takes the mark away.
 * @param lines how many; all when left out
 */
export async function logCase<R extends CaseRow>(
  ctx: ServiceContext,
  kind: CaseDefinition<R>,
  row: R,
  lines = Infinity,
): Promise<void> {
  const office = officeOf(kind, row)
  const labelOf = (state: string) => kind.states[state]?.label ?? state
  for (const line of linesOf(row).slice(-lines)) {
    const { seq, at, by, move, from, to } = line
    await logAct(ctx, {
      action: `case.${kind.slug}.${move}`,
      actorKind: by.kind,
      actor: by.id,
      actorName: by.name,
      at,
      target: `${kind.slug}/${row.id}`,
      office,
      // The address of whoever moved it, not of whoever copies the line.
      ip: line.ip,
      summary: `${kind.label}: ${labelOfLine(kind, row, line)}（${kind.name(row)}）`,
      changes: { 状態: [labelOf(from), labelOf(to)] },
      key: `case|${kind.slug}|${row.id}|${seq}`,
    })
  }
  await faultPoint(ctx, 'case-logged')
  await updateCase(
    ctx.payload,
    kind.slug,
    { and: [{ id: { equals: row.id } }, { stateSeq: { equals: row.stateSeq } }] },
    { unlogged: false },
  )
}

/** Copies what a process that died has left behind. @returns how many records were done */
export async function logCases<R extends CaseRow>(
  ctx: ServiceContext,
  kind: CaseDefinition<R>,
  limit = 500,
): Promise<number> {
  const rows = await findRows<R>(ctx.payload, kind.slug, { unlogged: { equals: true } }, { limit })
  let done = 0
  for (const row of rows) {
    try {
      await logCase(ctx, kind, row)
      done++
    } catch (error) {
      // One that cannot be copied keeps none of the others waiting; it is tried again.
      ctx.payload.logger.error({ msg: `not logged: ${kind.slug}/${row.id}`, err: error })
    }
  }
  return done
}
