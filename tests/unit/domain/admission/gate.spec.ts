import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Block, Gate, Health, Line } from '@/domain/admission/gate'
import {
  closedGate,
  closeGate,
  drawLots,
  isOverNow,
  lastPlace,
  lead,
  openGate,
  report,
  takeNumbers,
  tick,
  waitingIn,
} from '@/domain/admission/gate'
import { lotOf } from '@/domain/admission/place'
import type { Ticket } from '@/domain/admission/ticket'
import {
  COME_MS,
  judge as judgeBy,
  nameOf,
  PASS_MS,
  placeOf as placeBy,
  readTicketText,
  ticketText,
} from '@/domain/admission/ticket'
import { reloadSeconds, shownWait, waitSeconds } from '@/domain/admission/wait'
import { commitmentOf, mix } from '@/services/admission/draw'

const judge = (gate: Gate, ticket: Ticket) => judgeBy(gate, ticket, mix)
const placeOf = (gate: Gate, ticket: Ticket) => placeBy(gate, ticket, mix)

const NOW = new Date('2026-12-01T01:00:00Z')
const DRAW = { at: '', nonce: 'n', commitment: commitmentOf('seed'), seed: '' }
/** Without the head start of the first second: then places are easier to reckon. */
const opened = (rate = 5, draw?: typeof DRAW): Gate => ({
  ...freshly(rate, draw),
  upTo: 0,
  called: [],
})
const freshly = (rate: number, draw?: typeof DRAW): Gate =>
  openGate(
    { ...closedGate(), share: 1 },
    { why: 'hand', at: NOW.toISOString(), leader: 'a', rate, draw },
  )

const ticketIn = (gate: Gate, number: number, line: Line = 'queue'): Ticket => ({
  epoch: gate.epoch,
  line,
  number,
  issued: Math.floor(gate.time / 1000),
  again: null,
  until: null,
  promised: null,
})

const run = (gate: Gate, seconds: number, health: Health = 'good', ceiling = gate.rate): Gate => {
  let now = gate
  for (let at = 0; at < seconds; at++) now = tick(now, { elapsedMs: 1000, health, ceiling })
  return now
}
const give = (gate: Gate, count: number): Gate => takeNumbers(gate, count).gate

describe('the draw', () => {
  it('gives every number one lot and every lot one number, whatever the seed', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 300 }), (seed, count) => {
        const lots = Array.from({ length: count }, (_, at) => lotOf(mix, seed, at, count))
        expect(new Set(lots).size).toBe(count)
        expect(Math.min(...lots)).toBe(0)
        expect(Math.max(...lots)).toBe(count - 1)
      }),
      { numRuns: 60 },
    )
  })

  it('favours nobody: over 400 seeds every number is in each eighth about equally often', () => {
    const [count, seeds, parts] = [96, 400, 8]
    for (const at of [0, 1, 47, 95]) {
      const seen = Array.from({ length: parts }, () => 0)
      for (let seed = 0; seed < seeds; seed++)
        seen[Math.floor((lotOf(mix, `s${seed}`, at, count) * parts) / count)]!++
      const expected = seeds / parts
      const chi = seen.reduce((sum, one) => sum + (one - expected) ** 2 / expected, 0)
      // 7 degrees of freedom: more than 24.3 once in a thousand.
      expect(chi).toBeLessThan(24.3)
    }
  })

  it('lets nobody in before it, and can be reckoned again by whoever has the seed', () => {
    let gate = takeNumbers(opened(5, DRAW), 40, 10).gate
    gate = run(gate, 60)
    expect(gate.upTo).toBe(0)
    expect(judge(gate, ticketIn(gate, 3, 'lot'))).toEqual({ as: 'lobby' })
    gate = drawLots(gate, 'seed')
    expect(commitmentOf(gate.draw!.seed)).toBe(DRAW.commitment)
    expect(placeOf(gate, ticketIn(gate, 3, 'lot'))).toBe(lotOf(mix, 'seed', 2, 40) + 1)
    // Whoever came with too many browsers stands behind the lots, whoever came later behind both.
    expect(placeOf(gate, ticketIn(gate, 1, 'behind'))).toBe(41)
    gate = give(gate, 1)
    expect(placeOf(gate, ticketIn(gate, 1))).toBe(51)
    expect(drawLots(gate, 'other')).toEqual(gate)
  })
})

/** A process with its own numbers and its own, older, view of the gate. */
type Process = { view: Gate; block: Block | null; used: Record<Line, number> }

