import type { Where } from 'payload'

import { ownValue } from '@/domain/own'
import { finalStates, waitingStates } from '@/kit/case/define'
import type { CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'

import { choicesOf, fieldsOf } from './columns'
import { lateWhere } from './due'
import { type LiveKind, scopeOf } from './kind'
import { moverOf } from './move'

export type CaseQuery = {
  /** A state, `waiting` (the default: whatever is not over) or `all`. */
  state?: string
  /** A value of the list's `split`. */
  split?: string
  /** Those whose day comes up to this one, `YYYY-MM-DD`. */
  dueBy?: string
  /** Only those whose day has passed. */
  late?: boolean
  /** A number that the list's `find` looks for. */
  find?: string
  /** Counted from 1. */
  page?: number
}

const FEW = 3

/** How what is not over is called: by its states, where they are few. */
export function waitingLabelOf<R>(kind: LiveKind<R>['case']): string {
  const labels = waitingStates(kind).map((state) => kind.states[state]?.label ?? state)
  return labels.length <= FEW ? labels.join('・') : '終わっていないもの'
}

/** What a query finds of a kind, own offices only. */
export async function whereOf<R extends CaseRow>(
  ctx: ServiceContext,
  now: LiveKind<R>,
  { state = 'waiting', split, dueBy, late, find }: CaseQuery,
): Promise<Where> {
  const { case: kind, list } = now
  const scope = scopeOf(kind, ctx.user)
  const isLate = late && (now.due || list.due)
  return {
    and: [
      // A record in a state that its kind no longer has waits as well: somebody has to see it.
      ...(state === 'all'
        ? []
        : [{ state: state === 'waiting' ? { not_in: finalStates(kind) } : { equals: state } }]),
      ...(split && list.split ? [{ [list.split]: { equals: split } }] : []),
      ...(dueBy && list.due ? [{ [list.due.field]: { less_than_equal: dueBy } }] : []),
      ...(isLate ? [lateWhere(now, moverOf(ctx).today)] : []),
      ...(find && list.find ? [await list.find.where(ctx, find)] : []),
      ...(scope ? [scope] : []),
    ],
  }
}

/** The conditions of a query in words, as files and saved lists say them: name and value. */
export function conditionsOf<R extends CaseRow>(
  ctx: ServiceContext,
  { case: kind, list }: LiveKind<R>,
  { state = 'waiting', split, dueBy, late, find }: CaseQuery,
): [string, string][] {
  const field = list.split ? fieldsOf(ctx.payload, kind.slug).get(list.split) : undefined
  const states: Record<string, string> = { waiting: waitingLabelOf(kind), all: 'すべて' }
  const lines: [string, string][] = [
    ['状態', ownValue(states, state) ?? ownValue(kind.states, state)?.label ?? state],
  ]
  if (field) {
    const choice = choicesOf(field).find(({ value }) => value === split)
    lines.unshift([String(field.label ?? ''), choice?.label ?? 'すべて'])
  }
  if (list.due && dueBy) lines.push([list.due.label, dueBy])
  if (late) lines.push(['期限', '過ぎたもの'])
  if (list.find && find) lines.push([list.find.label, find])
  return lines
}
