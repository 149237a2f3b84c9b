import type { Where } from 'payload'

import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { ownValue } from '@/domain/own'
import { addDays } from '@/domain/time/civil'
import { finalStates, waitingStates } from '@/kit/case/define'
import { ALL_DAYS } from '@/kit/case/query'
import type { CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'
import { individualNumberRefused } from '../refusals'

import { lateWhere } from './due'
import { type CaseList, type LiveKind, type Narrowing, scopeOf } from './kind'
import { moverOf } from './move'
import { byWhere, nameOfNarrowing, narrowOf } from './narrow'

export type CaseQuery = {
  /** A state, `waiting` (whatever is not over) or `all`; what the list begins with when left out. */
  state?: string
  /** A value of the list's `split`. */
  split?: string
  /** Those whose day comes up to this one, `YYYY-MM-DD`. */
  dueBy?: string
  /** Only those whose day has passed. */
  late?: boolean
  /** A number that the list's `find` looks for. */
  find?: string
  /** First and last day of the list's period, `YYYY-MM-DD`; `from: 'all'` for all days. */
  from?: string
  to?: string
  /** Values of the list's filters, by field. */
  by?: Readonly<Record<string, string | undefined>>
  /** Counted from 1. */
  page?: number
}

const FEW = 3

/** How what is not over is called: by its states, where they are few. */
export function waitingLabelOf<R>(kind: LiveKind<R>['case']): string {
  const labels = waitingStates(kind).map((state) => kind.states[state]?.label ?? state)
  return labels.length <= FEW ? labels.join('・') : '終わっていないもの'
}

/** The state that a list shows before anybody asks. */
export const stateShown = ({ shows }: Pick<CaseList<unknown>, 'shows'>): string =>
  shows ?? 'waiting'

/**
 * First day of what a list shows; undefined for all. What waits is never left out for being old.
 * @param today `YYYY-MM-DD`
 */
export const firstDayOf = (
  { period, ...list }: Pick<CaseList<unknown>, 'period' | 'shows'>,
  { from, state = stateShown(list) }: Pick<CaseQuery, 'from' | 'state'>,
  today: string,
): string | undefined => {
  if (!period || from === ALL_DAYS) return undefined
  return from || (state === 'waiting' ? undefined : addDays(today, 1 - period.days))
}

/** What a query finds of a kind, own offices only. */
export async function whereOf<R extends CaseRow>(
  ctx: ServiceContext,
  now: LiveKind<R>,
  query: CaseQuery,
): Promise<Where> {
  const { case: kind, list } = now
  const { state = stateShown(list), split, dueBy, late, find, to, by } = query
  if (find && containsIndividualNumber(find)) throw individualNumberRefused()
  const { today } = moverOf(ctx)
  const scope = scopeOf(kind, ctx.user)
  const isLate = late && (now.due || list.due)
  const from = firstDayOf(list, query, today)
  const { period } = list
  return {
    and: [
      // A record in a state that its kind no longer has waits as well: somebody has to see it.
      ...(state === 'all'
        ? []
        : [{ state: state === 'waiting' ? { not_in: finalStates(kind) } : { equals: state } }]),
      ...(split && list.split ? [{ [nameOfNarrowing(list.split)]: { equals: split } }] : []),
      ...(await byWhere(ctx, kind.slug, list, by)),
      ...(period && from ? [{ [period.field]: { greater_than_equal: from } }] : []),
      ...(period && to ? [{ [period.field]: { less_than_equal: to } }] : []),
      ...(dueBy && list.due ? [{ [list.due.field]: { less_than_equal: dueBy } }] : []),
      ...(isLate ? [lateWhere(now, today)] : []),
      ...(find && list.find ? [await list.find.where(ctx, find)] : []),
      ...(scope ? [scope] : []),
    ],
  }
}

/** The conditions of a query in words, as files and saved lists say them: name and value. */
export async function conditionsOf<R extends CaseRow>(
  ctx: ServiceContext,
  { case: kind, list }: LiveKind<R>,
  query: CaseQuery,
): Promise<[string, string][]> {
  const { state = stateShown(list), split, dueBy, late, find, to, by } = query
  const states: Record<string, string> = { waiting: waitingLabelOf(kind), all: 'すべて' }
  const lines: [string, string][] = [
    ['状態', ownValue(states, state) ?? ownValue(kind.states, state)?.label ?? state],
  ]
  const says = async (narrowing: Narrowing, value = '') => {
    const { label, choices } = await narrowOf(ctx, kind.slug, narrowing)
    const choice = choices.find((one) => one.value === value)
    return [label, choice?.label ?? 'すべて'] satisfies [string, string]
  }
  if (list.split) lines.unshift(await says(list.split, split))
  for (const filter of list.filters ?? []) {
    const value = ownValue(by ?? {}, nameOfNarrowing(filter))
    if (value) lines.push(await says(filter, value))
  }
  if (list.period) {
    const from = firstDayOf(list, query, moverOf(ctx).today)
    if (from || to) lines.push([list.period.label, `${from ?? ''}～${to ?? ''}`])
  }
  if (list.due && dueBy) lines.push([list.due.label, dueBy])
  if (late) lines.push(['期限', '過ぎたもの'])
  if (list.find && find) lines.push([list.find.label, find])
  return lines
}