type Step =
  | { do: 'block'; who: number; size: number; behind: number }
  | { do: 'arrive'; who: number; isBehind: boolean }
  | { do: 'tick'; who: number; ms: number; health: Health }
  | { do: 'take-over'; who: number }
  | { do: 'crash'; who: number }
  | { do: 'draw' }
  | { do: 'look'; who: number }

const who = fc.integer({ min: 0, max: 2 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('block' as const),
    who,
    size: fc.integer({ min: 1, max: 9 }),
    behind: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ do: fc.constant('arrive' as const), who, isBehind: fc.boolean() }),
  fc.record({ do: fc.constant('arrive' as const), who, isBehind: fc.constant(false) }),
  fc.record({
    do: fc.constant('tick' as const),
    who,
    ms: fc.integer({ min: -500, max: 20_000 }),
    health: fc.constantFrom<Health[]>('good', 'fair', 'bad'),
  }),
  fc.record({ do: fc.constant('take-over' as const), who }),
  fc.record({ do: fc.constant('crash' as const), who }),
  fc.constant({ do: 'draw' as const }),
  fc.record({ do: fc.constant('look' as const), who }),
)

describe('any order of numbers, ticks, leaders and crashes', () => {
  it('gives no place twice, never calls back, and lets each in once', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { maxLength: 120 }), (withDraw, steps) => {
        let row = opened(3, withDraw ? DRAW : undefined)
        const fresh = (): Process => ({
          view: row,
          block: null,
          used: { queue: 0, lot: 0, behind: 0 },
        })
        const processes = [fresh(), fresh(), fresh()]
        const tickets: Ticket[] = []
        const passes = new Map<string, Set<number>>()

        for (const one of steps) {
          const before = row.upTo
          const at = 'who' in one ? one.who : 0
          const process = processes[at]!
          if (one.do === 'block') {
            const taken = takeNumbers(row, one.size, one.behind)
            row = taken.gate
            processes[at] = { view: row, block: taken.block, used: { queue: 0, lot: 0, behind: 0 } }
          } else if (one.do === 'arrive' && process.block) {
            const { block, used } = process
            const lines: Line[] = one.isBehind ? ['behind', 'queue'] : ['lot', 'queue']
            const line = lines.find((name) => used[name] < block.count[name])
            if (!line) continue
            tickets.push(ticketIn(process.view, block.from[line] + used[line]++, line))
          } else if (one.do === 'tick' && row.leader === String(one.who))
            row = tick(row, { elapsedMs: one.ms, health: one.health, ceiling: 9 })
          else if (one.do === 'take-over') row = lead(row, String(one.who))
          else if (one.do === 'crash') processes[at] = fresh()
          else if (one.do === 'draw') row = drawLots(row, 'seed')
          else if (one.do === 'look') process.view = row

          expect(row.upTo).toBeGreaterThanOrEqual(before)
          for (const [number, ticket] of tickets.entries()) {
            const seen = judge(process.view, ticket)
            if (seen.as !== 'in') continue
            const ends = passes.get(`${number}`) ?? new Set()
            passes.set(`${number}`, ends.add(seen.until))
          }
        }
        expect(new Set(tickets.map(nameOf)).size).toBe(tickets.length)
        if (withDraw) row = drawLots(row, 'seed')
        const places = tickets.map((ticket) => placeOf(row, ticket))
        expect(places).not.toContain('unknown')
        expect(new Set(places).size).toBe(places.length)
        // Whoever is let in by several processes gets one and the same pass (15 seconds of the log apart).
        for (const ends of passes.values())
          expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(16)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the order of arrival but for one block', () => {
    fc.assert(
      fc.property(fc.array(who, { minLength: 1, maxLength: 200 }), (arrivals) => {
        const size = 5
        let row = opened()
        const blocks: ({ next: number; left: number } | null)[] = [null, null, null]
        const places = arrivals.map((at) => {
          let mine = blocks[at]
          if (!mine || mine.left === 0) {
            const { gate, block } = takeNumbers(row, size)
            row = gate
            mine = blocks[at] = { next: block.from.queue, left: size }
          }
          mine.left--
          return mine.next++
        })
        for (const [at, place] of places.entries()) {
          const overtook = places.slice(0, at).filter((earlier) => earlier > place).length
          // The blocks of the two others, each at most once.
          expect(overtook).toBeLessThanOrEqual(2 * size * size)
          const late = places.slice(at + 1).filter((later) => later < place).length
          expect(late).toBeLessThanOrEqual(2 * (size - 1))
        }
      }),
    )
  })
})

