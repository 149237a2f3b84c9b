import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { tokyoDateOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { isDomainError } from '@/lib/errors'

import { moveByProduct } from '../../cases/move'
import type { ServiceContext } from '../../context'

import { assignment } from './case'

/**
 * Ends assignments whose last day has passed (ST-01, ST-23). One whose last day somebody changes at the same
 * moment is left to its new day. @returns how many
 */
export async function endPassed(ctx: ServiceContext): Promise<number> {
  const passed = await findRows<Stored<'assignments'>>(ctx.payload, 'assignments', {
    and: [
      { state: { equals: 'working' } },
      { until: { not_equals: '' } },
      { until: { less_than: tokyoDateOf(ctx.now()) } },
    ],
  })
  let ended = 0
  for (const { id, until, stateSeq } of passed)
    try {
      if (!until) continue
      await moveByProduct(ctx, assignment, id, {
        move: 'end',
        answers: { until, note: `最後の日（${formatJa(until)}）が過ぎた` },
        op: `passed|${until}`,
        ...(typeof stateSeq === 'number' ? { seen: stateSeq } : {}),
      })
      ended++
    } catch (error) {
      if (!isDomainError(error)) throw error
    }
  return ended
}
