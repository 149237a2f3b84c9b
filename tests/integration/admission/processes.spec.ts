/** @exhaustive: with all others, not every day. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Admission } from '@/services/admission/keeper'
import { readGate } from '@/services/admission/store'
import { openTicket } from '@/services/admission/tickets'

import { setAdmission } from '../../helpers/admission-world'
import { openWorld, type World } from '../../helpers/world'

const PROGRAM = fileURLToPath(new URL('../../helpers/admission-worker.ts', import.meta.url))
let world: World
const workers: ChildProcess[] = []

async function begin(): Promise<ChildProcess> {
  const worker = fork(PROGRAM, [], {
    execArgv: ['--conditions=production', '--import', 'tsx'],
    env: { ...process.env, BURST_LIMIT: 'off', JOBS: 'off', PAYLOAD_LOG_LEVEL: 'silent' },
  })
  await once(worker, 'message')
  return worker
}
beforeAll(async () => {
  world = await openWorld()
  await setAdmission(world.payload, { mode: 'open', startPerMinute: 300, mostPerMinute: 300 })
  // One after the other: not every test server bears two clients that ensure indexes at once.
  for (let at = 0; at < 2; at++) workers.push(await begin())
})
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  await world.close()
})

async function ask(worker: ChildProcess, tickets: string[]): Promise<Admission[]> {
  const answer = once(worker, 'message')
  worker.send({ tickets })
  return (await answer)[0] as Admission[]
}
const given = (admissions: Admission[]): string[] =>
  admissions.map((one) => ('ticket' in one ? (one.ticket ?? '') : '')).filter(Boolean)
const gateNow = async () => (await readGate(world.payload)).gate

describe('two processes and one queue', () => {
  it('never give a place twice and go on after a kill -9 of the leader, without a step back', async () => {
    await expect.poll(async () => (await gateNow()).isOpen, { timeout: 20_000 }).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 2_200))
    const nobody = Array.from({ length: 60 }, () => '')
    const tickets: string[] = []
    let upTo = 0
    const look = async () => {
      const gate = await gateNow()
      expect(gate.upTo).toBeGreaterThanOrEqual(upTo)
      ;({ upTo } = gate)
      return gate
    }
    for (let second = 0; second < 3; second++) {
      const both = await Promise.all(workers.map((worker) => ask(worker, nobody)))
      tickets.push(...both.flatMap(given))
      await look()
    }
    // Whichever leads: one is killed, and then the other, with a new one beside it.
    for (let round = 0; round < 2; round++) {
      const { beat } = await look()
      workers.shift()!.kill('SIGKILL')
      tickets.push(...given(await ask(workers[0]!, nobody)))
      workers.push(await begin())
      await expect
        .poll(async () => (await look()).beat, { timeout: 15_000 })
        .toBeGreaterThan(beat + 2)
      const both = await Promise.all(workers.map((worker) => ask(worker, nobody)))
      tickets.push(...both.flatMap(given))
    }
    const numbers = tickets.map((ticket) => openTicket(ticket)!.number)
    expect(numbers.length).toBeGreaterThan(500)
    expect(new Set(numbers).size).toBe(numbers.length)
    // One and the same place, whichever process is asked, also one that was begun a moment ago.
    const last = tickets.filter((ticket) => openTicket(ticket)!.until === null).slice(-40)
    const [here, there] = await Promise.all(workers.map((worker) => ask(worker, last)))
    const placeOf = (one: Admission) => (one.as === 'waiting' ? one.place : one.as)
    expect(here!.map(placeOf)).toEqual(there!.map(placeOf))
  }, 90_000)
})
