import { leftText } from '@/domain/deadlines/reminders'
import { diffDays, isCivilDate } from '@/domain/time/civil'
import { linesOf, type OfferedMove, offeredMoves } from '@/kit/case/decide'
import type { CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'
import { officeNames } from '../settings/office-names'

import { columnsOf } from './columns'
import { dueOf } from './due'
import { isInScope, type LiveKind, type RowLinks } from './kind'
import { withLacks } from './lacks'
import { moverOf } from './move'

/** A record as the screens show it. */
export type CaseView = {
  id: string
  /** To be sent back with a move: what the person has seen. */
  seen: number
  state: string
  isOver: boolean
  /** By the name of the field; days as `YYYY-MM-DD`. */
  cells: Record<string, string | number>
  /** Days since it waits, where the kind counts them; null for what is over. */
  waits: number | null
  isLong: boolean
  /** Its day has passed. */
  isLate: boolean
  /** By the city's rules: the day, and 「あと3日」. */
  due: { on: string; words: string; isLate: boolean } | null
  /** Who moved it last, and when (UTC ISO). */
  last: { by: string; at: string } | null
  moves: OfferedMove[]
  /** What other records still lack for it. */
  lacks: readonly string[]
} & RowLinks

/** Records as this person sees them: cells in words, what they wait for, and the buttons. */
export async function viewsOf<R extends CaseRow>(
  ctx: ServiceContext,
  now: LiveKind<R>,
  plain: readonly R[],
): Promise<CaseView[]> {
  const { case: rules, list } = now
  const rows = await withLacks(ctx, now, plain)
  const columns = columnsOf(ctx.payload, rules, list.columns, await officeNames(ctx))
  const links = (await list.links?.(ctx, rows)) ?? new Map<string, RowLinks>()
  const mover = moverOf(ctx)
  return rows.map((row): CaseView => {
    const values = row as Record<string, unknown>
    const isOver = rules.states[row.state]?.final ?? false
    const waits = isOver ? null : daysBetween(values[list.since?.field ?? ''], mover.today)
    const own = values[list.due?.field ?? '']
    const due = isOver ? null : dueOf(now, row)
    const last = linesOf(row).at(-1)
    const lacks = (isOver ? [] : row.lacks) ?? []
    return {
      id: String(row.id),
      seen: row.stateSeq ?? 0,
      state: row.state,
      isOver,
      cells: Object.fromEntries(columns.map(({ field, value }) => [field, value(values)])),
      waits,
      isLong: waits !== null && waits >= (list.since?.longDays ?? Infinity),
      isLate: !isOver && isPast(list.due?.waitsUntilThen ?? false, own, mover.today),
      due: due ? { on: due, words: leftText(due, mover.today), isLate: due < mover.today } : null,
      last: last ? { by: last.by.name, at: last.at } : null,
      moves: isInScope(rules, row, ctx.user) ? offeredMoves(rules, row, mover) : [],
      lacks,
      ...links.get(String(row.id)),
    }
  })
}

const daysBetween = (from: unknown, to: string): number | null =>
  typeof from === 'string' && isCivilDate(from) ? diffDays(from, to) : null

/** Something is late the day after its day; what was kept until a day is due on that day. */
const isPast = (isKept: boolean, due: unknown, today: string): boolean =>
  typeof due === 'string' && due !== '' && (isKept ? due <= today : due < today)
