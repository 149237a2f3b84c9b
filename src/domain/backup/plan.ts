import { addDays, type CivilTime, toInstant, tokyoDateOf } from '../time/civil'

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/

/** Times of day, one a line; null where a line is none. None at all: no backup by itself. */
export function timesIn(text: string): CivilTime[] | null {
  const lines = text
    .normalize('NFKC')
    .split(/[\n、,]/)
    .map((line) => line.trim())
    .filter(Boolean)
  if (!lines.every((line) => TIME.test(line))) return null
  return [...new Set(lines.map((line) => line.padStart(5, '0') as CivilTime))].sort()
}

/** The newest of these times at or before `now`, in Japan; null where there are none. */
export function lastDueOf(times: readonly CivilTime[], now: Date): Date | null {
  const today = tokyoDateOf(now)
  const all = [addDays(today, -1), today].flatMap((day) => times.map((at) => toInstant(day, at)))
  return all.filter((at) => at <= now).sort((a, b) => b.getTime() - a.getTime())[0] ?? null
}

export type Kept = { name: string; at: Date }

/** Monday of the week, in Japan. */
const weekOf = (at: Date): string => {
  const day = tokyoDateOf(at)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

/**
 * Which backups may go: kept are all of the newest `daily` days that have any, and the newest one of each of the
 * newest `weekly` weeks that have any. Days are counted, not the time since: a clock that runs wrong takes none
 * away, and one from the future does not make all others old.
 */
export function toPrune(
  backups: readonly Kept[],
  { daily, weekly }: { daily: number; weekly: number },
): string[] {
  const newestFirst = [...backups].sort((a, b) => b.at.getTime() - a.at.getTime())
  const firstOf = (keys: string[], count: number) => new Set([...new Set(keys)].slice(0, count))
  const days = firstOf(
    newestFirst.map(({ at }) => tokyoDateOf(at)),
    Math.max(1, daily),
  )
  const weeks = firstOf(
    newestFirst.map(({ at }) => weekOf(at)),
    Math.max(0, weekly),
  )
  const newestOfWeek = new Set<string>()
  return newestFirst
    .filter(({ at }) => {
      const week = weekOf(at)
      const isOfWeek = weeks.has(week) && !newestOfWeek.has(week)
      newestOfWeek.add(week)
      return !isOfWeek && !days.has(tokyoDateOf(at))
    })
    .map(({ name }) => name)
}
