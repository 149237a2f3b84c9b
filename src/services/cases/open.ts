import type { Where } from 'payload'

import { can, rolesWith } from '@/access/capabilities'
import { ROLES } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'
import { dateColumn, textColumn } from '@/documents/column'
import { tokyoDateOf } from '@/domain/time/civil'
import { waitingStates } from '@/kit/case/define'
import { labelOfMove, linesOf } from '@/kit/case/decide'
import type { CaseMove, CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'
import type { Output } from '../lists/files'
import { outputTable, type TableWish } from '../lists/output-table'

import { dueOf } from './due'
import { type LiveKind, type PlainKind, scopeOf } from './kind'
import { moverOf } from './move'
import { rowsInPages } from './pages'
import { kindNow } from './rules'

/** A record that is not over: what it is, how it stands, whose turn it is and what comes next (AV-12, CC-31). */
export type OpenLine = {
  slug: string
  kind: string
  name: string
  state: string
  turn: string
  next: string
  since: string
  due: string
  /** What was noted last. */
  remark: string
}

/** Records of a kind that are not over, as far as this person may read them. */
export type OpenKind = { slug: string; kind: string; path: string; count: number; oldest: string }

const OLDEST = ['createdAt', 'id']
/** Which of them has waited longest, by the day on which it came into its state. */
const LONGEST = ['stateOn', ...OLDEST]

/** Kinds that somebody may read; without a user it is the product's own work, which sees all. */
export const readableOf = <K extends PlainKind>(
  { user }: Pick<ServiceContext, 'user'>,
  kinds: readonly K[],
): K[] => kinds.filter(({ case: rules }) => !user || can(user, rules.read))

const readable = async (
  ctx: ServiceContext,
  kinds: readonly PlainKind[],
): Promise<LiveKind<CaseRow>[]> =>
  Promise.all(readableOf(ctx, kinds).map((kind) => kindNow(ctx, kind)))

/** What rests is in use, and nothing of it is unfinished. */
const openStates = ({ case: rules }: LiveKind<CaseRow>): string[] =>
  waitingStates(rules).filter((state) => !rules.states[state]?.rests)

function openWhere(ctx: ServiceContext, kind: LiveKind<CaseRow>): Where {
  const { due } = kind.list
  const scope = scopeOf(kind.case, ctx.user)
  return {
    and: [
      { state: { in: openStates(kind) } },
      // What is only kept until a day is nobody's work before it.
      ...(due?.waitsUntilThen ? [{ [due.field]: { less_than_equal: moverOf(ctx).today } }] : []),
      ...(scope ? [scope] : []),
    ],
  }
}

/** Lines of kinds that this person may read; what was handed over names records of many. */
export function readableLines(
  ctx: ServiceContext,
  kinds: readonly PlainKind[],
  lines: readonly OpenLine[],
): OpenLine[] {
  const slugs = new Set<string>(readableOf(ctx, kinds).map(({ case: { slug } }) => slug))
  return lines.filter(({ slug }) => slugs.has(slug))
}

/** How much of every kind is not over, and since when the oldest is. */
export async function openKinds(
  ctx: ServiceContext,
  kinds: readonly PlainKind[],
): Promise<OpenKind[]> {
  const all = await Promise.all(
    (await readable(ctx, kinds)).map(async (kind) => {
      const where = openWhere(ctx, kind)
      const first = (isDated: boolean, sort: string[]) =>
        findRows<CaseRow>(
          ctx.payload,
          kind.case.slug,
          { and: [where, { stateOn: { exists: isDated } }] },
          { sort, limit: 1 },
        )
      const [count, ...longest] = await Promise.all([
        countRows(ctx.payload, kind.case.slug, where),
        first(true, LONGEST),
        // Records of an earlier version have no such day.
        first(false, OLDEST),
      ])
      return {
        slug: kind.case.slug,
        kind: kind.list.title,
        path: kind.list.path,
        count,
        oldest: longest.flat().map(sinceOf).sort()[0] ?? '',
      }
    }),
  )
  return all.filter(({ count }) => count > 0)
}

/** The day in Japan on which a record was made. */
const madeOn = ({ createdAt }: CaseRow): string =>
  createdAt ? tokyoDateOf(new Date(createdAt)) : ''

/** Since when it is as it is: what screen and file both say. */
const sinceOf = (row: CaseRow): string => row.stateOn ?? madeOn(row)

/** The roles that a capability has, in words. */
const whoHas = (turn: Parameters<typeof rolesWith>[0] | undefined): string =>
  turn
    ? rolesWith(turn)
        .map((role) => ROLES[role])
        .join('・')
    : ''

function nextOf({ case: rules }: LiveKind<CaseRow>, row: CaseRow): string {
  const moves = Object.values<CaseMove<CaseRow>>(rules.moves).filter(
    ({ from, to, isFor, isInList }) =>
      from.includes(row.state) && to !== null && !isInList && isFor?.(row) !== false,
  )
  const main = moves.filter((move) => move.main)
  return (main.length > 0 ? main : moves).map((move) => labelOfMove(move, row)).join('／')
}

const lineOf = (kind: LiveKind<CaseRow>, row: CaseRow): OpenLine => {
  const { case: rules, list } = kind
  const state = rules.states[row.state]
  return {
    slug: rules.slug,
    kind: list.title,
    name: rules.title?.(row) ?? rules.name(row),
    state: state?.label ?? row.state,
    turn: whoHas(state?.turn),
    next: nextOf(kind, row),
    since: sinceOf(row),
    due: dueOf(kind, row) ?? '',
    remark: linesOf(row).at(-1)?.note ?? '',
  }
}

/** Every record that is not over, kind by kind, the oldest first; each as it is when its turn comes. */
export async function* openLines(
  ctx: ServiceContext,
  kinds: readonly PlainKind[],
): AsyncGenerator<OpenLine> {
  for (const kind of await readable(ctx, kinds))
    // What a record lacks says nothing of its state: nobody looks for it here.
    for await (const row of rowsInPages(ctx, { case: kind.case }, openWhere(ctx, kind), OLDEST))
      yield lineOf(kind, row)
}

const COLUMNS = [
  textColumn<OpenLine>('業務', 20, ({ kind }) => kind),
  textColumn<OpenLine>('番号・件名', 36, ({ name }) => name),
  textColumn<OpenLine>('処理状況', 18, ({ state }) => state),
  textColumn<OpenLine>('次に対応する人', 30, ({ turn }) => turn),
  textColumn<OpenLine>('今後の作業', 26, ({ next }) => next),
  dateColumn<OpenLine>('いつから', ({ since }) => since),
  dateColumn<OpenLine>('期限', ({ due }) => due),
  textColumn<OpenLine>('特記事項', 24, ({ remark }) => remark),
]

/** Lines of open records as a file or on paper. @throws DomainError as `outputTable` */
export const outputLines = (
  ctx: ServiceContext,
  title: string,
  lines: { rows: () => AsyncIterable<OpenLine>; count: number },
  conditions: [string, string][],
  wish: TableWish,
): Promise<Output> =>
  outputTable<OpenLine>(
    ctx,
    {
      name: `${title}_${moverOf(ctx).today}`,
      title,
      columns: COLUMNS,
      ...lines,
      conditions,
      groupOf: ({ kind }) => kind,
    },
    wish,
  )

/** What is not over, now (AV-12). @throws DomainError as `outputTable` */
export async function outputOpen(
  ctx: ServiceContext,
  kinds: readonly PlainKind[],
  wish: TableWish,
): Promise<Output> {
  const counts = await openKinds(ctx, kinds)
  const count = counts.reduce((sum, one) => sum + one.count, 0)
  const rows = () => openLines(ctx, kinds)
  return outputLines(ctx, '終わっていない業務', { rows, count }, [], wish)
}
