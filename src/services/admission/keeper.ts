import { randomBytes, randomUUID } from 'node:crypto'

import type { Payload } from 'payload'

import {
  closeGate,
  drawLots,
  type Gate,
  type Health,
  isLobby,
  isOverNow,
  lastPlace,
  lead,
  openGate,
  report,
  tick,
  waitingIn,
  type Why,
} from '@/domain/admission/gate'
import { judge, nameOf, type Ticket, type Verdict } from '@/domain/admission/ticket'
import { reloadSeconds, type Shown, shownWait, waitSeconds } from '@/domain/admission/wait'
import { Generations } from '@/lib/generations'

import { clockOf } from '../context'
import { burstAllowed } from '../limits/burst'

import { commitmentOf, mix, seedOf } from './draw'
import { healthOf, healthReader, type Reading } from './health'
import { noteClosed, noteDrawn, noteOpened } from './noted'
import { numbersOf } from './numbers'
import { type AdmissionConfig, admissionConfig } from './settings'
import { changeGate, readGate } from './store'
import { openTicket, signTicket } from './tickets'

/** Without a sign of life for so long another process leads, by its own monotonic clock. */
const LEASE_MS = 3_000
const BAD_MS = 3_000
const BUSY_MS = 5_000
/** A shut gate is looked at so often, and for the panel. */
const LOOK_MS = 1_900
const LOOK_AGAIN_MS = 200
/** Read in any case. */
const NOW = -1
/** A planned opening that was slept through is not caught up with after this. */
const TIMED_FOR_MS = 60 * 60_000
const LOOKS_PER_MINUTE = { capacity: 60, perSecond: 1 }
const SOURCES = 50_000
/** Of the tokens of `limits/burst.ts`: a network may have 200 places at once, and three a second. */
const PLACE_COST = 3

export type Asked = {
  /** As the browser or the program sent it; empty: none. */
  ticket: string
  /** Name of the network it came from (`limits/source-name.ts`). */
  source: string
  /** Begins something: counts as somebody who arrives. */
  begins?: boolean
}

export type Admission =
  /** Nobody waits, or this one is let in: `ticket` is then the pass. */
  | { as: 'in'; ticket: string | null }
  | ({ as: 'waiting'; ticket: string; place: number; ahead: number; movedAt: Date } & Shown & {
        reload: number
      })
  /** Before the draw. */
  | { as: 'lobby'; ticket: string; drawAt: Date; commitment: string; reload: number }
  /** No number could be had: once more in a moment. */
  | { as: 'unnumbered'; reload: number }
  | { as: 'too-often'; reload: number }

type Options = {
  owner?: string
  mono?: () => number
  pause?: (ms: number) => Promise<void>
  read?: () => Reading
  /** Processes that share the arrivals. */
  processes?: number
}

const isUnknown = (verdict: Verdict): boolean => verdict.as === 'void' && verdict.why !== 'over'

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * The admission queue as one process sees it: its own numbers and an own view of the stored gate, at
 * most a second old. Several of them – several processes – share one row and never ask each other.
 */
