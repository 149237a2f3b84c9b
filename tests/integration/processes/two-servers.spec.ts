/** @exhaustive: with all others, not every day. */
import { randomUUID } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

import { findRows } from '@/db/atomic'
import type { ReservationRow } from '@/services/booking/types'

import { openBalancer } from '../../helpers/balancer'
import { brokenInvariants } from '../../helpers/invariants'
import { endServers, startServer, type ServerProcess } from '../../helpers/server-processes'
import { openSiteWorld, type SiteWorld } from '../../helpers/site-world'
import { addSlot, MONDAY } from '../../helpers/world'

const BEHIND = { TRUSTED_PROXIES: '1' }
const AT_ONCE = 4

/** Each server process loads the whole product first. */
const PATIENCE = 400_000

let world: SiteWorld
let balancer: Awaited<ReturnType<typeof openBalancer>>
const servers: ServerProcess[] = []
let hour = 8
let start = ''

beforeAll(async () => {
  world = await openSiteWorld()
  // One after the other: not every test server bears two clients that ensure indexes at once.
  for (let index = 0; index < 2; index++) servers.push(await startServer(world.clock.now, BEHIND))
  // The jobs close what no opening hours stand behind: before there is any.
  await servers[0]!.tell({ works: true })
  balancer = await openBalancer(servers.map(({ port }) => port))
}, PATIENCE)
afterAll(async () => {
  await balancer.close()
  await endServers(servers)
  await world.close()
})
beforeEach(async () => {
  start = `${++hour}:30`.padStart(5, '0')
  await addSlot(world, { start, capacity: 10_000 })
})

let persons = 0
const newNumber = () => String(3_000_000_000 + ++persons)

const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${balancer.url}/api/public/services/pickup${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : {} }
}

/** Whether to try again: nobody answered, or the other server is still busy with it. */
const isBroken = (status: number) => status === 502 || status === 503

const turn = () => new Promise((resolve) => setTimeout(resolve, 20))

/** People who book one after the other; a submission that broke off is sent again as it was. */
function bookers() {
  let isOver = false
  let failure: unknown = null
  const booked: string[] = []
  const broken: number[] = []
  /** Whose submission waits for what a dead server left half done. */
  let stuck = 0
  let atWork = AT_ONCE
  const ask = async (path: string, body: object, headers?: Record<string, string>) => {
    for (let isStuck = false; ;) {
      const answer = await post(path, body, headers)
      if (!isBroken(answer.status)) {
        if (isStuck) stuck--
        return answer
      }
      broken.push(answer.status)
      if (!isStuck && answer.status === 503) stuck++
      isStuck ||= answer.status === 503
    }
  }
  const one = async () => {
    while (!isOver && !failure) {
      const number = newNumber()
      await world.person(number)
      const { proof } = (await ask('/identify', { number })).body as { proof: string }
      const place = { office: 'kawasaki', date: MONDAY, start, proofs: [proof] }
      const key = { 'idempotency-key': randomUUID() }
      const answer = await ask('/reservations', place, key)
      expect(answer.status, JSON.stringify(answer.body)).toBe(201)
      booked.push((answer.body as { number: string }).number)
    }
  }
  const all = Array.from({ length: AT_ONCE }, () =>
    one()
      .catch((error) => (failure ??= error))
      .finally(() => atWork--),
  )
  return {
    /** Waits until so many more people have booked. */
    more: async (count: number) => {
      const goal = booked.length + count
      while (booked.length < goal && !failure) await turn()
    },
    /** Nobody begins anything more; comes back when all others have ended. */
    calm: async () => {
      isOver = true
      while (atWork > stuck && !failure) await turn()
    },
    stop: async () => {
      isOver = true
      await Promise.all(all)
      if (failure) throw failure as Error
      return { booked, broken }
    },
  }
}
const storedNumbers = async () =>
  (
    await findRows<ReservationRow>(world.payload, 'reservations', {
      and: [{ start: { equals: start } }, { status: { equals: 'confirmed' } }],
    })
  ).map(({ number }) => number)

it(
  'AV-03 two servers are restarted one after the other under load: each booking is taken at the first try',
  { timeout: PATIENCE },
  async () => {
    const people = bookers()
    await people.more(AT_ONCE)
    for (let index = 0; index < 2; index++) {
      const old = servers[index]!
      old.child.kill('SIGTERM')
      // It says that it goes, and is asked for nothing new, before it takes no connection any more.
      while (balancer.ready.has(old.port)) await turn()
      expect(old.child.exitCode).toBeNull()
      await old.ended
      expect(old.child.exitCode).toBe(0)
      servers[index] = await startServer(world.clock.now, BEHIND)
      await balancer.replace(old.port, servers[index]!.port)
      await people.more(AT_ONCE)
    }
    const { booked, broken } = await people.stop()
    expect(broken).toEqual([])
    expect((await storedNumbers()).sort()).toEqual(booked.sort())
    expect(await brokenInvariants(world)).toEqual([])
  },
)

it(
  'a server that is killed under load loses no booking that was acknowledged, and none is made twice',
  { timeout: PATIENCE },
  async () => {
    const people = bookers()
    await people.more(AT_ONCE)
    const [gone, other] = servers as [ServerProcess, ServerProcess]
    gone.child.kill('SIGKILL')
    await gone.ended
    await people.more(1)
    // What it left half done is taken up by the other one after a minute.
    world.clock.now = new Date(world.clock.now.getTime() + 61_000)
    await other.tell({ now: world.clock.now.toISOString(), works: true })
    await people.more(AT_ONCE)
    const { booked } = await people.stop()
    expect((await storedNumbers()).sort()).toEqual(booked.sort())
    // What could not be counted while others booked at the same time is counted a minute later.
    world.clock.now = new Date(world.clock.now.getTime() + 61_000)
    await other.tell({ now: world.clock.now.toISOString(), works: true })
    expect(await brokenInvariants(world)).toEqual([])
  },
)
