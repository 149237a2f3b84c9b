import { can } from '@/access/capabilities'
import { isCityWide, officeIdsOf } from '@/access/roles'
import { DUE_FIELD } from '@/kit/case/due'
import type { Ask, CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'

import { officeNames } from '../settings/office-names'

import { columnsOf } from './columns'
import { firstDayOf, stateShown, waitingLabelOf } from './conditions'
import type { CaseList, LiveKind, PlainKind } from './kind'
import { moverOf } from './move'
import { type Narrow, narrowOf } from './narrow'
import { beginNow, kindNow } from './rules'
import { saveFormFor, type SavedList, savedLists } from './saved'

/** Records on one page of the screen. */
export const PAGE = 100

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
  split: Narrow | null
  filters: Narrow[]
  /** How the list is asked for by day, and the first day that it begins with. */
  period: { label: string; from: string } | null
  /** The state that it shows before anybody asks: one, `waiting` or `all`. */
  shown: string
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

export const shapeOf = async <R extends CaseRow>(
  ctx: ServiceContext,
  plain: PlainKind<R>,
): Promise<CaseListShape> => shapeNow(ctx, await kindNow(ctx, plain))

/** The same of a kind that is known as the city has it. */
export async function shapeNow<R extends CaseRow>(
  ctx: ServiceContext,
  now: LiveKind<R>,
): Promise<CaseListShape> {
  const { case: kind, list, due } = now
  const begin = now.begin && can(ctx.user, now.begin.by) ? await beginNow(ctx, now) : undefined
  const columns = columnsOf(ctx.payload, kind, list.columns, await officeNames(ctx))
  return {
    slug: kind.slug,
    path: list.path,
    title: list.title,
    columns: inSight(
      list,
      columns
        .filter(({ field, onlyFile }) => !onlyFile && !(field === 'office' && hasOneOffice(ctx)))
        .map(({ field, header, kind: type }) => ({ field, header, kind: type })),
    ),
    waitingLabel: waitingLabelOf(kind),
    states: Object.entries(kind.states).map(([value, { label }]) => ({ value, label })),
    split: list.split ? await narrowOf(ctx, kind.slug, list.split) : null,
    filters: await Promise.all((list.filters ?? []).map((by) => narrowOf(ctx, kind.slug, by))),
    period: list.period
      ? { label: list.period.label, from: firstDayOf(list, {}, moverOf(ctx).today) ?? '' }
      : null,
    shown: stateShown(list),
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
    begin: begin ? { label: begin.label, asks: begin.asks } : null,
  }
}

/** The name, then by when it has to be done and how it stands: what a narrow screen cuts off is the rest. */
function inSight<R>({ ahead = [], due }: CaseList<R>, columns: CaseListShape['columns']) {
  const wanted = [...ahead, DUE_FIELD, due?.field, 'state']
  const [name, ...others] = columns
  const first = wanted.flatMap((one) => others.filter(({ field }) => field === one))
  return [...(name ? [name] : []), ...new Set([...first, ...others])]
}

/** Who works at one office knows which. */
const hasOneOffice = ({ user }: ServiceContext): boolean =>
  !!user && !isCityWide(user) && officeIdsOf(user).length === 1
