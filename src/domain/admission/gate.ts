/**
 * The admission queue (待合) as one value, and all that may become of it. Pure: whoever changes it
 * stores the result only where nobody has changed it meanwhile (`services/admission/store.ts`).
 *
 * Numbers and places begin at 1. Whoever has a place up to `upTo` is let in; nothing of a visitor is
 * stored, so nobody can be counted twice. All times are the gate's own: milliseconds that leaders'
 * monotonic clocks have added up, so that a clock that jumps changes nobody's turn.
 */
export type Gate = {
  /** Raised with each opening: tickets of another one are worth nothing. */
  epoch: number
  isOpen: boolean
  why: Why | ''
  /** By the wall clock, for people to read. */
  openedAt: string
  time: number
  /** Raised with each tick: the sign of life of the leader. */
  beat: number
  leader: string
  /** Numbers given out: to those who came in turn, to the lots of a draw, and behind these. */
  given: Record<Line, number>
  draw: Draw | null
  upTo: number
  /** Places a second. */
  rate: number
  /** Share of those called who come; and of whom it is reckoned. */
  share: number
  counted: { since: number; upTo: number; came: number }
  /** Places a second as they were lately: what waits are reckoned from. */
  pace: number
  slowedAt: number
  /** When the rate was looked at last, and the worst that was seen since. */
  looked: { at: number; health: Health }
  /** When a process other than the leader was last seen in trouble. */
  badAt: number
  /** Nobody waits since then; numbers given out by then. */
  quiet: { since: number; given: number }
  /** `[time, upTo]`: who was called when. */
  called: [number, number][]
}

export type Line = 'queue' | 'lot' | 'behind'
export type Why = 'hand' | 'health' | 'arrivals' | 'time'
export type Health = 'good' | 'fair' | 'bad'
/** `nonce` gives the seed to whoever has the key; `seed` is empty until the lots are drawn. */
export type Draw = { at: string; nonce: string; commitment: string; seed: string }

export const RATE_EVERY_MS = 5_000
export const LOG_EVERY_MS = 15_000
export const QUIET_MS = 60_000
const LOG_KEPT_MS = 45 * 60_000
const SHARE_EVERY_MS = 60_000
const PACE_MS = 30_000
const LEAST_RATE = 0.2
const LEAST_SHARE = 0.5
/** Until it is known: so near to what may come that waits stay within a quarter of what was said. */
const FIRST_SHARE = 0.85
/** Longer pauses than this are no waiting time: the machine slept. */
const LONGEST_TICK_MS = 10_000

/** Before any opening, and a number that JSON can say. */
const LONG_AGO = -1e9

const NOTHING = { queue: 0, lot: 0, behind: 0 }

export const closedGate = (): Gate => ({
  epoch: 0,
  isOpen: false,
  why: '',
  openedAt: '',
  time: 0,
  beat: 0,
  leader: '',
  given: NOTHING,
  draw: null,
  upTo: 0,
  rate: 0,
  share: FIRST_SHARE,
  counted: { since: 0, upTo: 0, came: 0 },
  pace: 0,
  slowedAt: LONG_AGO,
  looked: { at: 0, health: 'good' },
  badAt: LONG_AGO,
  quiet: { since: 0, given: 0 },
  called: [],
})

export const openGate = (
  gate: Gate,
  how: { why: Why; at: string; leader: string; rate: number; draw?: Draw },
): Gate => ({
  ...closedGate(),
  epoch: gate.epoch + 1,
  isOpen: true,
  why: how.why,
  openedAt: how.at,
  leader: how.leader,
  rate: how.rate,
  // What was learned of the people of this city stays true.
  share: gate.share,
  pace: how.rate / gate.share,
  draw: how.draw ?? null,
  // Those of the first second go on at once, unless lots decide.
  upTo: how.draw ? 0 : how.rate,
  called: how.draw ? [] : [[0, how.rate]],
})

export const closeGate = (gate: Gate): Gate => ({ ...gate, isOpen: false, why: '', leader: '' })

/** Before the lots are drawn nobody is let in. */
export const isLobby = ({ draw }: Gate): boolean => draw !== null && draw.seed === ''

/** The last place that anybody has. */
export const lastPlace = ({ given }: Gate): number => given.lot + given.behind + given.queue

export const waitingIn = (gate: Gate): number =>
  gate.isOpen ? Math.max(0, lastPlace(gate) - Math.floor(gate.upTo)) : 0

/** Numbers for one process: `from` is the first of each line. */
export type Block = { epoch: number; from: Record<Line, number>; count: Record<Line, number> }

/** Takes numbers. In the lobby they are lots and places behind them, afterwards places in turn. */
export function takeNumbers(gate: Gate, wish: number, behind = 0): { gate: Gate; block: Block } {
  const count = isLobby(gate)
    ? { queue: 0, lot: wish, behind }
    : { queue: wish + behind, lot: 0, behind: 0 }
  const { given } = gate
  const from = { queue: given.queue + 1, lot: given.lot + 1, behind: given.behind + 1 }
  const after = {
    queue: given.queue + count.queue,
    lot: given.lot + count.lot,
    behind: given.behind + count.behind,
  }
  return { gate: { ...gate, given: after }, block: { epoch: gate.epoch, from, count } }
}

