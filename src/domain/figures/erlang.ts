/**
 * Waiting lines of a call centre, as A. K. Erlang and C. Palm described them. `load` is the offered load
 * in erlangs: calls a second times seconds a call.
 */

/** Erlang B: the share of calls that find all seats taken, where nobody waits. By recursion, which never overflows. */
export function erlangB(load: number, seats: number): number {
  let blocked = 1
  for (let seat = 1; seat <= seats; seat++) blocked = (load * blocked) / (seat + load * blocked)
  return blocked
}

/** Erlang C: the share of calls that wait, where nobody gives up; 1 where the seats cannot keep up. */
export function erlangC(load: number, seats: number): number {
  if (load <= 0) return 0
  if (seats <= load) return 1
  const blocked = erlangB(load, seats)
  return (seats * blocked) / (seats - load * (1 - blocked))
}

/** The share of calls that are answered within so many seconds, by Erlang C. */
export function serviceLevel(
  { perSecond, seconds }: Stream,
  seats: number,
  within: number,
): number {
  const load = perSecond * seconds
  if (seats <= load) return 0
  return 1 - erlangC(load, seats) * Math.exp((-(seats - load) * within) / seconds)
}

/** Calls a second, and how long one takes with the work after it. */
export type Stream = { perSecond: number; seconds: number }

/** Less likely states than this change nothing that anybody reads. */
const NEGLIGIBLE = 1e-12
const MOST_WAITING = 5000

/**
 * Erlang A: the share of calls that are given up, where callers wait `patience` seconds on average. The
 * chain of births and deaths is summed from the state in which all seats are taken, in both directions.
 */
export function abandonedShare(
  { perSecond, seconds }: Stream,
  seats: number,
  patience: number,
): number {
  if (perSecond <= 0) return 0
  if (seats <= 0) return 1
  const served = 1 / seconds
  const leaves = 1 / patience
  let total = 1
  let weight = 1
  for (let busy = seats; busy > 0; busy--) {
    weight *= (busy * served) / perSecond
    total += weight
  }
  let waiting = 0
  weight = 1
  for (let line = 1; line <= MOST_WAITING; line++) {
    weight *= perSecond / (seats * served + line * leaves)
    total += weight
    waiting += line * weight
    if (weight < NEGLIGIBLE * total) break
  }
  return (leaves * waiting) / (total * perSecond)
}

/** The share of calls that are answered (CC-14, CC-26): what the contracts promise. */
export const answeredShare = (stream: Stream, seats: number, patience: number): number =>
  1 - abandonedShare(stream, seats, patience)

export type Watched = { stream: Stream; seats: number; calls: number; abandoned: number }

const SHORTEST = 5
const LONGEST = 1800

/**
 * How long callers wait before they give up, as far as the counts tell: the patience with which the chain
 * gives up as many calls as were given up. Null where too little was seen to say.
 */
export function patienceFrom(hours: readonly Watched[]): number | null {
  const seen = hours.filter(({ calls, seats }) => calls > 0 && seats > 0)
  const lost = seen.reduce((sum, { abandoned }) => sum + abandoned, 0)
  if (lost < 10) return null
  const expected = (patience: number) =>
    seen.reduce(
      (sum, { stream, seats, calls }) => sum + calls * abandonedShare(stream, seats, patience),
      0,
    )
  // The more patient, the fewer are lost.
  if (expected(LONGEST) > lost) return LONGEST
  // More were lost than seats that are all taken can explain: nothing can be said of patience.
  if (expected(SHORTEST) < lost) return null
  let [low, high] = [SHORTEST, LONGEST]
  for (let round = 0; round < 24 && high - low > 0.5; round++) {
    const middle = (low + high) / 2
    if (expected(middle) > lost) low = middle
    else high = middle
  }
  return Math.round((low + high) / 2)
}
