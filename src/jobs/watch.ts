import type { Payload } from 'payload'

import { watchDatabase } from '@/services/alarms/health/outage'
import { checkHealth } from '@/services/alarms/health/probes'
import { runAlarms } from '@/services/alarms/run'
import { sendDeliveries } from '@/services/alarms/send'
import { jobContext } from '@/services/context'

const EVERY_MS = 20_000

/**
 * What no task can do: notices that the database, or the runner of the tasks itself, stands still.
 * Runs in every process and asks for no lease. @returns ends it
 */
export function startWatch(payload: Payload, everyMs = EVERY_MS): () => void {
  let isBusy = false
  let isSending = false
  const failed = (error: unknown) => payload.logger.error({ err: error, msg: 'watch failed' })
  /** Beside the looks: a mail server that is slow keeps nobody from noticing what comes next. */
  const sendMails = async () => {
    if (isSending) return
    isSending = true
    await sendDeliveries(jobContext(payload), 'mail').catch(failed)
    isSending = false
  }
  const look = async () => {
    if (isBusy) return
    isBusy = true
    try {
      const ctx = jobContext(payload)
      // The runner being silent is told by whoever notices, because it will not.
      if ((await watchDatabase(ctx)) === 'there' && (await checkHealth(ctx, ['health-jobs'])) > 0) {
        await runAlarms(ctx, 'other')
        void sendMails()
      }
    } catch (error) {
      failed(error)
    } finally {
      isBusy = false
    }
  }
  const timer = setInterval(() => void look(), everyMs)
  timer.unref()
  void look()
  return () => clearInterval(timer)
}
