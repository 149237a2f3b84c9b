import type { Payload } from 'payload'

import { updateWhere } from '@/db/atomic'
import { closedGate, type Gate } from '@/domain/admission/gate'
import type { Reading } from '@/services/admission/health'
import { type Admission, type Keeper, makeKeeper } from '@/services/admission/keeper'
import { readGate } from '@/services/admission/store'
import { dropShort } from '@/services/settings/short-cache'

export const CALM: Reading = { delay: 0, commit: 0, underWay: 0 }
export const BUSY: Reading = { delay: 900, commit: 0, underWay: 0 }

/** A process of its own: own memory, own monotonic clock that the test moves. */
export type Process = Keeper & {
  /** Seconds go by, with a tick in each. */
  run: (seconds: number) => Promise<void>
  /** Time goes by without a tick: the process sleeps or is dead. */
  sleep: (seconds: number) => void
  reading: Reading
}

export function newProcess(payload: Payload, owner: string): Process {
  let mono = 1_000_000 * Math.random()
  const process: Partial<Process> & { reading: Reading } = { reading: CALM }
  const keeper = makeKeeper(payload, {
    owner,
    mono: () => mono,
    pause: (ms) => {
      mono += ms
      return Promise.resolve()
    },
    read: () => process.reading,
  })
  return Object.assign(process, keeper, {
    run: async (seconds: number) => {
      for (let at = 0; at < seconds; at++) {
        mono += 1000
        await keeper.tick()
      }
    },
    sleep: (seconds: number) => void (mono += seconds * 1000),
  }) as Process
}

/** Time goes on in all processes alike. */
export async function runAll(processes: Process[], seconds: number): Promise<void> {
  for (let at = 0; at < seconds; at++) for (const one of processes) await one.run(1)
}

export async function setAdmission(payload: Payload, data: Record<string, unknown>): Promise<void> {
  await payload.updateGlobal({ slug: 'admission-settings', data })
  dropShort(payload)
}

/** Shut, and as if it had not been open today. */
export async function clearGate(payload: Payload): Promise<void> {
  const { rev, gate: before } = await readGate(payload)
  const gate: Gate = { ...closedGate(), epoch: before.epoch }
  await updateWhere(
    payload,
    'admission-gates',
    { name: { equals: 'gate' } },
    { rev: rev + 1, gate },
  )
}

/** The ticket that somebody was given; fails where the queue is shut. */
export function ticketOf(admission: Admission): string {
  if (!('ticket' in admission) || !admission.ticket)
    throw new Error(`no ticket: ${JSON.stringify(admission)}`)
  return admission.ticket
}
