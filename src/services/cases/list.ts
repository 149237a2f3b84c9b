import { countRows, pageOfRows } from '@/db/rows'
import type { CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'

import { type CaseQuery, whereOf } from './conditions'
import type { PlainKind } from './kind'
import { narrowOf } from './narrow'
import { kindNow } from './rules'
import { type CaseView, viewsOf } from './view'

import { PAGE } from './shape'

/** Records of a kind that this person may see, as the list is sorted, a page at a time. */
export async function listCases<R extends CaseRow>(
  ctx: ServiceContext,
  plain: PlainKind<R>,
  query: CaseQuery,
): Promise<{ rows: CaseView[]; total: number }> {
  const kind = await kindNow(ctx, plain)
  const { case: rules, list } = kind
  const where = await whereOf(ctx, kind, query)
  const { rows, total } = await pageOfRows<R>(ctx.payload, rules.slug, where, {
    page: query.page ?? 1,
    limit: PAGE,
    sort: [...list.sort],
  })
  return { rows: await viewsOf(ctx, kind, rows), total }
}

/** How many a query finds, by the values of the list's `split`; without one, how many wait. Own offices only. */
export async function countCases<R extends CaseRow>(
  ctx: ServiceContext,
  plain: PlainKind<R>,
  query: Omit<CaseQuery, 'split' | 'page'> = {},
): Promise<{ all: number; by: Record<string, number> }> {
  const kind = await kindNow(ctx, plain)
  const { split: by } = kind.list
  const choices = by ? (await narrowOf(ctx, kind.case.slug, by)).choices : []
  const count = async (split?: string) =>
    countRows(ctx.payload, kind.case.slug, await whereOf(ctx, kind, { ...query, split }))
  const counts = await Promise.all(
    choices.map(async ({ value }) => [value, await count(value)] as const),
  )
  return { all: await count(), by: Object.fromEntries(counts) }
}
