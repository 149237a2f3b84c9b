import type { Where } from 'payload'

import { can } from '@/access/capabilities'
import { countRows, pageOfRows } from '@/db/rows'
import { turnsOf } from '@/kit/case/turns'
import type { CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'

import { lateWhere } from './due'
import { type LiveKind, type PlainKind, scopeOf } from './kind'
import { moverOf } from './move'
import { kindNow } from './rules'
import { type CaseListShape, shapeNow } from './shape'
import { type CaseView, viewsOf } from './view'

/** Records of a kind that a person sees before opening its list. */
const SHOWN = 20

export type WorkOfKind = {
  shape: CaseListShape
  total: number
  /** Of them, those whose day has passed. */
  late: number
  rows: CaseView[]
}

/**
 * What waits for this person: of every kind the records whose state is theirs to move on, own
 * offices only, the oldest first; kinds of which nothing waits are left out (対応待ち).
 */
export async function workOf(
  ctx: ServiceContext,
  kinds: readonly PlainKind[],
): Promise<WorkOfKind[]> {
  const all = await Promise.all(kinds.map((kind) => workOfKind(ctx, kind)))
  return all.filter((one): one is WorkOfKind => one !== null && one.total > 0)
}

async function workOfKind<R extends CaseRow>(
  ctx: ServiceContext,
  plain: PlainKind<R>,
): Promise<WorkOfKind | null> {
  if (plain.list.hasOwnPlace || !can(ctx.user, plain.case.read)) return null
  const kind = await kindNow(ctx, plain)
  const { case: rules, list, due } = kind
  const own = turnsOf(rules.states, ctx.user)
  if (own.length === 0) return null
  const scope = scopeOf(rules, ctx.user)
  const { today } = moverOf(ctx)
  const parts: Where[] = [{ state: { in: own } }, ...(scope ? [scope] : [])]
  // What is only kept until a day is nobody's work before it.
  if (list.due?.waitsUntilThen) parts.push({ [list.due.field]: { less_than_equal: today } })
  const { rows, total } = await pageOfRows<R>(
    ctx.payload,
    rules.slug,
    { and: parts },
    { page: 1, limit: SHOWN, sort: oldestFirst(kind) },
  )
  const isDated = due || list.due
  return {
    shape: await shapeNow(ctx, kind),
    total,
    late: isDated
      ? await countRows(ctx.payload, rules.slug, { and: [...parts, lateWhere(kind, today)] })
      : 0,
    rows: await viewsOf(ctx, kind, rows),
  }
}

/** A list may begin with the newest; work begins with what has waited longest. */
const oldestFirst = <R>({ list, due }: LiveKind<R>): string[] => {
  const day = due ? 'stateOn' : (list.since?.field ?? list.due?.field)
  return day ? [day, 'id'] : [...list.sort]
}
