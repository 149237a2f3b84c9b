import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'
import type { CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'
import type { Output } from '../lists/files'
import { outputTable, type TableWish } from '../lists/output-table'

import { officeNames } from '../settings/office-names'

import { columnsOf } from './columns'
import { type CaseQuery, conditionsOf, whereOf } from './conditions'
import type { LiveKind, PlainKind } from './kind'
import { withLacks } from './lacks'
import { moverOf } from './move'
import { nameOfNarrowing } from './narrow'
import { kindNow } from './rules'

/** The list as a file or on paper; the log gets its number and purpose (AU-06). @throws DomainError as `outputTable` */
export async function outputCases<R extends CaseRow>(
  ctx: ServiceContext,
  plain: PlainKind<R>,
  query: CaseQuery,
  wish: TableWish,
): Promise<Output> {
  const kind = await kindNow(ctx, plain)
  const { case: rules, list } = kind
  const { payload } = ctx
  const where = await whereOf(ctx, kind, query)
  const count = await countRows(payload, rules.slug, where)
  const columns = columnsOf(payload, rules, list.columns, await officeNames(ctx))
  const split = list.split ? nameOfNarrowing(list.split) : null
  const groupOf = columns.find(({ field }) => field === split)
  return outputTable<Record<string, unknown>>(
    ctx,
    {
      name: `${list.title}_${moverOf(ctx).today}`,
      title: list.title,
      columns,
      paperColumns: columns.filter(({ onlyFile }) => !onlyFile),
      rows: () => inPages(ctx, kind, where),
      count,
      conditions: await conditionsOf(ctx, kind, query),
      ...(groupOf ? { groupOf: (row) => String(groupOf.value(row)) } : {}),
    },
    wish,
  )
}

/** Rows that one statement reads for a file: an event loop that turns between them answers others. */
const ROWS_AT_ONCE = 500

/**
 * The rows that the list held when it was asked for, each once and as it is when its turn comes. Pages
 * that are counted anew each time would leave rows out while others move some out of the list.
 */
async function* inPages<R extends CaseRow>(
  ctx: ServiceContext,
  kind: LiveKind<R>,
  where: Where,
): AsyncGenerator<Record<string, unknown>> {
  const { payload } = ctx
  const { case: rules, list } = kind
  const all = await findRows<{ id: string }>(payload, rules.slug, where, {
    sort: [...list.sort],
    select: { id: true },
  })
  for (let at = 0; at < all.length; at += ROWS_AT_ONCE) {
    const ids = all.slice(at, at + ROWS_AT_ONCE).map(({ id }) => id)
    const stored = await findRows<R>(payload, rules.slug, { id: { in: ids } })
    const rows = await withLacks(ctx, kind, stored)
    const byId = new Map(rows.map((row) => [row.id, row]))
    yield* ids.flatMap((id) => byId.get(id) ?? [])
  }
}
