import type { Gate } from './gate'
import type { Ticket } from './ticket'

/** After the rate was lowered, waits go on growing for so long, until the pace has followed. */
const SLOWED_FOR_S = 120
/** Longer than this nobody can be told anything. */
export const LONGEST_WAIT_S = 24 * 3600

/** Seconds until a place is called; never less than nothing. */
export const waitSeconds = (gate: Gate, place: number): number =>
  Math.max(0, place - gate.upTo) / Math.max(gate.pace, 0.01)

export type Shown = {
  /** Minutes since 1970 by the wall clock; null: longer than anybody can say. */
  from: number | null
  to: number | null
  /** It is later than was said before, and the page says why. */
  isLater: boolean
  promised: Ticket['promised']
}

/**
 * What the page says of the wait, as clock times. What was said before stays said: it becomes later
 * only where admission has slowed down since, or where the time that was said has passed.
 */
export function shownWait(gate: Gate, ticket: Ticket, place: number, now: Date): Shown {
  const wait = waitSeconds(gate, place)
  const at = Math.floor(gate.time / 1000)
  if (wait > LONGEST_WAIT_S) return { from: null, to: null, isLater: false, promised: null }
  const minute = now.getTime() / 60_000
  const from = Math.floor(minute + (wait * 0.9) / 60)
  const to = Math.ceil(minute + (wait * 1.1 + 30) / 60)
  const before = ticket.promised
  const mayRise = !before || gate.slowedAt / 1000 + SLOWED_FOR_S >= before.at || minute >= before.by
  if (!before || to <= before.by || mayRise)
    return { from, to, isLater: !!before && to > before.by, promised: { by: to, at } }
  return {
    from: Math.min(from, before.by - 1),
    to: before.by,
    isLater: false,
    promised: { by: before.by, at },
  }
}

/** Seconds to the next look: an eighth of the wait, a quarter more or less, always the same for one. */
export function reloadSeconds(wait: number, number: number): number {
  const spread = (Math.imul(number, 2_654_435_761) >>> 0) / 2 ** 32
  return Math.round(Math.min(Math.max(wait / 8, 15), 90) * (0.75 + spread / 2))
}
