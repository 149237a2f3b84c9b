/** @engine: also on MongoDB every day. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import { lotOf } from '@/domain/admission/place'
import { commitmentOf, mix } from '@/services/admission/draw'
import type { Admission } from '@/services/admission/keeper'
import { readGate } from '@/services/admission/store'
import { openTicket, signTicket } from '@/services/admission/tickets'

import {
  BUSY,
  CALM,
  clearGate,
  newProcess,
  type Process,
  runAll,
  setAdmission,
  ticketOf,
} from '../../helpers/admission-world'
import { openSiteWorld, type SiteWorld } from '../../helpers/site-world'

let world: SiteWorld
let noon: Date
let a: Process
let b: Process

beforeAll(async () => {
  world = await openSiteWorld()
  noon = world.clock.now
})
beforeEach(async () => {
  world.clock.now = noon
  await setAdmission(world.payload, { mode: 'auto', startPerMinute: 120, mostPerMinute: 120 })
  await clearGate(world.payload)
  a = newProcess(world.payload, 'a')
  b = newProcess(world.payload, 'b')
})
afterAll(() => world.close())

const arrive = (process: Process, source = 'net', ticket = ''): Promise<Admission> =>
  process.admit({ ticket, source, begins: true })
const many = async (process: Process, count: number, source = 'net'): Promise<string[]> =>
  (await Promise.all(Array.from({ length: count }, () => arrive(process, source)))).map(ticketOf)

const openByHand = async () => {
  await setAdmission(world.payload, { mode: 'open' })
  await runAll([a, b], 2)
}
const logged = async (action: string) =>
  (await findRows<{ summary: string }>(world.payload, 'audit-logs', { action: { equals: action } }))
    .length

describe('opening and closing', () => {
  it('lets everybody through while it is shut', async () => {
    await a.run(2)
    expect(await arrive(a)).toEqual({ as: 'in', ticket: null })
  })

  it('opens after three seconds of trouble and is closed when nobody has waited for a minute', async () => {
    a.reading = BUSY
    await a.run(3)
    expect(a.known()?.isOpen).toBe(false)
    await a.run(1)
    expect(a.known()).toMatchObject({ isOpen: true, why: 'health' })
    a.reading = CALM
    await many(a, 10)
    await a.run(40)
    expect(a.known()?.isOpen).toBe(true)
    await a.run(60)
    expect(a.known()?.isOpen).toBe(false)
  })

  it('opens where more arrive than are let in', async () => {
    await a.run(2)
    for (let at = 0; at < 20; at++) await arrive(a)
    await a.run(1)
    expect(a.known()).toMatchObject({ isOpen: true, why: 'arrivals' })
  })

  it('opens by hand in every process, closes by hand, and is never opened while the city has it closed', async () => {
    const before = [await logged('admission.open'), await logged('admission.close')]
    await openByHand()
    expect([a.known()?.isOpen, b.known()?.isOpen]).toEqual([true, true])
    await runAll([a, b], 200)
    expect(a.known()?.isOpen).toBe(true)
    await setAdmission(world.payload, { mode: 'closed' })
    await runAll([a, b], 1)
    a.reading = BUSY
    await runAll([a, b], 10)
    expect([a.known()?.isOpen, b.known()?.isOpen]).toEqual([false, false])
    // One line each, whichever process did it.
    const after = [await logged('admission.open'), await logged('admission.close')]
    expect(after.map((count, at) => count - before[at]!)).toEqual([1, 1])
  })

  it('slows down by what any process sees', async () => {
    await openByHand()
    await many(a, 300)
    const before = a.known()!.rate
    b.reading = BUSY
    await runAll([a, b], 12)
    expect(a.known()!.rate).toBeLessThan(before)
  })
})

describe('places', () => {
  it('are those of both processes without any given twice, and in the order of arrival but for a second', async () => {
    await openByHand()
    const order: number[] = []
    for (let second = 0; second < 6; second++) {
      const tickets = await Promise.all([many(a, 20), many(b, 20)])
      order.push(...tickets.flat().map((ticket) => openTicket(ticket)!.number))
      await runAll([a, b], 1)
    }
    expect(new Set(order).size).toBe(240)
    for (const [at, number] of order.entries())
      // Two blocks of what one second needs and a spare.
      expect(order.slice(at + 120).filter((later) => later < number)).toEqual([])
  })

  it('survive a restart: another process without any memory says the same', async () => {
    await openByHand()
    const tickets = await many(a, 100)
    await runAll([a, b], 2)
    const mine = tickets[80]!
    const before = await a.admit({ ticket: mine, source: 'net' })
    const fresh = newProcess(world.payload, 'fresh')
    const after = await fresh.admit({ ticket: mine, source: 'other' })
    expect(before).toMatchObject({ as: 'waiting' })
    expect(after).toMatchObject({ as: 'waiting', place: (before as { place: number }).place })
  })

  it('get one pass for one ticket, whichever process is asked and however often', async () => {
    await openByHand()
    const mine = (await many(a, 30))[20]
    await runAll([a, b], 20)
    const passes = await Promise.all(
      [a, b, a, b].map((process) => process.admit({ ticket: mine!, source: 'net' })),
    )
    const told = passes.map((one) => one.as === 'in' && openTicket(one.ticket!))
    expect(told[0]).toMatchObject({ number: openTicket(mine!)!.number })
    for (const pass of told) expect(pass).toEqual(told[0])
  })

  it('are not better for many tabs: one browser has one place', async () => {
    await openByHand()
    await many(a, 50)
    const mine = ticketOf(await arrive(a))
    const tabs = await Promise.all(
      Array.from({ length: 20 }, () => b.admit({ ticket: mine, source: 'net' })),
    )
    const places = tabs.map((tab) => (tab.as === 'waiting' ? tab.place : null))
    expect(new Set(places).size).toBe(1)
  })

  it('are given anew at the end for what is forged, of another opening or run out, and that is counted', async () => {
    await openByHand()
    const tickets = await many(a, 40)
    const mine = openTicket(tickets[30]!)!
    const forged = [
      signTicket(mine).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      signTicket(mine).replace(/^(1\.\w+\.\w+\.)\w+/, '$11'),
      'nonsense',
    ]
    const odd = [
      ...forged,
      signTicket({ ...mine, epoch: mine.epoch + 1 }),
      signTicket({ ...mine, number: 100_000 }),
      signTicket({ ...mine, issued: 100_000 }),
      signTicket({ ...mine, until: 0 }),
    ]
    for (const ticket of odd) {
      const given = await a.admit({ ticket, source: 'net' })
      expect(openTicket(ticketOf(given))!.number).toBeGreaterThan(40)
    }
    expect(a.figures()).toMatchObject({ forged: 3, foreign: 1, future: 2, over: 1 })
  })

  it('go on where a leader has died, within three seconds and without a step back', async () => {
    await openByHand()
    await many(a, 100)
    await runAll([a, b], 5)
    const leader = (await readGate(world.payload)).gate.leader
    const [dead, alive] = leader === 'a' ? [a, b] : [b, a]
    const before = alive.known()!.upTo
    await alive.run(2)
    expect((await readGate(world.payload)).gate.leader).toBe(leader)
    await alive.run(2)
    const { gate } = await readGate(world.payload)
    expect(gate.leader).not.toBe(leader)
    // The pause was waiting time, too: two a second, over the share of those who come.
    expect(gate.upTo).toBeGreaterThan(before + 6)
    // The old leader wakes up: it does not lead any more.
    dead.sleep(30)
    await dead.run(1)
    expect((await readGate(world.payload)).gate).toMatchObject({
      leader: gate.leader,
      upTo: gate.upTo,
    })
  })

  it('are not changed by a wall clock that jumps', async () => {
    await openByHand()
    const [mine] = (await many(a, 60)).slice(50)
    const before = await a.admit({ ticket: mine!, source: 'net' })
    world.clock.now = new Date(noon.getTime() + 5 * 3_600_000)
    await runAll([a, b], 1)
    const after = await a.admit({ ticket: mine!, source: 'net' })
    expect([before.as, after.as]).toEqual(['waiting', 'waiting'])
    expect((await readGate(world.payload)).gate.time).toBeLessThan(10_000)
  })

  it('say a later time only with the reason', async () => {
    await openByHand()
    const tickets = await many(a, 400)
    await runAll([a, b], 3)
    let said = await a.admit({ ticket: tickets[390]!, source: 'net' })
    expect(said).toMatchObject({ as: 'waiting', isLater: false })
    a.reading = BUSY
    await runAll([a, b], 30)
    const first = said as Extract<Admission, { as: 'waiting' }>
    said = await a.admit({ ticket: first.ticket, source: 'net' })
    expect(said).toMatchObject({ as: 'waiting', isLater: true })
    expect((said as typeof first).to).toBeGreaterThan(first.to!)
  })

  it('are asked for sixty times a minute at most, by whoever has the ticket', async () => {
    process.env.BURST_LIMIT = 'on'
    try {
      await openByHand()
      const [mine] = (await many(a, 50)).slice(40)
      const answers: string[] = []
      for (let at = 0; at < 70; at++)
        answers.push((await a.admit({ ticket: mine!, source: `${at}` })).as)
      expect(answers.filter((as) => as === 'waiting').length).toBeLessThanOrEqual(62)
      expect(answers.at(-1)).toBe('too-often')
    } finally {
      process.env.BURST_LIMIT = 'off'
    }
  })

  it('are not to be had by the thousand from one network, and others do not suffer from it', async () => {
    await openByHand()
    process.env.BURST_LIMIT = 'on'
    try {
      const flood = Array.from({ length: 400 }, () => arrive(a, 'flood'))
      const given = (await Promise.all(flood)).filter(({ as }) => as !== 'unnumbered')
      expect(given.length).toBeGreaterThanOrEqual(200)
      expect(given.length).toBeLessThan(220)
      expect((await arrive(a, 'neighbour')).as).toBe('waiting')
    } finally {
      process.env.BURST_LIMIT = 'off'
    }
  })

  it('cost one write a second of the leader and one block of each process', async () => {
    await openByHand()
    const before = (await readGate(world.payload)).rev
    for (let second = 0; second < 5; second++) {
      await Promise.all([many(a, 40), many(b, 40)])
      await runAll([a, b], 1)
    }
    const { rev } = await readGate(world.payload)
    // `many` may wait for its numbers, and then a second has passed in that process.
    expect(rev - before).toBeLessThanOrEqual(5 * 4)
  })
})

describe('an opening by the clock', () => {
  const plan = async () => {
    await setAdmission(world.payload, {
      ...{ mode: 'timed', openOn: '2026-12-01', openFrom: '09:50', drawAt: '10:00' },
      ...{ perAddress: 3, perNetwork: 2 },
    })
    world.clock.now = new Date('2026-12-01T00:51:00Z')
    await runAll([a, b], 2)
  }
  afterAll(() => setAdmission(world.payload, { mode: 'auto', perAddress: 200, perNetwork: 20 }))

  it('draws among those who came before, shows the seal first and the seed afterwards', async () => {
    await plan()
    expect(a.known()).toMatchObject({ isOpen: true, why: 'time' })
    const early = [] as string[]
    for (let at = 0; at < 12; at++) early.push(...(await many(at % 2 ? a : b, 1, `home${at}`)))
    const seal = (await arrive(a, 'home99')) as Extract<Admission, { as: 'lobby' }>
    expect(seal.as).toBe('lobby')
    expect((await readGate(world.payload)).gate.draw!.seed).toBe('')
    world.clock.now = new Date('2026-12-01T01:00:01Z')
    await runAll([a, b], 1)
    const { gate } = await readGate(world.payload)
    expect(commitmentOf(gate.draw!.seed)).toBe(seal.commitment)
    const places = early.map((ticket) => {
      const { number } = openTicket(ticket)!
      return lotOf(mix, gate.draw!.seed, number - 1, gate.given.lot) + 1
    })
    await runAll([a, b], 1)
    for (const [at, ticket] of early.entries()) {
      const seen = await b.admit({ ticket, source: 'net' })
      if (seen.as === 'waiting') expect(seen.place).toBe(places[at])
      else expect(places[at]).toBeLessThanOrEqual(b.known()!.upTo)
    }
    // Whoever comes now stands behind all of them.
    const late = await arrive(a, 'later')
    expect(late).toMatchObject({ as: 'waiting' })
    expect((late as { place: number }).place).toBeGreaterThan(gate.given.lot + gate.given.behind)
  })

  it('puts the further tickets of one network behind the lots', async () => {
    await plan()
    const lines = async (source: string, count: number) => {
      const given: string[] = []
      for (let at = 0; at < count; at++)
        given.push(openTicket(ticketOf(await arrive(a, source)))!.line)
      return given
    }
    expect(await lines('v4', 5)).toEqual(['lot', 'lot', 'lot', 'behind', 'behind'])
    expect(await lines('narrow wide', 4)).toEqual(['lot', 'lot', 'behind', 'behind'])
    expect(await lines('other wide', 1)).toEqual(['lot'])
  })

  it('happens once, and is not caught up with hours later', async () => {
    await plan()
    await setAdmission(world.payload, { mode: 'closed' })
    await runAll([a, b], 1)
    await setAdmission(world.payload, { mode: 'timed' })
    await runAll([a, b], 4)
    expect(a.known()?.isOpen).toBe(false)
    await clearGate(world.payload)
    world.clock.now = new Date('2026-12-01T05:00:00Z')
    const late = newProcess(world.payload, 'late')
    await late.run(3)
    expect(late.known()?.isOpen).toBe(false)
  })
})
