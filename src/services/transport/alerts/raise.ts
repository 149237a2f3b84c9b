import { findRows } from '@/db/atomic'
import { addDays, type CivilDate, tokyoDateOf, weekStart } from '@/domain/time/civil'

import { markBeside } from '../../cases/beside'
import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { type WardAlert, wardsOfWeek } from '../ward-weeks'

import { transportAlert } from './case'

/**
 * Writes down weeks that ended with too few runs, each ward once (TR-02). Looks back four weeks, so
 * that a stopped job loses none; a week before the first run of the product is no failure.
 * @returns how many new alerts there are
 */
export async function raiseTransportAlerts(ctx: ServiceContext): Promise<number> {
  const thisWeek = weekStart(tokyoDateOf(ctx.now()))
  const [first] = await findRows<{ date: string }>(
    ctx.payload,
    'transport-runs',
    {},
    { sort: 'date', limit: 1 },
  )
  if (!first) return 0
  let raised = 0
  for (let back = 4; back >= 1; back--) {
    const week = addDays(thisWeek, -7 * back)
    if (week < weekStart(first.date)) continue
    const { wards } = await wardsOfWeek({ ...ctx, user: null }, week)
    for (const ward of wards) raised += (await raiseAlert(ctx, week, ward)) ? 1 : 0
  }
  return raised
}

async function raiseAlert(
  ctx: ServiceContext,
  week: CivilDate,
  { office, required, completed }: WardAlert,
): Promise<boolean> {
  const alertKey = `${week}|${office}`
  if (completed < required) {
    const { isNew } = await startCase(ctx, transportAlert, {
      alertKey,
      week,
      office,
      required,
      completed,
    })
    if (isNew) return true
  }
  // A run of that week may have been completed since; what was explained stays as it was.
  await markBeside(
    ctx,
    'transport-alerts',
    {
      and: [
        { alertKey: { equals: alertKey } },
        { state: { equals: transportAlert.start } },
        { completed: { not_equals: completed } },
      ],
    },
    { completed },
  )
  return false
}
