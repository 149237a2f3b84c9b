import { addDays, type CivilDate, type CivilTime, toInstant } from '@/domain/time/civil'

/** How one service reminds (NT-03): so many days before the visit, at this time. */
export type ReminderRule = { daysBefore: number; time: CivilTime }

type Visit = { date: CivilDate; start: CivilTime }

/** The instant at which the reminder for a visit is due (NT-02). */
export const reminderDue = (rule: ReminderRule, visit: Visit): Date =>
  toInstant(addDays(visit.date, -rule.daysBefore), rule.time)

/**
 * Is it time to remind? From the due instant to the visit itself, so that a stopped server still
 * reminds late rather than not at all; never after the visit. Who booked or moved at or after the due
 * instant has just been told and gets no reminder (NT-05).
 * @param settledAt when the booking got the place and time it has now
 */
export function mayRemind(rule: ReminderRule, visit: Visit, settledAt: Date, now: Date): boolean {
  const due = reminderDue(rule, visit)
  return now >= due && now < toInstant(visit.date, visit.start) && settledAt < due
}
