import type { Where } from 'payload'

import { can } from '@/access/capabilities'
import { isCityWide, officeIdsOf } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { countRows, pageOfRows } from '@/db/rows'
import type { Ask, CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'
import type { Output } from '../lists/files'
import { outputTable, type TableWish } from '../lists/output-table'

import { officeNames } from '../settings/office-names'

import { choicesOf, columnsOf, fieldsOf } from './columns'
import { type CaseQuery, conditionsOf, waitingLabelOf, whereOf } from './conditions'
import type { CaseKind } from './kind'
import { moverOf } from './move'
import { kindNow } from './rules'
import { saveFormFor, type SavedList, savedLists } from './saved'
import { type CaseView, viewsOf } from './view'

/** Records on one page of the screen. */
const PAGE = 100

/** What a screen has to know of a kind, apart from its records. */
export type CaseListShape = {
  slug: string
  /** Address below /admin. */
  path: string
  title: string
  columns: { field: string; header: string; kind: 'text' | 'number' | 'date' }[]
  states: { value: string; label: string }[]
  /** How what is not over is called: by its states, where they are few. */
  waitingLabel: string
  split: { label: string; choices: { value: string; label: string }[] } | null
  since: boolean
  /** How the screen asks, where the kind can be asked so. */
  dueLabel: string | null
  /** The day in Japan, `YYYY-MM-DD`. */
  today: string
  findLabel: string | null
  /** Lists that the city has saved for this person's roles, and the form that saves one. */
  saved: SavedList[]
  save: { label: string; asks: readonly Ask[] } | null
  /** Whether records have a day by the city's rules. */
  hasDue: boolean
  /** What is said of a record whose day has come. */
  lateLabel: string
  /** Records on one page of the list. */
  pageSize: number
  purposes: readonly string[]
  mayOutput: boolean
  /** How this person makes one by hand; null where nobody does, or others do. */
  begin: { label: string; asks: readonly Ask[] } | null
}

export async function shapeOf<R extends CaseRow>(
  ctx: ServiceContext,
  plain: CaseKind<R>,
): Promise<CaseListShape> {
  const { case: kind, begin, list, due } = await kindNow(ctx, plain)
  const columns = columnsOf(ctx.payload, kind, list.columns, await officeNames(ctx))
  const split = list.split ? fieldsOf(ctx.payload, kind.slug).get(list.split) : undefined
  return {
    slug: kind.slug,
    path: list.path,
    title: list.title,
    columns: columns
      .filter(({ field, onlyFile }) => !onlyFile && !(field === 'office' && hasOneOffice(ctx)))
      .map(({ field, header, kind: type }) => ({ field, header, kind: type })),
    waitingLabel: waitingLabelOf(kind),
    states: Object.entries(kind.states).map(([value, { label }]) => ({ value, label })),
    split: split ? { label: String(split.label ?? ''), choices: choicesOf(split) } : null,
    since: !!list.since,
    dueLabel: list.due?.label ?? null,
    today: moverOf(ctx).today,
    findLabel: list.find?.label ?? null,
    saved: await savedLists(ctx, kind.slug),
    save: saveFormFor(ctx),
    hasDue: !!due,
    lateLabel: list.due?.waitsUntilThen ? '期限が来ました' : '期限を過ぎています',
    pageSize: PAGE,
    purposes: list.purposes,
    mayOutput: can(ctx.user, list.output),
    begin: begin && can(ctx.user, begin.by) ? { label: begin.label, asks: begin.asks } : null,
  }
}

/** Who works at one office knows which. */
const hasOneOffice = ({ user }: ServiceContext): boolean =>
  !!user && !isCityWide(user) && officeIdsOf(user).length === 1

/** Records of a kind that this person may see, as the list is sorted, a page at a time. */
export async function listCases<R extends CaseRow>(
  ctx: ServiceContext,
  kind: CaseKind<R>,
  query: CaseQuery,
): Promise<{ rows: CaseView[]; total: number }> {
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
  kind: CaseKind<R>,
  query: Omit<CaseQuery, 'split' | 'page'> = {},
): Promise<{ all: number; by: Record<string, number> }> {
  const field = kind.list.split
  const choices = field ? choicesOf(fieldsOf(ctx.payload, kind.case.slug).get(field)) : []
  const count = async (split?: string) =>
    countRows(ctx.payload, kind.case.slug, await whereOf(ctx, kind, { ...query, split }))
  const by = await Promise.all(
    choices.map(async ({ value }) => [value, await count(value)] as const),
  )
  return { all: await count(), by: Object.fromEntries(by) }
}

/** The list as a file or on paper; the log gets its number and purpose (AU-06). @throws DomainError as `outputTable` */
export async function outputCases<R extends CaseRow>(
  ctx: ServiceContext,
  plain: CaseKind<R>,
  query: CaseQuery,
  wish: TableWish,
): Promise<Output> {
  const kind = await kindNow(ctx, plain)
  const { case: rules, list } = kind
  const { payload } = ctx
  const where = await whereOf(ctx, kind, query)
  const count = await countRows(payload, rules.slug, where)
  const columns = columnsOf(payload, rules, list.columns, await officeNames(ctx))
  const groupOf = columns.find(({ field }) => field === list.split)
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
  { payload }: ServiceContext,
  { case: rules, list }: CaseKind<R>,
  where: Where,
): AsyncGenerator<Record<string, unknown>> {
  const all = await findRows<{ id: string }>(payload, rules.slug, where, {
    sort: [...list.sort],
    select: { id: true },
  })
  for (let at = 0; at < all.length; at += ROWS_AT_ONCE) {
    const ids = all.slice(at, at + ROWS_AT_ONCE).map(({ id }) => id)
    const rows = await findRows<R>(payload, rules.slug, { id: { in: ids } })
    const byId = new Map(rows.map((row) => [row.id, row]))
    yield* ids.flatMap((id) => byId.get(id) ?? [])
  }
}
