/** @exhaustive: with all others, not every day. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { isMongo } from '@/db/adapter'
import { findRow, findRows } from '@/db/atomic'
import type { ReservationRow } from '@/services/booking/types'

import { effort } from '../../helpers/effort'
import { brokenInvariants } from '../../helpers/invariants'
import type { Told } from '../../helpers/kill-worker'
import type { World } from '../../helpers/world'
import { addSlot, MONDAY, openWorld } from '../../helpers/world'

const STARTS = ['09:00', '09:30', '10:00']

let world: World
beforeAll(async () => {
  world = await openWorld()
  for (const start of STARTS) await addSlot(world, { start, capacity: 10_000 })
})
afterAll(() => world.close())

/** Lets a server process book until it is killed at the n-th place between two statements. */
async function killed(at: number): Promise<Told[]> {
  const told: Told[] = []
  const child = fork(fileURLToPath(new URL('../../helpers/kill-worker.ts', import.meta.url)), {
    execArgv: ['--conditions=production', '--import', 'tsx'],
    env: {
      ...process.env,
      RACE_NOW: world.clock.now.toISOString(),
      PAYLOAD_LOG_LEVEL: 'silent',
      KILL_AT: String(at),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<unknown>((resolve) =>
    child.once('exit', (_, signal) => resolve(signal)),
  )
  child.on('message', (message: 'ready' | Told) => {
    if (message !== 'ready') return void told.push(message)
    const wish = {
      service: world.service,
      office: world.offices[0]!.id,
      date: MONDAY,
      partySize: 1,
      mode: 'hold',
      language: 'ja',
    }
    child.send({ wish, starts: STARTS })
  })
  expect(await ended).toBe('SIGKILL')
  return told
}

// On MongoDB, and in steps, a killed process leaves notes that the reconciler finishes (crash.spec.ts).
describe.skipIf(isMongo())('a process that is killed between any two statements', () => {
  it('leaves whatever it has answered, and no seat without a booking', async () => {
    let answered = 0
    for (let round = 0; round < effort(8); round++) {
      const told = await killed(60 + Math.floor(Math.random() * 60) + round)
      answered += told.length
      const last = new Map(told.map((one) => [one.id, one]))
      for (const { id, state, start } of last.values()) {
        const row = await findRow<ReservationRow>(world.payload, 'reservations', {
          id: { equals: id },
        })
        // The next act may be stored without anybody having been told.
        const next = { held: ['held', 'confirmed'], confirmed: ['confirmed', 'cancelled'] }
        expect(state === 'cancelled' ? ['cancelled'] : next[state]).toContain(row?.status)
        if (state === 'cancelled') expect(row?.start).toBe(start)
      }
      expect(await brokenInvariants(world)).toEqual([])
      const underWay = await findRows(world.payload, 'reservations', {
        pendingAt: { greater_than: '' },
      })
      expect(underWay).toEqual([])
    }
    expect(answered).toBeGreaterThan(effort(8) * 10)
  })
})
