import { isCityWide, officeIdsOf } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { addDays, type CivilDate, tokyoDateOf, weekStart } from '@/domain/time/civil'
import type { RunRow } from '@/domain/transport/run-types'
import { wardWeeks, type WardWeek } from '@/domain/transport/week'

import type { ServiceContext } from '../context'
import { loadBookingConfig } from '../settings/booking-config'
import { officeNameIn } from '../settings/office-names'

import { readRoutes } from './masters'
import { withPlainIds } from './runs'

export type WardAlert = WardWeek & { officeName: string }

/** Runs of a week (from its Monday), by date and number. */
export async function runsOfWeek(ctx: ServiceContext, day: CivilDate): Promise<RunRow[]> {
  const week = weekStart(day)
  const runs = await findRows<RunRow>(
    ctx.payload,
    'transport-runs',
    {
      and: [
        { date: { greater_than_equal: week } },
        { date: { less_than_equal: addDays(week, 6) } },
      ],
    },
    { sort: ['date', 'number'] },
  )
  return runs.map(withPlainIds)
}

/**
 * How many runs each ward had and will have in a week, and which are short of the number that is due
 * (TR-02). For screens, the start page and the job; own offices only.
 */
export async function wardsOfWeek(
  ctx: ServiceContext,
  day: CivilDate,
): Promise<{ week: CivilDate; wards: WardAlert[] }> {
  const week = weekStart(day)
  const { offices } = await loadBookingConfig(ctx.payload)
  const own = ctx.user && !isCityWide(ctx.user) ? officeIdsOf(ctx.user) : null
  const centres = new Set(offices.filter(({ kind }) => kind === 'centre').map(({ id }) => id))
  // Staff of the card centre see all wards that they send to.
  const seesAll = own === null || own.some((id) => centres.has(id))
  const wards = wardWeeks(
    await readRoutes(ctx),
    await runsOfWeek(ctx, week),
    tokyoDateOf(ctx.now()),
  )
  const rank = new Map(offices.map(({ id }, at) => [id, at]))
  return {
    week,
    wards: wards
      .filter(({ office }) => seesAll || own.includes(office))
      .map((ward) => ({
        ...ward,
        officeName: officeNameIn(offices, ward.office),
      }))
      .sort((a, b) => (rank.get(a.office) ?? 0) - (rank.get(b.office) ?? 0)),
  }
}
