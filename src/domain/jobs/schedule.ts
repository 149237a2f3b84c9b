import { addDays, type CivilTime, MS_PER_MINUTE, toInstant, tokyoDateOf } from '@/domain/time/civil'

/**
 * When a periodic task is due, in Japan time: every n minutes (n divides 60; `offset` shifts it within
 * the hour), or once a day at a time.
 */
export type Schedule = { everyMinutes: number; offset?: number } | { dailyAt: CivilTime }

/**
 * The newest instant at or before `now` at which the task was due. Older missed instants are never
 * asked for: after downtime a task runs once, not once per missed hour (design §9).
 */
export function lastDue(schedule: Schedule, now: Date): Date {
  if ('everyMinutes' in schedule) {
    const offset = schedule.offset ?? 0
    const minutes = Math.floor(now.getTime() / MS_PER_MINUTE) - offset
    const steps = Math.floor(minutes / schedule.everyMinutes)
    return new Date((steps * schedule.everyMinutes + offset) * MS_PER_MINUTE)
  }
  const today = tokyoDateOf(now)
  const due = toInstant(today, schedule.dailyAt)
  return due <= now ? due : toInstant(addDays(today, -1), schedule.dailyAt)
}
