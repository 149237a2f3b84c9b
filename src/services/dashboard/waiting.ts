import { can } from '@/access/capabilities'
import { isCityWide } from '@/access/roles'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

import type { Tile, Waiting } from './tile'

/**
 * What waits for this user today, own offices only; what the account may not see is left out.
 * @param tiles in the order of the start page
 */
export async function waitingToday(
  ctx: ServiceContext,
  tiles: readonly Tile[],
): Promise<Waiting[]> {
  const today = tokyoDateOf(ctx.now())
  const own = tiles.filter(
    ({ capability, cityWide }) =>
      (!capability || can(ctx.user, capability)) && (!cityWide || isCityWide(ctx.user)),
  )
  const drafts = await Promise.all(
    own.map(async ({ key, read }) => ({ key, draft: await read(ctx, today) })),
  )
  return drafts.flatMap(({ key, draft }) => (draft ? [{ key, ...draft }] : []))
}
