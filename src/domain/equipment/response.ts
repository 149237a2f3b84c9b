import { addDays, type CivilDate, type CivilTime, minutesOf } from '../time/civil'
import { MS_PER_MINUTE, toInstant, tokyoDateOf, tokyoTimeOf } from '../time/civil'

export type Desk = { from: CivilTime; to: CivilTime; isOpen: (day: CivilDate) => boolean }

/** Nobody waits longer than this for a first answer; the count ends there. */
const LONGEST_DAYS = 400

/** Minutes between two instants while the desk is open (EQ-11: weekdays 9:00–17:00). */
export function openMinutes(start: Date, end: Date, { from, to, isOpen }: Desk): number {
  let minutes = 0
  const last = tokyoDateOf(end)
  let day = tokyoDateOf(start)
  for (let left = LONGEST_DAYS; day <= last && left > 0; day = addDays(day, 1), left--) {
    if (!isOpen(day)) continue
    const begins = Math.max(toInstant(day, from).getTime(), start.getTime())
    const ends = Math.min(toInstant(day, to).getTime(), end.getTime())
    minutes += Math.max(0, Math.floor((ends - begins) / MS_PER_MINUTE))
  }
  return minutes
}

/** The instant at which so many open minutes have passed. */
export function afterOpenMinutes(start: Date, wanted: number, desk: Desk): Date {
  let left = wanted
  let day = tokyoDateOf(start)
  for (let tries = LONGEST_DAYS; tries > 0; day = addDays(day, 1), tries--) {
    if (!desk.isOpen(day)) continue
    const begins = Math.max(
      minutesOf(desk.from),
      day === tokyoDateOf(start) ? minutesOf(tokyoTimeOf(start)) : 0,
    )
    const room = minutesOf(desk.to) - begins
    if (room <= 0) continue
    const opens =
      day === tokyoDateOf(start) && begins > minutesOf(desk.from)
        ? start.getTime()
        : toInstant(day, desk.from).getTime()
    if (left <= room) return new Date(opens + left * MS_PER_MINUTE)
    left -= room
  }
  return start
}
