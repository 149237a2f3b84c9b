import type { ServiceContext } from '../context'

import { sweepChecks } from './health/checks'
import { sweepIncidents } from './incidents/sweep'
import { planDue } from './plan'
import { sendDeliveries } from './send'
import { writeStatus } from './status/write'

/** One look at all alerts: whom to tell next, and telling them. May run beside itself. */
export async function runAlerts(ctx: ServiceContext): Promise<{ planned: number; sent: number }> {
  const planned = await planDue(ctx)
  return { planned, sent: await sendDeliveries(ctx) }
}

/** All that follows by itself from checks and incidents, and then telling people of it. */
export async function runAlarms(ctx: ServiceContext): Promise<{ planned: number; sent: number }> {
  await sweepChecks(ctx)
  await sweepIncidents(ctx)
  await writeStatus(ctx)
  return runAlerts(ctx)
}
