import type { Where } from 'payload'

import { findRows, updateCase } from '@/db/atomic'
import { addDays, type CivilDate } from '@/domain/time/civil'
import { finalStates, waitingStates } from '@/kit/case/define'
import { dueDay, lastSinceDueBefore, sinceOf } from '@/kit/case/due'
import type { CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'

import type { CaseKind, LiveKind } from './kind'

/** Up to which day a record has to be moved on by the city's rules; null where none speaks of its state. */
export function dueOf<R extends CaseRow>(
  { due }: Pick<LiveKind<R>, 'due'>,
  row: CaseRow,
): CivilDate | null {
  const rule = due?.rules.find(({ state }) => state === row.state)
  return due && rule ? dueDay(rule, sinceOf(row), due.isOpen) : null
}

/** Records whose day lies before `day`, in the states of some of the rules; null where none is set. */
export const dueBefore = (
  { due }: Pick<LiveKind, 'due'>,
  day: CivilDate,
  states?: readonly string[],
): Where[] =>
  (due?.rules ?? [])
    .filter(({ state }) => !states || states.includes(state))
    .map((rule): Where => {
      const last = lastSinceDueBefore(rule, day, due!.isOpen)
      const parts: Where[] = [
        { state: { equals: rule.state } },
        { stateOn: { less_than_equal: last } },
      ]
      return { and: parts }
    })

/** Records that are late today: by the city's rules, or by a day of their own. */
export function lateWhere<R extends CaseRow>(
  { case: kind, list, due }: Pick<LiveKind<R>, 'case' | 'list' | 'due'>,
  today: CivilDate,
): Where {
  const last = list.due?.waitsUntilThen ? today : addDays(today, -1)
  const own: Where[] = list.due
    ? [
        {
          and: [
            { state: { not_in: finalStates(kind) } },
            { [list.due.field]: { less_than_equal: last } },
          ],
        },
      ]
    : []
  return { or: [...dueBefore({ due }, today), ...own] }
}

/** Rows from before this field: the day is read from their history once. @returns how many were done */
export async function fillStateOn<R extends CaseRow>(
  { payload }: Pick<ServiceContext, 'payload'>,
  { case: kind }: Pick<CaseKind<R>, 'case'>,
  limit = 500,
): Promise<number> {
  const unknown: Where = { stateOn: { exists: false } }
  const rows = await findRows<R>(
    payload,
    kind.slug,
    { and: [unknown, { state: { in: waitingStates(kind) } }] },
    { limit },
  )
  for (const row of rows)
    await updateCase(
      payload,
      kind.slug,
      { and: [{ id: { equals: row.id } }, { state: { equals: row.state } }, unknown] },
      { stateOn: sinceOf(row) },
    )
  return rows.length
}
