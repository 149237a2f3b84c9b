import { describe, expect, it } from 'vitest'

import {
  type FinalReply,
  type Reply,
  type Scan,
  ScanQueue,
  type ScanStore,
} from '@/admin/scanning/queue'

type Result = { number: string }
type Sender = (scan: Scan) => Promise<Reply<Result>>

const scanOf = (code: string, op = `op-${code}`, at = 0): Scan => ({
  op,
  code,
  mode: 'receive',
  at,
})

function memoryStore(): ScanStore & { rows: Map<string, string> } {
  const rows = new Map<string, string>()
  return {
    rows,
    save: (scan) => {
      rows.set(scan.op, JSON.stringify(scan))
      return true
    },
    remove: (op) => void rows.delete(op),
    has: (op) => rows.has(op),
    all: () => [...rows.values()].map((text) => JSON.parse(text) as Scan),
  }
}

/** A clock whose time only moves when the test says so. */
function handClock() {
  let now = 0
  let alarms: { at: number; run: () => void }[] = []
  return {
    timer: (ms: number, run: () => void) => {
      const alarm = { at: now + ms, run }
      alarms.push(alarm)
      return () => {
        alarms = alarms.filter((one) => one !== alarm)
      }
    },
    next: () => alarms.map(({ at }) => at - now).sort((a, b) => a - b)[0],
    async pass(ms: number) {
      now += ms
      const due = alarms.filter(({ at }) => at <= now)
      alarms = alarms.filter(({ at }) => at > now)
      for (const { run } of due) run()
      await settle()
    },
  }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))
const done = (scan: Scan): Reply<Result> => ({ kind: 'done', result: { number: scan.code } })

function open(send: Sender, store = memoryStore()) {
  const answers: [string, FinalReply<Result>['kind']][] = []
  const clock = handClock()
  const sent: string[] = []
  const queue = new ScanQueue<Result>({
    send: (scan) => {
      sent.push(scan.op)
      return send(scan)
    },
    store,
    onAnswer: (scan, reply) => answers.push([scan.op, reply.kind]),
    timer: clock.timer,
  })
  return { queue, answers, clock, sent, store }
}