describe('the turn of one ticket', () => {
  it('comes by the rate, holds ten minutes to come and thirty from the call', () => {
    let gate = give(opened(2), 1000)
    const mine = ticketIn(gate, 20)
    expect(judge(gate, mine)).toEqual({ as: 'waiting', place: 20, ahead: 19 })
    gate = run(gate, 5)
    expect(judge(gate, mine)).toMatchObject({ as: 'waiting', ahead: 9 })
    gate = run(gate, 6)
    const seen = judge(gate, mine)
    expect(seen).toMatchObject({ as: 'in', isNew: true })
    const pass = { ...mine, until: (seen as { until: number }).until }
    gate = run(gate, COME_MS / 1000 + 30)
    expect(judge(gate, mine)).toMatchObject({ as: 'void', why: 'over' })
    expect(judge(give(gate, 3000), pass)).toMatchObject({ as: 'in', isNew: false })
    gate = run(give(gate, 4000), (PASS_MS - COME_MS) / 1000)
    expect(judge(gate, pass)).toEqual({ as: 'void', why: 'over' })
  })

  it('lets whoever comes late stand once more behind those called now, and then begins anew', () => {
    let gate = run(give(opened(2), 5000), COME_MS / 1000 + 60)
    const mine = ticketIn({ ...gate, time: 0 }, 3)
    const seen = judge(gate, mine)
    expect(seen.as).toBe('late')
    const again = { ...mine, again: (seen as { again: number }).again, issued: gate.time / 1000 }
    const place = placeOf(gate, again) as number
    expect(place).toBeGreaterThan(Math.floor(gate.upTo))
    expect(place).toBeLessThan(gate.upTo + 21)
    gate = run(gate, 12)
    expect(judge(gate, again)).toMatchObject({ as: 'in' })
    gate = run(gate, COME_MS / 1000 + 60)
    expect(judge(gate, again)).toEqual({ as: 'void', why: 'over' })
  })

  it('is not late where it came after its place was called, because nobody was waiting', () => {
    let gate = run(opened(5), 1200)
    gate = give(gate, 1)
    expect(judge(gate, ticketIn(gate, 1))).toMatchObject({ as: 'in' })
  })

  it('is worth nothing from another opening, from the future or beyond what was given out', () => {
    const gate = run(give(opened(2), 10), 3)
    const mine = ticketIn(gate, 1)
    expect(judge(gate, { ...mine, epoch: 2 })).toEqual({ as: 'void', why: 'foreign' })
    expect(judge(gate, { ...mine, issued: 60 })).toEqual({ as: 'void', why: 'future' })
    expect(judge(gate, { ...mine, number: 11 })).toEqual({ as: 'void', why: 'future' })
    expect(
      judge(openGate(closeGate(gate), { why: 'hand', at: '', leader: '', rate: 1 }), mine),
    ).toEqual({ as: 'void', why: 'foreign' })
  })

  it('is text that says the same when it is read', () => {
    const mine: Ticket = {
      ...ticketIn(opened(), 36),
      again: 7,
      until: 0,
      promised: { by: 29_000_000, at: 3 },
    }
    expect(readTicketText(ticketText(mine))).toEqual(mine)
    for (const odd of [
      '',
      '1',
      '1.1.9.1.1....',
      '2.1.0.1.1....',
      '1.1.0.1.1.....',
      '1.1.0.-1.1....',
    ])
      expect(readTicketText(odd)).toBeNull()
  })
})

