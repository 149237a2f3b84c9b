import type { Deadline } from '@/domain/booking/deadlines'
import { toInstant } from '@/domain/time/civil'

export const VISIT = { date: '2026-11-25', start: '10:00' }
export const daysBefore = (days: number, time: string | null): Deadline => ({
  daysBefore: days,
  time,
  minutesBefore: null,
})
export const minutesBefore = (minutes: number): Deadline => ({
  daysBefore: 0,
  time: null,
  minutesBefore: minutes,
})
export const tokyo = (date: string, time: string, ms = 0) =>
  new Date(toInstant(date, time).getTime() + ms)
export const MINUTE = 60_000

/** Verdict one minute before, one millisecond before, at, and one minute after a border. */
export const around = <T>(border: Date, ask: (now: Date) => T): T[] =>
  [-MINUTE, -1, 0, MINUTE].map((ms) => ask(new Date(border.getTime() + ms)))
