import { randomUUID } from 'node:crypto'

import { cancelReservation } from '@/services/booking/engine/cancel'
import { confirmHold } from '@/services/booking/engine/confirm'
import { moveReservation } from '@/services/booking/engine/move'
import type { PlaceInput } from '@/services/booking/engine/place-input'
import { placeReservation } from '@/services/booking/engine/place'
import { CITIZEN } from '@/services/context'

import { openPayload } from './world'

/**
 * A server process that books without end and is killed at the n-th place between two statements
 * (`KILL_AT`). Whatever it has answered, it has told its parent.
 */
type Job = { wish: Omit<PlaceInput, 'idemKey' | 'people'>; starts: string[] }
export type Told = { id: string; state: 'held' | 'confirmed' | 'cancelled'; start: string }

const keepAlive = setInterval(() => {}, 60_000)
const payload = await openPayload()
let left = Number(process.env.KILL_AT)
const ctx = {
  payload,
  now: () => new Date(process.env.RACE_NOW ?? ''),
  actor: CITIZEN,
  channel: 'web' as const,
  fault: () => {
    left -= 1
    if (left <= 0) process.kill(process.pid, 'SIGKILL')
  },
}

const tell = (told: Told) => new Promise<void>((resolve) => process.send?.(told, () => resolve()))

async function book({ wish, starts }: Job): Promise<void> {
  const pick = () => starts[Math.floor(Math.random() * starts.length)]!
  for (;;) {
    const key = randomUUID()
    const people = [{ key, identifier: key, eligibility: '' }]
    const start = pick()
    const held = await placeReservation(ctx, { ...wish, start, people, idemKey: key })
    await tell({ id: held.id, state: 'held', start })
    await confirmHold(ctx, held.id, {})
    await tell({ id: held.id, state: 'confirmed', start })
    const to = { ...wish, start: pick() }
    await moveReservation(ctx, held.id, to)
    await tell({ id: held.id, state: 'confirmed', start: to.start })
    if (Math.random() < 0.5) continue
    await cancelReservation(ctx, held.id, { releaseDelayMinutes: 0 })
    await tell({ id: held.id, state: 'cancelled', start: to.start })
  }
}

process.once('message', (job: Job) => {
  clearInterval(keepAlive)
  for (let index = 0; index < 4; index++) void book(job)
})
process.send?.('ready')
