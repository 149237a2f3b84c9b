import { addDays, type CivilDate, type CivilTime, diffDays } from '@/domain/time/civil'

import type { IsOpen } from './due'

/** Nobody wants to be woken by a report: reminders of a day go out from this time on. */
export const REMIND_FROM: CivilTime = '08:30'

export type Reminded = {
  dueOn: CivilDate
  /** First day of what the document covers; null for what is handed in once. */
  begins: CivilDate | null
  /** Days before the due day: 3, 1, 0. */
  days: readonly number[]
  /** Goes on after the due day. */
  overdue: boolean
}

/** Nobody can write about a period that has not begun; only a plan is due before it. */
export const hasBegun = ({ dueOn, begins }: Pick<Reminded, 'dueOn' | 'begins'>, today: CivilDate) =>
  !begins || begins <= today || begins > dueOn

/** Days until the due day; negative when it was missed. */
export const daysLeft = (dueOn: CivilDate, today: CivilDate): number => diffDays(today, dueOn)

/**
 * The reminder that is due on a day, by a key of its own, or null (NT-09). Before the due day it is
 * the nearest of the set days that has been reached, so a job that stood still on the day itself
 * makes up for it, once. After it: the day after, then each opening day. Nothing is said before the
 * period itself has begun, unless it is due before: a plan.
 */
export function reminderOn(one: Reminded, today: CivilDate, isOpen: IsOpen): string | null {
  const left = daysLeft(one.dueOn, today)
  if (left >= 0) {
    if (!hasBegun(one, today)) return null
    const reached = one.days.filter((days) => days >= left)
    return reached.length === 0 ? null : `${one.dueOn}|${Math.min(...reached)}`
  }
  if (!one.overdue) return null
  let day = today
  while (diffDays(one.dueOn, day) > 1 && !isOpen(day)) day = addDays(day, -1)
  return `${one.dueOn}|+${day}`
}

/** `あと3日`, `今日が期限`, `2日過ぎています` */
export function leftText(dueOn: CivilDate, today: CivilDate): string {
  const left = daysLeft(dueOn, today)
  if (left === 0) return '今日が期限'
  return left > 0 ? `あと${left}日` : `${-left}日過ぎています`
}
