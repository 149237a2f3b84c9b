import type { Payload } from 'payload'

import { runAlarms } from '@/services/alarms/run'
import { sendDeliveries } from '@/services/alarms/send'
import { drainOutbox } from '@/services/booking/drain-outbox'
import { processEnd, type ServiceContext } from '@/services/context'
import { sendWaitingMails } from '@/services/mail/send-waiting'
import { closeMailTransport } from '@/services/mail/transport'

import { createScheduler, type Scheduler } from './scheduler'
import type { Task } from './task'
import { startWatch } from './watch'

/** Survives hot reloading in development, where modules are loaded again and again. */
const store = globalThis as typeof globalThis & { madoguchiScheduler?: Scheduler }

/**
 * What a citizen waits for: the completion mail within seconds, not within the minute. A mail server that
 * is slow holds up no line of the operation log.
 */
function outbox() {
  let hasMails = false
  return {
    drain: async (ctx: ServiceContext) => {
      if ((await drainOutbox(ctx)) > 0) hasMails = true
    },
    send: async (ctx: ServiceContext) => {
      if (!hasMails) return
      hasMails = false
      await sendWaitingMails(ctx)
    },
  }
}

/**
 * Starts the periodic work in this process, once, and ends it cleanly when the process is asked to
 * end.
 */
export function startJobs(payload: Payload, tasks: Task[]): Scheduler {
  if (store.madoguchiScheduler) return store.madoguchiScheduler
  const { drain, send } = outbox()
  const scheduler = createScheduler({
    payload,
    tasks,
    fast: {
      outbox: drain,
      mails: send,
      alerts: async (ctx) => void (await runAlarms(ctx, 'other')),
      'alert-mails': async (ctx) => void (await sendDeliveries(ctx, 'mail')),
    },
  })
  const endWatch = startWatch(payload)
  const stop = async () => {
    endWatch()
    processEnd().abort()
    await scheduler.stop().finally(closeMailTransport)
  }
  const jobs = { ...scheduler, stop }
  store.madoguchiScheduler = jobs
  jobs.start()
  process.once('SIGTERM', () => void stop())
  process.once('SIGINT', () => void stop())
  return jobs
}
