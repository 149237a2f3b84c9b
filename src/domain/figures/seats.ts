import { type CivilTime, minutesOf, timeOf } from '../time/civil'

/** Seats from a time to a time; a break takes seats away. */
export type SeatSpan = { start: CivilTime; end: CivilTime; seats: number; kind: 'work' | 'break' }

export const QUARTER = 15

/** Seats in each quarter of an hour of the open time, in its order. */
export function seatsByQuarter(
  spans: readonly SeatSpan[],
  { opensAt, closesAt }: { opensAt: CivilTime; closesAt: CivilTime },
): { at: CivilTime; seats: number }[] {
  const first = minutesOf(opensAt)
  const count = Math.max(0, Math.ceil((minutesOf(closesAt) - first) / QUARTER))
  return Array.from({ length: count }, (_, index) => {
    const from = first + index * QUARTER
    return { at: timeOf(from), seats: seatsIn(spans, from, from + QUARTER) }
  })
}

/** A seat counts for a quarter that it covers whole; a break for one that it touches. */
function seatsIn(spans: readonly SeatSpan[], from: number, to: number): number {
  const sum = spans.reduce((seats, span) => {
    const start = minutesOf(span.start)
    const end = minutesOf(span.end)
    if (span.kind === 'work') return start <= from && to <= end ? seats + span.seats : seats
    return start < to && from < end ? seats - span.seats : seats
  }, 0)
  return Math.max(0, sum)
}

export type Gap = { from: CivilTime; to: CivilTime; seats: number }

/** Where fewer are seated than must be, neighbours together (CC-27). */
export function gapsBelow(
  quarters: readonly { at: CivilTime; seats: number }[],
  minimum: number,
): Gap[] {
  const gaps: Gap[] = []
  for (const { at, seats } of quarters) {
    if (seats >= minimum) continue
    const to = timeOf(Math.min(minutesOf(at) + QUARTER, 24 * 60 - 1))
    const last = gaps.at(-1)
    if (last?.to === at && last.seats === seats) last.to = to
    else gaps.push({ from: at, to, seats })
  }
  return gaps
}

/** Seats on average in an hour; null where the line is closed in it. */
export function seatsInHour(
  quarters: readonly { at: CivilTime; seats: number }[],
  hour: number,
): number | null {
  const own = quarters.filter(({ at }) => Number(at.slice(0, 2)) === hour)
  return own.length === 0 ? null : own.reduce((sum, { seats }) => sum + seats, 0) / own.length
}
