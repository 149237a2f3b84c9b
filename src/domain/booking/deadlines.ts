import {
  addDays,
  type CivilDate,
  type CivilTime,
  MINUTES_PER_DAY,
  MS_PER_MINUTE,
  toInstant,
  tokyoDateOf,
} from '@/domain/time/civil'

/**
 * When an action on a booking closes (BK-08), in one of three forms:
 * - `minutesBefore` given: so many minutes before the start;
 * - else `time` given: `daysBefore` days before the day of the visit at that time (3, '17:00');
 * - else: to the end of that day (1 = 前日まで).
 */
export type Deadline = {
  daysBefore: number
  time: CivilTime | null
  minutesBefore: number | null
}

/** 指定期間内での変更不可 (BK-09): a span before the start; a day counts as 24 hours. */
export type ChangeLock = { days: number; minutes: number }

/** Is a day worked? Where given, days before or ahead count opening days only (3開庁日前). */
export type IsOpenDay = (date: CivilDate) => boolean

export type DateSpan = { from: CivilDate; to: CivilDate }

/**
 * `until`: the instant from which the action is closed, for "17:00まで" on the page.
 * TOO_EARLY: beyond the last bookable day. PAST: the visit has begun.
 */
export type Verdict =
  | { ok: true; until: Date }
  | { ok: false; code: 'TOO_EARLY' | 'DEADLINE_PASSED' | 'PAST'; until: Date }

type Visit = { now: Date; date: CivilDate; start: CivilTime }

/** A calendar in which no day of ten years is open is a mistake, not a reason to loop for ever. */
const MAX_DAYS = 3660

/** The day `count` days away from `date`, or `count` open days when `isOpenDay` is given. */
function step(date: CivilDate, count: number, isOpenDay?: IsOpenDay): CivilDate {
  if (!isOpenDay) return addDays(date, count)
  const direction = Math.sign(count)
  let day = date
  let left = Math.abs(count)
  for (let walked = 0; left > 0; walked++) {
    if (walked >= MAX_DAYS) throw new RangeError('開庁日が10年間ありません')
    day = addDays(day, direction)
    if (isOpenDay(day)) left--
  }
  return day
}

/**
 * The instant from which an action on a visit is closed: at 17:00 sharp it is, one millisecond
 * before it is not. Every border here is half-open in this way, so that a page that says
 * "17:00まで" and the server agree (BK-08).
 */
export function deadlineInstant(
  rule: Deadline,
  date: CivilDate,
  start: CivilTime,
  isOpenDay?: IsOpenDay,
): Date {
  if (rule.minutesBefore !== null) {
    return new Date(toInstant(date, start).getTime() - rule.minutesBefore * MS_PER_MINUTE)
  }
  const day = step(date, -rule.daysBefore, isOpenDay)
  return rule.time === null ? toInstant(addDays(day, 1), '00:00') : toInstant(day, rule.time)
}

/** True while the deadline has not been reached. */
export const isBeforeDeadline = (
  rule: Deadline,
  { now, date, start }: Visit,
  isOpenDay?: IsOpenDay,
): boolean => now < deadlineInstant(rule, date, start, isOpenDay)

/**
 * First and last bookable day (BK-28), counted from today in Japan: 0 = today, 1 = tomorrow. With
 * `isOpenDay` both offsets count opening days after today. `to` < `from` means nothing is bookable.
 * @throws RangeError when the calendar has no open day within ten years
 */
export function bookableWindow(input: {
  now: Date
  firstDayOffset: number
  lastDayOffset: number
  isOpenDay?: IsOpenDay
}): DateSpan {
  const today = tokyoDateOf(input.now)
  return {
    from: step(today, input.firstDayOffset, input.isOpenDay),
    to: step(today, input.lastDayOffset, input.isOpenDay),
  }
}

/** The earliest of the instants that apply decides; the start itself always does. */
function judge({ now, date, start }: Visit, closings: readonly Date[]): Verdict {
  const begin = toInstant(date, start)
  const until = new Date(Math.min(begin.getTime(), ...closings.map((one) => one.getTime())))
  if (now >= begin) return { ok: false, code: 'PAST', until }
  return now < until ? { ok: true, until } : { ok: false, code: 'DEADLINE_PASSED', until }
}

type Rules = Visit & {
  /** null = open until the start. */
  rule: Deadline | null
  isOpenDay?: IsOpenDay
}

const deadlinesOf = ({ rule, date, start, isOpenDay }: Rules): Date[] =>
  rule ? [deadlineInstant(rule, date, start, isOpenDay)] : []

/**
 * May this slot be booked now (BK-08, BK-28)? A day before the window's first is DEADLINE_PASSED, a
 * day after its last TOO_EARLY. `until` tells of the deadline only: the window may move on before.
 * Also to be asked for the new slot of a move.
 */
export function canRegister(input: Rules & { window: DateSpan | null }): Verdict {
  const verdict = judge(input, deadlinesOf(input))
  if (!verdict.ok || !input.window) return verdict
  const { until } = verdict
  if (input.date < input.window.from) return { ok: false, code: 'DEADLINE_PASSED', until }
  if (input.date > input.window.to) return { ok: false, code: 'TOO_EARLY', until }
  return verdict
}

/** May this booking still be moved by its holder (BK-08, BK-09)? Rule and lock both apply. */
export function canChange(input: Rules & { lock: ChangeLock | null }): Verdict {
  const { date, start, lock } = input
  const span = lock ? lock.days * MINUTES_PER_DAY + lock.minutes : 0
  const locked = new Date(toInstant(date, start).getTime() - span * MS_PER_MINUTE)
  return judge(input, [...deadlinesOf(input), locked])
}

/** May this booking still be cancelled by its holder (BK-08)? The change lock does not apply. */
export const canCancel = (input: Rules): Verdict => judge(input, deadlinesOf(input))
