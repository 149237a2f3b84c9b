import type { ServiceContext } from '../context'

import { eachByItself } from './each'
import { sweepChecks } from './health/checks'
import { sweepIncidents } from './incidents/sweep'
import { planDue } from './plan'
import { sendDeliveries, type Way } from './send'
import { writeStatus } from './status/write'

/** `failed`: how much did not work and stands in the server's log. */
export type AlarmsRun = { planned: number; sent: number; failed: number }

/** One look at all alerts: whom to tell next, and telling them. May run beside itself. */
export async function runAlerts(ctx: ServiceContext, way?: Way): Promise<AlarmsRun> {
  const plan = await planDue(ctx)
  return { ...plan, sent: await sendDeliveries(ctx, way) }
}

/**
 * All that follows by itself from checks and incidents, and then telling people of it, which no
 * failure before it holds up: a full disk or one bad record must not silence the alerts.
 * @param way only what goes so is sent; all when empty
 */
export async function runAlarms(ctx: ServiceContext, way?: Way): Promise<AlarmsRun> {
  let failed = 0
  const count = (more: { failed: number }) => void (failed += more.failed)
  const steps = [
    { id: 'checks', run: async () => count(await sweepChecks(ctx)) },
    { id: 'incidents', run: async () => count(await sweepIncidents(ctx)) },
    { id: 'status', run: () => writeStatus(ctx) },
  ]
  const broken = await eachByItself(ctx, 'step', steps, ({ run }) => run())
  const alerts = await runAlerts(ctx, way)
  return { ...alerts, failed: failed + broken + alerts.failed }
}
