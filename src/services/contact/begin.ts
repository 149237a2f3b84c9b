import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'

/** When and by whom a record of the call centre began. */
export const beginningOf = (
  ctx: ServiceContext,
): { openedOn: string; openedAt: string; openedBy: string } => ({
  openedOn: tokyoDateOf(ctx.now()),
  openedAt: ctx.now().toISOString(),
  openedBy: ctx.actor.name,
})
