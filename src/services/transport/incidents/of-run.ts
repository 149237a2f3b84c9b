import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'

import { kindNow } from '../../cases/rules'
import { type CaseView, viewsOf } from '../../cases/view'
import type { ServiceContext } from '../../context'

import { transportIncidents } from './list'
import type { CarriedCard } from './report'

export type RunIncident = CaseView & { cards: CarriedCard[] }

/** Incidents of a run as its screen shows them, oldest first; the caller has checked the run. */
export async function incidentsOf(ctx: ServiceContext, run: string): Promise<RunIncident[]> {
  const rows = await findRows<Stored<'transport-incidents'>>(
    ctx.payload,
    'transport-incidents',
    { run: { equals: run } },
    { sort: 'at' },
  )
  const views = await viewsOf(ctx, await kindNow(ctx, transportIncidents), rows)
  return views.map((view, at) => ({ ...view, cards: (rows[at]!.cards ?? []) as CarriedCard[] }))
}
