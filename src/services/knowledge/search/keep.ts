import { addDays, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import { removeRows } from '../../retention/remove-rows'
import { readCitySettings } from '../../settings/read-settings'

const DAYS = 1095

/** Deletes counts that are older than the city keeps them. @returns how many rows went */
export async function expireSearchCounts(ctx: ServiceContext): Promise<number> {
  const { searchLogDays } = await readCitySettings(ctx.payload)
  const before = { day: { less_than: addDays(tokyoDateOf(ctx.now()), -(searchLogDays ?? DAYS)) } }
  const days = await removeRows(ctx, 'knowledge-search-days', before)
  return days + (await removeRows(ctx, 'faq-use', before))
}
