import { addDays, type CivilDate, weekStart } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import { isDomainError } from '@/lib/errors'

import type { ServiceContext } from '../../context'

import { awayBetween } from '../absences/away'

import { draftOf } from './publish'
import { putterOf } from './put'
import { plannedOf } from './sheets'

type Copied = {
  copied: { worker: string; date: CivilDate; rev: number }[]
  refused: string[]
}

/**
 * Takes over the plan of the week before, day by day of the week, into what is still empty. Who came in for
 * somebody is no part of a plan, neither of the one that is copied nor of the one that it is copied into.
 * @returns the cells that were filled with the version that each has now, and why others were not
 */
export async function copyWeek(
  ctx: ServiceContext,
  wish: { place: string; from: CivilDate },
): Promise<Copied> {
  const { place } = wish
  const from = weekStart(wish.from)
  const [before, now] = await Promise.all([
    draftOf(ctx, place, addDays(from, -7)),
    draftOf(ctx, place, from),
  ])
  const [put, away] = await Promise.all([
    putterOf(ctx, place, from, addDays(from, 6)),
    awayBetween(ctx, from, addDays(from, 6)),
  ])
  const result: Copied = { copied: [], refused: [] }
  const keys = new Set(before.plan.map(({ worker, date }) => `${worker}|${date}`))
  for (const key of keys) {
    const own = before.plan.filter(({ worker, date }) => `${worker}|${date}` === key)
    const { worker } = own[0]!
    const date = addDays(own[0]!.date, 7)
    const sheet = now.sheets.find((one) => one.worker === worker && one.date === date)
    if (plannedOf(sheet?.entries ?? []).some((entry) => entry.place === place)) continue
    const until = away(worker, date)
    if (until) {
      const name = now.assigned.find((one) => one.worker === worker)?.name ?? ''
      result.refused.push(
        `${name}は、${formatJa(until)}まで休むため、${formatJa(date)}には写していません。`,
      )
      continue
    }
    try {
      const types = own.map(({ type }) => type)
      const rev = await put({ worker, date, types, seen: sheet?.rev ?? 0 })
      result.copied.push({ worker, date, rev })
    } catch (error) {
      if (!isDomainError(error)) throw error
      result.refused.push(error.message)
    }
  }
  return result
}
