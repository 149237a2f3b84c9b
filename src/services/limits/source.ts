import type { ServiceContext } from '../context'

import { countHit } from './attempts'
import type { SourceName } from './source-name'
import { tiersOf } from './source-name'

export * from './source-name'

/**
 * Counts one hit of this source under each of its names.
 * @returns false when it is more than `limit` within the window
 */
export async function countSource(
  ctx: ServiceContext,
  kind: string,
  source: SourceName,
  windowMinutes: number,
  limit: number,
): Promise<boolean> {
  let isWithin = true
  for (const { name, times } of tiersOf(source))
    if ((await countHit(ctx, kind, name, windowMinutes)) > limit * times) isWithin = false
  return isWithin
}
