import type { Gate, Line } from './gate'
import { isLobby, waitingIn } from './gate'
import { lotOf, type Mix } from './place'

/** So long somebody who was called may take to come; a pass holds so long from the call. */
export const COME_MS = 10 * 60_000
export const PASS_MS = 30 * 60_000
/** Processes see each other's time a moment later. */
const AHEAD_MS = 5_000

/** A place in the queue, carried by the browser under a signature. Nothing in it is about a person. */
export type Ticket = {
  epoch: number
  line: Line
  number: number
  /** Seconds of the gate's time; it can only be that late, never earlier than it says. */
  issued: number
  /** Called and not come: the place behind which this ticket stands a second time. */
  again: number | null
  /** Came in time: may go on until then (seconds of the gate's time). */
  until: number | null
  /** What the page has promised: minutes of the wall clock, and when (seconds of the gate's time). */
  promised: { by: number; at: number } | null
}

const LINES: Line[] = ['queue', 'lot', 'behind']

/** Names a ticket, whatever has become of it. */
export const nameOf = ({ epoch, line, number }: Ticket): string =>
  `${epoch}.${LINES.indexOf(line)}.${number}`

/** A number's share of its place behind others: two can never be equal. */
const fractionOf = ({ line, number }: Ticket): number =>
  (3 * number + LINES.indexOf(line) + 1) / 2 ** 24

/** A signed number from before, or where a database was put back; null while lots are not drawn. */
export function placeOf(gate: Gate, ticket: Ticket, mix: Mix): number | null | 'unknown' {
  const { line, number, again } = ticket
  const { lot, behind } = gate.given
  if (number < 1 || number > gate.given[line]) return 'unknown'
  if (isLobby(gate)) return null
  if (again !== null) return again + fractionOf(ticket)
  if (line === 'queue') return lot + behind + number
  return line === 'behind' ? lot + number : lotOf(mix, gate.draw?.seed ?? '', number - 1, lot) + 1
}

/** When a place was called, as the log has it; -Infinity: longer ago than that. */
function calledAt({ called }: Gate, place: number): number {
  const at = called.findIndex(([, upTo]) => upTo >= place)
  return at < 0 ? -Infinity : called[at]![0]
}

export type Verdict =
  /** Let in; `until` in seconds of the gate's time. */
  | { as: 'in'; until: number; isNew: boolean }
  | { as: 'waiting'; place: number; ahead: number }
  | { as: 'lobby' }
  /** Called, and not come in time: stands here once more. */
  | { as: 'late'; again: number }
  | { as: 'void'; why: 'foreign' | 'future' | 'over' }

/** What a ticket is worth now: a pure function, the same in whichever process asks. */
export function judge(gate: Gate, ticket: Ticket, mix: Mix): Verdict {
  if (ticket.epoch !== gate.epoch) return { as: 'void', why: 'foreign' }
  if (ticket.issued * 1000 > gate.time + AHEAD_MS) return { as: 'void', why: 'future' }
  const place = placeOf(gate, ticket, mix)
  if (place === 'unknown') return { as: 'void', why: 'future' }
  if (place === null) return { as: 'lobby' }
  if (ticket.until !== null)
    return gate.time < ticket.until * 1000
      ? { as: 'in', until: ticket.until, isNew: false }
      : { as: 'void', why: 'over' }
  if (place > gate.upTo)
    return { as: 'waiting', place, ahead: Math.max(0, Math.ceil(place - gate.upTo) - 1) }
  const called = Math.max(calledAt(gate, place), ticket.issued * 1000)
  if (gate.time - called <= COME_MS)
    return { as: 'in', until: Math.ceil((called + PASS_MS) / 1000), isNew: true }
  return late(gate, ticket)
}

/** Once more behind those who are called now; whoever is late again, or where none waits, begins anew. */
function late(gate: Gate, ticket: Ticket): Verdict {
  const waiting = waitingIn(gate)
  if (ticket.again !== null || waiting === 0) return { as: 'void', why: 'over' }
  const spread = Math.max(1, Math.min(waiting, Math.round(gate.rate * 10)))
  const again = Math.floor(gate.upTo) + (ticket.number % spread)
  return { as: 'late', again }
}

const VERSION = '1'
const written = (value: number | null): string => (value === null ? '' : value.toString(36))

/** The ticket as text, without its signature. */
export const ticketText = (ticket: Ticket): string =>
  [
    VERSION,
    ...[ticket.epoch, LINES.indexOf(ticket.line), ticket.number, ticket.issued].map(written),
    ...[ticket.again, ticket.until].map(written),
    ...[ticket.promised?.by ?? null, ticket.promised?.at ?? null].map(written),
  ].join('.')

const FORM = /^1(?:\.[0-9a-z]{1,9}){4}(?:\.[0-9a-z]{0,9}){4}$/

/** @returns null for what is no text of `ticketText` */
export function readTicketText(text: string): Ticket | null {
  if (!FORM.test(text)) return null
  const parts = text.split('.').map((part) => (part === '' ? null : parseInt(part, 36)))
  const [, epoch, at, number, issued, again, until, by = null, since = null] = parts
  const line = LINES[at ?? -1]
  if (!line) return null
  return {
    epoch: epoch!,
    line,
    number: number!,
    issued: issued!,
    again: again ?? null,
    until: until ?? null,
    promised: by === null || since === null ? null : { by, at: since },
  }
}
