import { randomUUID } from 'node:crypto'

import { isDomainError } from '@/lib/errors'
import { cancelReservation } from '@/services/booking/engine/cancel'
import { moveReservation } from '@/services/booking/engine/move'
import { placeReservation } from '@/services/booking/engine/place'
import { CITIZEN } from '@/services/context'

import type { RaceAct } from './race-acts'
import { openPayload } from './world'

/**
 * A second server process for race tests: connects to the same database and performs what it is
 * told at the moment it is told, several acts at once.
 */
// Without a listener the channel does not keep the process alive while it connects.
const keepAlive = setInterval(() => {}, 60_000)
const payload = await openPayload()
clearInterval(keepAlive)
const ctx = {
  payload,
  now: () => new Date(process.env.RACE_NOW ?? ''),
  actor: CITIZEN,
  channel: 'web' as const,
}

async function perform(act: RaceAct): Promise<string> {
  try {
    if (act.kind === 'place') {
      const { idemKey = randomUUID(), ...input } = act.input
      const row = await placeReservation(ctx, { ...input, idemKey, mode: 'book', language: 'ja' })
      return `won:${row.number}`
    }
    if (act.kind === 'move') await moveReservation(ctx, act.id, act.to)
    else await cancelReservation(ctx, act.id, { releaseDelayMinutes: 0 })
    return 'won'
  } catch (error) {
    if (isDomainError(error)) return error.code
    return `error:${(error as Error).message}`
  }
}

process.on('message', (acts: RaceAct[] | 'end') => {
  if (acts === 'end') {
    void payload.destroy().then(() => process.exit(0))
    return
  }
  void Promise.all(acts.map(perform)).then((results) => process.send?.(results))
})
process.send?.('ready')
