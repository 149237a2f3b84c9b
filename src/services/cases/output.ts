import { countRows } from '@/db/rows'
import type { CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'
import type { Output } from '../lists/files'
import { outputTable, type TableWish } from '../lists/output-table'

import { officeNames } from '../settings/office-names'

import { columnsOf } from './columns'
import { type CaseQuery, conditionsOf, whereOf } from './conditions'
import type { PlainKind } from './kind'
import { moverOf } from './move'
import { nameOfNarrowing } from './narrow'
import { rowsInPages } from './pages'
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
      rows: () =>
        rowsInPages(ctx, kind, where, list.sort) as AsyncIterable<Record<string, unknown>>,
      count,
      conditions: await conditionsOf(ctx, kind, query),
      ...(groupOf ? { groupOf: (row) => String(groupOf.value(row)) } : {}),
    },
    wish,
  )
}
