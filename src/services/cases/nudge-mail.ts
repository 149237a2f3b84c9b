import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { pageOfRows } from '@/db/rows'
import { addDays, type CivilDate } from '@/domain/time/civil'
import { userMayLogin } from '@/domain/staff/account'
import { dueDay, isToTell, sinceOf } from '@/kit/case/due'
import type { DueRule } from '@/kit/case/types'
import type { CaseRow } from '@/kit/case/types'

import type { ServiceContext } from '../context'

import { dueBefore } from './due'
import { isInScope, type LiveKind } from './kind'

/** One mail of a digest: to whom, and of how many records it speaks. */
export type Letter = { to: string[]; count: number; late: number }

export type Told = {
  /** Records of which a reminder is due. */
  count: number
  letters: Letter[]
}

type Row = CaseRow & { isNew: boolean; isLate: boolean }

type Day = {
  today: CivilDate
  last: CivilDate | null
  /** Who was to be told on that last day, and was not (`to`, joined): something is new to them. */
  missed: ReadonlySet<string>
}

const ROWS_AT_ONCE = 1000

/**
 * What there is to tell of a rule today, and whom: its addresses of everything, and each person who has
 * the turn of what they may see. Nobody is told where nothing new is to be said (`isToTell`).
 */
export async function lettersOf<R extends CaseRow>(
  ctx: ServiceContext,
  kind: LiveKind<R>,
  rule: DueRule,
  day: Day,
): Promise<Told> {
  const rows = await toTell(ctx, kind, rule, day)
  const letter = (to: string[], own: Row[]): Letter[] =>
    to.length > 0 && own.some(({ isNew }) => isNew || day.missed.has(to.join()))
      ? [{ to, count: own.length, late: own.filter(({ isLate }) => isLate).length }]
      : []
  const people = rule.toTurn ? await peopleOf(ctx, kind, rule, day.today) : []
  return {
    count: rows.length,
    letters: [
      ...letter([...rule.addresses], rows),
      ...people.flatMap((user) =>
        letter(
          [user.email],
          rows.filter((row) => isInScope(kind.case, row, user)),
        ),
      ),
    ],
  }
}

async function toTell<R extends CaseRow>(
  { payload }: ServiceContext,
  kind: LiveKind<R>,
  rule: DueRule,
  day: Day,
): Promise<Row[]> {
  const isOpen = kind.due!.isOpen
  // What comes due later than the earliest reminder is nobody's worry yet.
  const until = addDays(day.today, Math.max(0, ...rule.remindDays) + 1)
  const [where] = dueBefore({ due: { rules: [rule], isOpen } }, until)
  const told: Row[] = []
  for (let page = 1; where; page++) {
    const { rows } = await pageOfRows<R>(payload, kind.case.slug, where, {
      page,
      limit: ROWS_AT_ONCE,
      sort: ['id'],
    })
    for (const row of rows) {
      const since = sinceOf(row)
      const { isDue, isNew } = isToTell(rule, since, { ...day, isOpen })
      const isLate = dueDay(rule, since, isOpen) < day.today
      if (isDue) told.push({ ...row, isNew, isLate })
    }
    if (rows.length < ROWS_AT_ONCE) break
  }
  return told
}

type Person = StaffUser & { email: string }

async function peopleOf<R extends CaseRow>(
  { payload }: ServiceContext,
  { case: kind }: LiveKind<R>,
  { state }: DueRule,
  today: CivilDate,
): Promise<Person[]> {
  const turn = kind.states[state]?.turn
  const users = await findRows<Person>(payload, 'users', { email: { exists: true } })
  return users.filter(
    (user) =>
      user.email && turn && userMayLogin(user, today) && can(user, turn) && can(user, kind.read),
  )
}
