import type { IsOpen } from '@/domain/deadlines/due'
import { reminderOn } from '@/domain/deadlines/reminders'
import { addDays, type CivilDate, tokyoDateOf } from '@/domain/time/civil'

import { linesOf } from './decide'
import type { CaseRow, DueRule } from './types'

/** How screens and files name the day that follows from the city's rules; no field of a record. */
export const DUE_FIELD = 'case-due'

/** No city is closed as long as this; a calendar without an open day must hang nothing. */
const LONGEST_CLOSURE = 60

/** The day up to which a record may stay in the state that it came into on `since`. */
export function dueDay(
  { days, isOpenDays }: Pick<DueRule, 'days' | 'isOpenDays'>,
  since: CivilDate,
  isOpen: IsOpen,
): CivilDate {
  if (!isOpenDays) return addDays(since, days)
  let [day, left, closed] = [since, days, 0]
  while ((left > 0 || !isOpen(day)) && closed <= LONGEST_CLOSURE) {
    day = addDays(day, 1)
    closed = isOpen(day) ? 0 : closed + 1
    if (isOpen(day) && left > 0) left--
  }
  return day
}

/**
 * The last day of coming into the state whose due day lies before `day`: what came on it or earlier is
 * late on `day`. Due days never run backwards, so one comparison finds all of them in the database.
 */
export function lastSinceDueBefore(
  rule: Pick<DueRule, 'days' | 'isOpenDays'>,
  day: CivilDate,
  isOpen: IsOpen,
): CivilDate {
  if (!rule.isOpenDays) return addDays(day, -rule.days - 1)
  let since = addDays(day, -1)
  // Never further back than the same number of days with the longest closure between each week.
  const earliest = addDays(day, -(rule.days * 3 + 2 * LONGEST_CLOSURE))
  let open = 0
  while (since > earliest) {
    if (rule.days === 0 ? isOpen(since) : open === rule.days) return since
    if (isOpen(since)) open++
    since = addDays(since, -1)
  }
  return since
}

/** The day in Japan on which a record came into its state; from its history where the row does not say. */
export function sinceOf(row: CaseRow): CivilDate {
  if (row.stateOn) return row.stateOn
  const came = linesOf(row).findLast(({ from, to }) => from !== to)
  return tokyoDateOf(new Date(came?.at ?? row.createdAt ?? 0))
}

/**
 * Is there something new to be said of a record today? The key of its reminder (`reminderOn`) is
 * another than on the day when the last ones went out, so that what fell on days without any is made up
 * for, once. One that came into its state on that very day may be told twice rather than never.
 * @param last the day of the last reminders; null: there have been none
 */
export function isToTell(
  rule: DueRule,
  since: CivilDate,
  { today, last, isOpen }: { today: CivilDate; last: CivilDate | null; isOpen: IsOpen },
): { isDue: boolean; isNew: boolean } {
  const reminded = {
    dueOn: dueDay(rule, since, isOpen),
    begins: null,
    days: rule.remindDays,
    overdue: rule.overdue,
  }
  const key = reminderOn(reminded, today, isOpen)
  if (key === null) return { isDue: false, isNew: false }
  return {
    isDue: true,
    isNew: last === null || since >= last || reminderOn(reminded, last, isOpen) !== key,
  }
}
