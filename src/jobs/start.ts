import type { Payload } from 'payload'

import { runAlarms } from '@/services/alarms/run'
import { drainOutbox } from '@/services/booking/drain-outbox'
import { jobContext } from '@/services/context'
import { sendWaitingMails } from '@/services/mail/send-waiting'
import { closeMailTransport } from '@/services/mail/transport'

import { createScheduler, type Scheduler } from './scheduler'
import type { Task } from './task'
import { startWatch } from './watch'

/** Survives hot reloading in development, where modules are loaded again and again. */
const store = globalThis as typeof globalThis & { madoguchiScheduler?: Scheduler }

/** What a citizen waits for: the completion mail within seconds, not within the minute. */
async function drainAndSend(payload: Payload): Promise<void> {
  const ctx = jobContext(payload)
  if ((await drainOutbox(ctx)) > 0) await sendWaitingMails(ctx)
}

/**
 * Starts the periodic work in this process, once, and ends it cleanly when the process is asked to
 * end.
 */
export function startJobs(payload: Payload, tasks: Task[]): Scheduler {
  if (store.madoguchiScheduler) return store.madoguchiScheduler
  const scheduler = createScheduler({
    payload,
    tasks,
    fast: {
      mails: () => drainAndSend(payload),
      alerts: async () => void (await runAlarms(jobContext(payload))),
    },
  })
  store.madoguchiScheduler = scheduler
  scheduler.start()
  const endWatch = startWatch(payload)
  const stop = () => {
    endWatch()
    void scheduler.stop().finally(closeMailTransport)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  return scheduler
}