describe('the rate', () => {
  it('lets those of the first second go on at once, but nobody before a draw', () => {
    const gate = give(freshly(3), 4)
    const seen = [1, 2, 3, 4].map((number) => judge(gate, ticketIn(gate, number)).as)
    expect(seen).toEqual(['in', 'in', 'in', 'waiting'])
    expect(freshly(3, DRAW).upTo).toBe(0)
  })

  it('grows by a tenth while all is well and people wait, never beyond what the city has set', () => {
    const gate = run(give(opened(5), 5000), 5, 'good', 20)
    expect(gate.rate).toBeCloseTo(5.5)
    expect(run(gate, 200, 'good', 20).rate).toBe(20)
    expect(run(opened(5), 60, 'good', 20).rate).toBe(5)
  })

  it('falls by three tenths at any trouble, also where another process saw it', () => {
    const gate = give(opened(10), 5000)
    expect(run(gate, 5, 'bad', 20).rate).toBeCloseTo(7)
    expect(run(report(gate, { came: 0, isBad: true }), 5, 'good', 20).rate).toBeCloseTo(7)
    expect(run(gate, 5, 'fair', 20).rate).toBe(10)
    expect(run(gate, 600, 'bad', 20).rate).toBeCloseTo(0.2)
    const floored = { elapsedMs: 600_000, health: 'bad', ceiling: 20, floor: 9 } as const
    expect(tick(gate, floored).rate).toBe(9)
  })

  it('calls more where fewer of those called come, at most twice as many', () => {
    let gate = give(opened(10), 100_000)
    for (let minute = 0; minute < 30; minute++)
      gate = run(report(gate, { came: 100, isBad: false }), 60)
    expect(gate.share).toBeCloseTo(0.5, 1)
    const before = gate.upTo
    expect(run(gate, 10).upTo - before).toBeCloseTo(10 * 10 * (1 / gate.share), 0)
  })

  it('is over after a minute in which nobody waits and few come', () => {
    let gate = run(give(opened(5), 20), 30)
    expect(waitingIn(gate)).toBe(0)
    expect(isOverNow(gate)).toBe(false)
    for (let at = 0; at < 90; at++) gate = run(give(gate, 4), 1)
    expect(isOverNow(gate)).toBe(false)
    gate = run(gate, 130)
    expect(isOverNow(gate)).toBe(true)
    expect(lastPlace(gate)).toBe(380)
  })
})

describe('what the page says of the wait', () => {
  it('is within a quarter of the truth at constant capacity', () => {
    const { share } = closedGate()
    let gate = { ...give(opened(4), 3000), share, pace: 4 / share }
    const said: { at: number; wait: number; place: number }[] = []
    const truth = new Map<number, number>()
    for (let at = 0; at < 700; at++) {
      if (at % 20 === 0)
        for (const place of [500, 1200, 2500])
          if (place > gate.upTo) said.push({ at, wait: waitSeconds(gate, place), place })
      // A quarter of those called do not come.
      gate = run(report(gate, { came: 0.75 * (gate.rate / gate.share), isBad: false }), 1)
      for (const place of [500, 1200, 2500])
        if (place <= gate.upTo && !truth.has(place)) truth.set(place, at + 1)
    }
    const known = said.filter(({ at, place }) => truth.get(place)! - at >= 60)
    expect(known.length).toBeGreaterThan(20)
    for (const { at, wait, place } of known)
      expect(Math.abs(wait / (truth.get(place)! - at) - 1)).toBeLessThan(0.25)
  })

  it('never becomes later without a reason', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: 90 }),
            fc.constantFrom<Health[]>('good', 'fair', 'bad'),
          ),
          {
            maxLength: 40,
          },
        ),
        (pauses) => {
          let gate = give(opened(3), 3000)
          let mine = ticketIn(gate, 2500)
          for (const [pause, health] of pauses) {
            gate = run(gate, pause, health, 6)
            const now = new Date(NOW.getTime() + gate.time)
            const before = mine.promised
            const shown = shownWait(gate, mine, 2500, now)
            if (before && shown.to !== null && shown.to > before.by) {
              expect(shown.isLater).toBe(true)
              const isSlower = gate.slowedAt / 1000 + 120 >= before.at
              expect(isSlower || now.getTime() / 60_000 >= before.by).toBe(true)
            }
            mine = { ...mine, promised: shown.promised }
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is a range around the wait, and no number where it is longer than a day', () => {
    const gate = give(opened(1), 200_000)
    const shown = shownWait(gate, ticketIn(gate, 600), 600, NOW)
    const minute = NOW.getTime() / 60_000
    expect([shown.from! - minute, shown.to! - minute]).toEqual([9, 12])
    expect(shownWait(gate, ticketIn(gate, 150_000), 150_000, NOW)).toMatchObject({ from: null })
  })

  it('looks again after an eighth of the wait, spread so that nobody comes with all others', () => {
    const pauses = Array.from({ length: 1000 }, (_, at) => reloadSeconds(400, at))
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(37)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(63)
    expect(new Set(pauses).size).toBeGreaterThan(20)
    expect(reloadSeconds(0, 5)).toBeGreaterThanOrEqual(11)
    expect(reloadSeconds(1e6, 5)).toBeLessThanOrEqual(113)
  })
})
