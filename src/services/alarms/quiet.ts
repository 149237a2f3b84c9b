import { stopsInForce } from '@/domain/notices/stops'

import type { ServiceContext } from '../context'
import { loadNotices, type NoticeWithFacts } from '../notices/in-force'

/** The planned stop that holds at this moment, during which faults disturb nobody. */
export async function plannedStop(ctx: ServiceContext): Promise<NoticeWithFacts | null> {
  const stops = stopsInForce(await loadNotices(ctx.payload), ctx.now())
  return stops.find(({ kind }) => kind === 'maintenance') ?? null
}