/** Draws the lots, once. */
export const drawLots = (gate: Gate, seed: string): Gate =>
  gate.draw && isLobby(gate) ? { ...gate, draw: { ...gate.draw, seed } } : gate

/** What another process than the leader has seen. */
export const report = (gate: Gate, seen: { came: number; isBad: boolean }): Gate => ({
  ...gate,
  counted: { ...gate.counted, came: gate.counted.came + seen.came },
  badAt: seen.isBad ? gate.time : gate.badAt,
})

export const lead = (gate: Gate, leader: string): Gate => ({ ...gate, leader })

const WORSE: Health[] = ['good', 'fair', 'bad']
const worse = (one: Health, other: Health): Health =>
  WORSE[Math.max(WORSE.indexOf(one), WORSE.indexOf(other))]!

export type Tick = {
  elapsedMs: number
  health: Health
  /** As the city has it: no health raises the rate beyond. */
  ceiling: number
  /** No trouble lowers it further: it may be another's, and the queue must not stand still. */
  floor?: number
}

/** One step of the leader: time goes on, the rate follows health, the next are called. */
export function tick(before: Gate, { elapsedMs, health, ceiling, floor }: Tick): Gate {
  const elapsed = Math.min(Math.max(elapsedMs, 0), LONGEST_TICK_MS)
  const time = before.time + elapsed
  const gate = { ...before, time, beat: before.beat + 1 }
  if (isLobby(gate))
    return {
      ...gate,
      quiet: { since: time, given: lastPlace(gate) },
      looked: { at: time, health: 'good' },
      counted: { since: time, upTo: 0, came: 0 },
    }
  return withQuiet(withShare(withCalls(withRate(gate, health, ceiling, floor), elapsed)))
}

function withRate(gate: Gate, health: Health, ceiling: number, floor = LEAST_RATE): Gate {
  const reported = gate.time - gate.badAt <= RATE_EVERY_MS ? 'bad' : 'good'
  const seen = worse(gate.looked.health, worse(health, reported))
  if (gate.time - gate.looked.at < RATE_EVERY_MS)
    return { ...gate, rate: Math.min(gate.rate, ceiling), looked: { ...gate.looked, health: seen } }
  const isSlower = seen === 'bad'
  const factor = isSlower ? 0.7 : seen === 'good' && waitingIn(gate) > 0 ? 1.1 : 1
  const rate = Math.min(Math.max(gate.rate * factor, floor), ceiling)
  return {
    ...gate,
    rate,
    looked: { at: gate.time, health: 'good' },
    slowedAt: rate < gate.rate ? gate.time : gate.slowedAt,
  }
}

function withCalls(gate: Gate, elapsed: number): Gate {
  const speed = gate.rate / gate.share
  // Nobody who comes while none waits has to wait for the next tick.
  const most = Math.max(gate.upTo, lastPlace(gate) + Math.max(1, gate.rate))
  const upTo = Math.min(gate.upTo + (speed * elapsed) / 1000, most)
  const weight = 1 - Math.exp(-elapsed / PACE_MS)
  const pace = gate.pace + (speed - gate.pace) * weight
  return { ...gate, upTo, pace, called: calledNow(gate, upTo) }
}

function calledNow({ time, called }: Gate, upTo: number): Gate['called'] {
  const last = called.at(-1)
  if (last && Math.floor(last[1]) === Math.floor(upTo)) return called
  const kept = called.filter(([at]) => time - at <= LOG_KEPT_MS)
  const before = kept.at(-2)
  // The youngest line moves on until it is 15 seconds younger than the one before: in favour of the called.
  if (before && time - before[0] < LOG_EVERY_MS) kept.pop()
  return [...kept, [time, upTo]]
}

function withShare(gate: Gate): Gate {
  const { since, upTo, came } = gate.counted
  if (gate.time - since < SHARE_EVERY_MS) return gate
  const last = lastPlace(gate)
  const called = Math.min(gate.upTo, last) - Math.min(upTo, last)
  const counted = { since: gate.time, upTo: gate.upTo, came: 0 }
  if (called < 20) return { ...gate, counted }
  const seen = Math.min(Math.max(came / called, LEAST_SHARE), 1)
  return { ...gate, counted, share: gate.share * 0.7 + seen * 0.3 }
}

function withQuiet(gate: Gate): Gate {
  const given = lastPlace(gate)
  const { quiet } = gate
  const isWaited = waitingIn(gate) > 0
  const isMinute = gate.time - quiet.since >= QUIET_MS
  const isBusy = isMinute && (given - quiet.given) / (QUIET_MS / 1000) >= 0.7 * gate.rate
  return isWaited || isBusy ? { ...gate, quiet: { since: gate.time, given } } : gate
}

/** Nobody has waited for a minute, and few came. */
export const isOverNow = (gate: Gate): boolean =>
  gate.isOpen && !isLobby(gate) && gate.time - gate.quiet.since >= QUIET_MS
