import type { Payload } from 'payload'

import { env } from '@/lib/env'
import { processWide } from '@/lib/process-wide'

import { jobContext, type ServiceContext } from '../context'
import { sendWaitingMails } from '../mail/send-waiting'

import { drainOutbox } from './drain-outbox'

/** Long enough that a burst of bookings is one run, short enough that nobody waits for the mail. */
const PAUSE_MS = 300

const waiting = processWide('drain-soon', () => ({ timer: null as NodeJS.Timeout | null }))

/**
 * Delivers the operation log and the mail of a booking shortly after the answer was given. A
 * convenience only: what is lost here with the process, the jobs deliver (NT-11). Does nothing
 * where a separate worker runs the jobs.
 */
export function drainSoon(payload: Payload): void {
  if (env.JOBS === 'off' || waiting.timer) return
  waiting.timer = setTimeout(() => {
    waiting.timer = null
    void deliver(payload)
  }, PAUSE_MS)
  waiting.timer.unref()
}

/** The change is stored; its mail and its log entry follow while the answer is on its way (NT-01). */
export async function announced<Row>(ctx: ServiceContext, change: Promise<Row>): Promise<Row> {
  const row = await change
  drainSoon(ctx.payload)
  return row
}

async function deliver(payload: Payload): Promise<void> {
  try {
    const ctx = jobContext(payload)
    await drainOutbox(ctx)
    await sendWaitingMails(ctx)
  } catch (error) {
    payload.logger.error({
      err: error,
      msg: 'delivery after a booking failed; the jobs will do it',
    })
  }
}