describe('scans on their way', () => {
  it('are taken, all of them, before the server has answered the first', async () => {
    let answer = () => {}
    const server = new Promise<void>((resolve) => (answer = resolve))
    const { queue, answers } = open(async (scan) => {
      await server
      return done(scan)
    })
    for (let n = 0; n < 8; n++) queue.add(scanOf(`C${n}`))
    expect(answers).toEqual([])
    expect(queue.state.waiting).toBe(8)
    answer()
    await expect.poll(() => answers.length).toBe(8)
    expect(queue.state.waiting).toBe(0)
  })

  it('go in order for one card and side by side for others, four at most', async () => {
    const free: (() => void)[] = []
    const { queue, sent, answers } = open(
      (scan) => new Promise((resolve) => free.push(() => resolve(done(scan)))),
    )
    queue.add(scanOf('A', 'a1'))
    queue.add(scanOf('A', 'a2'))
    for (const code of ['B', 'C', 'D', 'E']) queue.add(scanOf(code))
    expect(sent).toEqual(['a1', 'op-B', 'op-C', 'op-D'])
    free[0]!()
    await settle()
    expect(sent.slice(4)).toEqual(['a2'])
    free.slice(1).forEach((go) => go())
    await settle()
    free.slice(5).forEach((go) => go())
    await settle()
    expect(answers.map(([op]) => op).sort()).toEqual(
      ['a1', 'a2', 'op-B', 'op-C', 'op-D', 'op-E'].sort(),
    )
  })

  it('survive a lost connection and are sent once it is back, one first', async () => {
    let online = false
    const { queue, sent, answers, clock, store } = open(async (scan) =>
      online ? done(scan) : { kind: 'offline' },
    )
    queue.add(scanOf('A'))
    await settle()
    queue.add(scanOf('B'))
    queue.add(scanOf('C'))
    await settle()
    expect(sent).toEqual(['op-A'])
    expect(queue.state).toMatchObject({ waiting: 3, offline: true })
    expect(store.rows.size).toBe(3)
    const pauses = []
    for (let n = 0; n < 6; n++) {
      pauses.push(clock.next())
      await clock.pass(clock.next()!)
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000])
    online = true
    queue.resume()
    await settle()
    expect(answers.map(([op]) => op)).toEqual(['op-A', 'op-B', 'op-C'])
    expect(queue.state).toMatchObject({ waiting: 0, offline: false })
    expect(store.rows.size).toBe(0)
  })

  it('survive a reload under the same id, so that the server carries each out once', async () => {
    const carriedOut: string[] = []
    const server = (scan: Scan) => {
      if (!carriedOut.includes(scan.op)) carriedOut.push(scan.op)
    }
    const store = memoryStore()
    // The first page's scans arrive, their answers do not.
    const lostAnswers: Sender = async (scan) => {
      server(scan)
      return { kind: 'offline' }
    }
    const before = open(lostAnswers, store)
    before.queue.add(scanOf('A', 'a', 1))
    before.queue.add(scanOf('B', 'b', 2))
    await settle()
    before.queue.stop()

    const after = open(async (scan) => {
      server(scan)
      return done(scan)
    }, store)
    expect(after.queue.recover().map(({ op }) => op)).toEqual(['a', 'b'])
    await settle()
    expect(after.sent).toEqual(['a', 'b'])
    expect(carriedOut).toEqual(['a', 'b'])
    expect(after.answers).toEqual([
      ['a', 'done'],
      ['b', 'done'],
    ])
    expect(after.queue.recover()).toEqual([])
    expect(store.rows.size).toBe(0)
  })

  it('are not sent again when the server refuses them', async () => {
    const { queue, sent, answers, store, clock } = open(async () => ({
      kind: 'refused',
      code: 'UNKNOWN_CARD',
      message: '登録されていません',
    }))
    queue.add(scanOf('A'))
    await settle()
    await clock.pass(600_000)
    expect(sent).toEqual(['op-A'])
    expect(answers).toEqual([['op-A', 'refused']])
    expect(store.rows.size).toBe(0)
  })

  it('a scan over which the server fails is tried again later and holds up no other card', async () => {
    let broken = true
    const { queue, sent, answers, clock } = open(async (scan) =>
      scan.code === 'X' && broken ? { kind: 'failed' } : done(scan),
    )
    queue.add(scanOf('X', 'x1'))
    queue.add(scanOf('X', 'x2'))
    await settle()
    queue.add(scanOf('B'))
    await settle()
    expect(sent).toEqual(['x1', 'op-B'])
    await clock.pass(1000)
    expect(sent).toEqual(['x1', 'op-B', 'x1'])
    expect(clock.next()).toBe(2000)
    broken = false
    await clock.pass(2000)
    expect(answers.map(([op]) => op)).toEqual(['op-B', 'x1', 'x2'])
  })

  it('tell the clerk after ten failures instead of waiting for ever', async () => {
    const { queue, sent, answers, clock } = open(async () => {
      throw new Error('broken')
    })
    queue.add(scanOf('X'))
    await settle()
    for (let n = 0; n < 20; n++) await clock.pass(60_000)
    expect(sent).toHaveLength(10)
    expect(answers).toEqual([['op-X', 'refused']])
  })

  it('wait for the login of the same person and are kept meanwhile', async () => {
    let signedIn = false
    const { queue, sent, clock, store, answers } = open(async (scan) =>
      signedIn ? done(scan) : { kind: 'login', code: 'UNAUTHENTICATED' },
    )
    queue.add(scanOf('A'))
    await settle()
    queue.add(scanOf('B'))
    await clock.pass(600_000)
    expect(sent).toEqual(['op-A'])
    expect(queue.state).toMatchObject({ waiting: 2, login: 'UNAUTHENTICATED' })
    expect(store.rows.size).toBe(2)
    signedIn = true
    queue.resume()
    await settle()
    expect(answers).toEqual([
      ['op-A', 'done'],
      ['op-B', 'done'],
    ])
  })

  it('say so when the browser keeps nothing', () => {
    const store = { ...memoryStore(), save: () => false }
    const { queue } = open(async (scan) => done(scan), store)
    queue.add(scanOf('A'))
    expect(queue.state.unsafe).toBe(true)
  })
})
