import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import type { MoveInput } from '@/services/booking/engine/move'
import type { PlaceInput } from '@/services/booking/engine/place-input'

import type { Way } from './booking-writes'

export type RaceAct =
  | {
      kind: 'place'
      input: Omit<PlaceInput, 'idemKey' | 'mode' | 'language'> & { idemKey?: string }
    }
  | { kind: 'move'; id: string; to: MoveInput }
  | { kind: 'cancel'; id: string }

export type Rivals = {
  /** Gives each process its acts at the same moment and returns all results. */
  race: (acts: RaceAct[][]) => Promise<string[]>
  close: () => Promise<void>
}

/** Starts `count` server processes on this test's database. @param ways how each of them writes */
export async function startRivals(
  count: number,
  now: Date,
  ways: readonly Way[] = [],
): Promise<Rivals> {
  const file = fileURLToPath(new URL('./race-worker.ts', import.meta.url))
  const children: ChildProcess[] = []
  const next = (index: number) =>
    new Promise<unknown>((resolve, reject) => {
      const child = children[index]!
      const ended = (code: number | null) => reject(new Error(`rival ${index} ended with ${code}`))
      child.once('exit', ended)
      child.once('message', (message) => {
        child.off('exit', ended)
        resolve(message)
      })
    })
  // One after the other: not every test server bears two clients that ensure indexes at once.
  for (let index = 0; index < count; index++) {
    children.push(
      fork(file, {
        // Lexical's entry for plain Node sometimes never finishes loading; its production entry does.
        execArgv: ['--conditions=production', '--import', 'tsx'],
        env: {
          ...process.env,
          RACE_NOW: now.toISOString(),
          PAYLOAD_LOG_LEVEL: 'silent',
          BOOKING_WRITES: ways[index] ?? 'at-once',
        },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
    )
    await next(index)
  }
  return {
    race: async (acts) => {
      const answers = children.map((_, index) => next(index))
      children.forEach((child, index) => child.send(acts[index] ?? []))
      return ((await Promise.all(answers)) as string[][]).flat()
    },
    close: async () => {
      await Promise.all(
        children.map((child) => {
          child.removeAllListeners('exit')
          const ended = new Promise((resolve) => child.once('exit', resolve))
          child.send('end')
          return ended
        }),
      )
    },
  }
}