export function makeKeeper(payload: Payload, options: Options = {}) {
  const { owner = randomUUID(), mono = () => performance.now(), pause = sleep } = options
  const { read = healthReader(), processes = 1 } = options
  const wall = clockOf(payload)
  let view: { gate: Gate; at: number; changedAt: number } | null = null
  let looking: Promise<Gate> | null = null
  let ledAt: number | null = null
  let came = 0
  let reading: Reading = { delay: 0, commit: 0, underWay: 0 }
  let health: Health = 'good'
  let badSince: number | null = null
  let arrivals: number[] = []
  const sources = new Generations<{ epoch: number; count: number }>(SOURCES)
  const refused = { forged: 0, foreign: 0, future: 0, over: 0 }

  function keep(gate: Gate): Gate {
    const now = mono()
    const isSame = view?.gate.epoch === gate.epoch && view.gate.beat === gate.beat
    if (view?.gate.epoch !== gate.epoch) numbers.drop()
    view = { gate, at: now, changedAt: isSame && view ? view.changedAt : now }
    return gate
  }

  const change = async (step: (gate: Gate) => Gate | null) => {
    const done = await changeGate(payload, step)
    keep(done.gate)
    return done
  }

  const seen = () => {
    const told = { came, isBad: health === 'bad' }
    came = 0
    return told
  }
  const numbers = numbersOf({ change, mono, pause, seen })

  /** The gate, read where it was not looked at for so long; many who ask at once read once. */
  function look(atMost: number): Promise<Gate> {
    if (view && mono() - view.at <= atMost) return Promise.resolve(view.gate)
    looking ??= readGate(payload)
      .then(({ gate }) => keep(gate))
      .finally(() => (looking = null))
    return looking
  }

  /** Of one network only so many stand among the lots; further ones behind them. */
  function standsBehind({ source }: Asked, gate: Gate, config: AdmissionConfig): boolean {
    if (!isLobby(gate)) return false
    const [narrow = '', ...wide] = source.split(' ')
    const most = wide.length > 0 ? config.perNetwork : config.perAddress
    const known = sources.get(narrow)
    const count = (known?.epoch === gate.epoch ? known.count : 0) + 1
    sources.set(narrow, { epoch: gate.epoch, count })
    return count > most
  }

  async function newTicket(
    asked: Asked,
    gate: Gate,
  ): Promise<{ ticket: Ticket; gate: Gate } | null> {
    // Places that nobody means to take would keep all others waiting.
    if (!burstAllowed(asked.source, PLACE_COST, undefined, { lane: 'place|' })) return null
    const isBehind = standsBehind(asked, gate, await admissionConfig(payload))
    const got = await numbers.next(isBehind)
    if (!got) return null
    const { line, number } = got
    const issued = Math.floor(got.gate.time / 1000)
    const ticket = { epoch: got.gate.epoch, line, number, issued }
    return { ticket: { ...ticket, again: null, until: null, promised: null }, gate: view!.gate }
  }

  /** What the browser's own ticket is worth; null where it has none. */
  async function worth(ticket: Ticket): Promise<{ gate: Gate; verdict: Verdict }> {
    let gate = view!.gate
    let verdict = judge(gate, ticket, mix)
    // Another process may have given it out after our last look, or while we were looking.
    for (let looks = 0; looks < 2 && isUnknown(verdict) && ticket.epoch >= gate.epoch; looks++) {
      gate = await look(NOW)
      verdict = judge(gate, ticket, mix)
    }
    return { gate, verdict }
  }

  /** May somebody go on to a dear step? */
  async function admit(asked: Asked): Promise<Admission> {
    if (!view) await look(LOOK_MS).catch(() => null)
    if (asked.begins && !view?.gate.isOpen) arrivals.push(mono())
    if (!view?.gate.isOpen) return { as: 'in', ticket: null }
    let ticket = asked.ticket ? openTicket(asked.ticket) : null
    if (asked.ticket && !ticket) refused.forged++
    let gate = view.gate
    let verdict: Verdict | null = null
    if (ticket) {
      if (
        !burstAllowed(nameOf(ticket), 1, undefined, {
          lane: 'ticket|',
          allowance: LOOKS_PER_MINUTE,
        })
      )
        return { as: 'too-often', reload: 60 }
      ;({ gate, verdict } = await worth(ticket))
      if (verdict.as === 'late') {
        ticket = { ...ticket, again: verdict.again, issued: Math.floor(gate.time / 1000) }
        verdict = judge(gate, ticket, mix)
      }
      if (verdict.as === 'void') refused[verdict.why]++
    }
    if (!ticket || !verdict || verdict.as === 'void') {
      const made = await newTicket(asked, gate)
      if (!view.gate.isOpen) return { as: 'in', ticket: null }
      if (!made) return { as: 'unnumbered', reload: reloadSeconds(0, Math.floor(mono())) }
      ;({ ticket, gate } = made)
      verdict = judge(gate, ticket, mix)
    }
    return admissionOf(gate, ticket, verdict)
  }

  function admissionOf(gate: Gate, ticket: Ticket, verdict: Verdict): Admission {
    if (verdict.as === 'in') {
      if (verdict.isNew) came++
      return { as: 'in', ticket: signTicket({ ...ticket, until: verdict.until }) }
    }
    const now = wall()
    if (verdict.as === 'waiting') {
      const { place, ahead } = verdict
      const shown = shownWait(gate, ticket, place, now)
      const reload = reloadSeconds(waitSeconds(gate, place), ticket.number)
      const signed = signTicket({ ...ticket, promised: shown.promised })
      const moved = gate.called.at(-1)?.[0] ?? 0
      const movedAt = new Date(now.getTime() - (gate.time - moved))
      return { as: 'waiting', ticket: signed, place, ahead, movedAt, ...shown, reload }
    }
    const { at = '', commitment = '' } = gate.draw ?? {}
    const drawAt = new Date(at)
    const wait = Math.max(0, (drawAt.getTime() - now.getTime()) / 1000)
    const reload = reloadSeconds(wait, ticket.number)
    return { as: 'lobby', ticket: signTicket(ticket), drawAt, commitment, reload }
  }

  /** Why the gate is to open now; null: it is not. */
  function whyOpen(gate: Gate, config: AdmissionConfig): Why | null {
    const now = mono()
    if (config.mode === 'closed') return null
    if (config.mode === 'open') return 'hand'
    if (isPlanned(gate, config)) return 'time'
    // For load tests, which measure what lies behind it, and for slow machines that test screens.
    if (process.env.ADMISSION === 'off') return null
    if (badSince !== null && now - badSince >= BAD_MS) return 'health'
    arrivals = arrivals.filter((at) => now - at <= BUSY_MS)
    const rate = (arrivals.length * processes) / (BUSY_MS / 1000)
    return rate > 1.2 * config.start ? 'arrivals' : null
  }

  function isPlanned({ openedAt }: Gate, { timed }: AdmissionConfig): boolean {
    if (!timed) return false
    const now = wall().getTime()
    const isDue = now >= timed.from.getTime() && now < timed.drawAt.getTime() + TIMED_FOR_MS
    return isDue && !(openedAt && new Date(openedAt) >= timed.from)
  }

  function opening(gate: Gate, why: Why, config: AdmissionConfig): Gate {
    const at = wall()
    const isDraw = why === 'time' && config.timed !== null && at < config.timed.drawAt
    const drawAt = config.timed?.drawAt.toISOString() ?? ''
    const nonce = randomBytes(18).toString('base64url')
    const commitment = commitmentOf(seedOf({ nonce, at: drawAt }))
    const draw = isDraw ? { at: drawAt, nonce, commitment, seed: '' } : undefined
    return openGate(gate, { why, at: at.toISOString(), leader: owner, rate: config.start, draw })
  }

  async function openWhere(why: Why, config: AdmissionConfig): Promise<void> {
    const step = (gate: Gate) => (gate.isOpen ? null : opening(gate, why, config))
    const { gate, changed } = await change(step)
    if (!changed) return
    ledAt = mono()
    arrivals = []
    await noteOpened(payload, gate)
  }

  /** One second of whoever leads. */
  async function step(config: AdmissionConfig): Promise<void> {
    const now = mono()
    const elapsedMs = now - (ledAt ?? view?.changedAt ?? now)
    const told = seen()
    let isDrawn = false
    const { changed, gate } = await change((before) => {
      if (!before.isOpen || before.leader !== owner) return null
      const after = tick(report(before, { ...told, isBad: false }), {
        elapsedMs,
        health,
        ceiling: config.ceiling,
        floor: config.start / 10,
      })
      isDrawn = isLobby(after) && wall() >= new Date(after.draw!.at)
      return isDrawn ? drawLots(after, seedOf(after.draw!)) : after
    })
    if (!changed) {
      ledAt = null
      came += told.came
      return
    }
    ledAt = now
    if (isDrawn) await noteDrawn(payload, gate)
    if (isOverNow(gate) && config.mode !== 'open') await closeWhere('nobody')
  }

  async function closeWhere(why: 'nobody' | 'hand'): Promise<void> {
    const shut = (gate: Gate) => {
      if (!gate.isOpen || (why === 'nobody' && !isOverNow(gate))) return null
      return closeGate(gate)
    }
    const { gate, changed } = await change(shut)
    if (!changed) return
    ledAt = null
    await noteClosed(payload, gate, why)
  }

  /** Leads on where the leader has given no sign of life; tells of trouble and of who came. */
  async function follow(gate: Gate): Promise<void> {
    const silent = mono() - (view?.changedAt ?? mono())
    if (silent >= LEASE_MS) {
      const step = (now: Gate) => (now.isOpen && now.beat === gate.beat ? lead(now, owner) : null)
      const { changed } = await change(step)
      // The pause without a leader was waiting time, too.
      if (changed) ledAt = mono() - silent
    } else if (came > 0 || health === 'bad') {
      const told = seen()
      await change((now) => (now.isOpen ? report(now, told) : null))
    }
  }

  let last: Promise<void> = Promise.resolve()
  async function work(): Promise<void> {
    const config = await admissionConfig(payload)
    reading = read()
    health = healthOf(reading, config)
    if (health !== 'bad') badSince = null
    else badSince ??= mono()
    const gate = await look(view?.gate.isOpen ? NOW : LOOK_MS)
    if (!gate.isOpen) {
      const why = whyOpen(gate, config)
      if (why) await openWhere(why, config)
    } else if (config.mode === 'closed') await closeWhere('hand')
    else if (gate.leader === owner) await step(config)
    else await follow(gate)
  }

  return {
    admit,
    /** Once a second, in every process that answers citizens; one after the other. */
    tick(): Promise<void> {
      const turn = last.then(work)
      last = turn.catch(() => undefined)
      return turn
    },
    /** The gate as this process knows it; read anew where it is older than a look. */
    gate: (): Promise<Gate> => look(LOOK_AGAIN_MS),
    known: (): Gate | null => view?.gate ?? null,
    figures: () => {
      const gate = view?.gate
      return {
        open: gate?.isOpen ? 1 : 0,
        waiting: gate ? waitingIn(gate) : 0,
        called: gate ? Math.min(gate.upTo, lastPlace(gate)) : 0,
        rate: gate?.rate ?? 0,
        share: gate?.share ?? 1,
        ...refused,
        ...reading,
      }
    },
  }
}

export type Keeper = ReturnType<typeof makeKeeper>
