import type { ServiceContext } from '../context'

import { planDue } from './plan'
import { sendDeliveries } from './send'

/** One look at all alerts: whom to tell next, and telling them. May run beside itself. */
export async function runAlerts(ctx: ServiceContext): Promise<{ planned: number; sent: number }> {
  const planned = await planDue(ctx)
  return { planned, sent: await sendDeliveries(ctx) }
}
