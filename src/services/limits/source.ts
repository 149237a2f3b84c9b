import type { ServiceContext } from '../context'

import { countHit, hitsOf } from './attempts'
import type { SourceName } from './source-name'
import { tiersOf } from './source-name'

export * from './source-name'

/** Has this source used up `limit` within the running window? Counts nothing. */
export async function isSourceSpent(
  ctx: ServiceContext,
  kind: string,
  source: SourceName,
  limit: number,
): Promise<boolean> {
  for (const { name, times } of tiersOf(source))
    if ((await hitsOf(ctx, kind, name)) >= limit * times) return true
  return false
}

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
