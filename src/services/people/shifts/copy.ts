import { addDays, type CivilDate, weekStart } from '@/domain/time/civil'
import { isDomainError } from '@/lib/errors'

import type { ServiceContext } from '../../context'

import { draftOf } from './publish'
import { putCells } from './put'

/**
 * Takes over the plan of the week before, day by day of the week, into what is still empty.
 * @returns how many cells were filled, and why others were not
 */
export async function copyWeek(
  ctx: ServiceContext,
  wish: { place: string; from: CivilDate },
): Promise<{ copied: number; refused: string[] }> {
  const { place } = wish
  const from = weekStart(wish.from)
  const [before, now] = await Promise.all([
    draftOf(ctx, place, addDays(from, -7)),
    draftOf(ctx, place, from),
  ])
  const result = { copied: 0, refused: [] as string[] }
  const keys = new Set(before.plan.map(({ worker, date }) => `${worker}|${date}`))
  for (const key of keys) {
    const own = before.plan.filter(({ worker, date }) => `${worker}|${date}` === key)
    const { worker } = own[0]!
    const date = addDays(own[0]!.date, 7)
    const sheet = now.sheets.find((one) => one.worker === worker && one.date === date)
    if (sheet?.entries.some((entry) => entry.place === place)) continue
    try {
      const types = own.map(({ type }) => type)
      await putCells(ctx, place, [{ worker, date, types, seen: sheet?.rev ?? 0 }])
      result.copied++
    } catch (error) {
      if (!isDomainError(error)) throw error
      result.refused.push(error.message)
    }
  }
  return result
}
