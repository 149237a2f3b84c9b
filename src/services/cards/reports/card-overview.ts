import { findRows } from '@/db/atomic'
import { countGroups } from '@/db/count'
import { countRows } from '@/db/rows'
import type { CivilDate } from '@/domain/time/civil'
import { diffDays, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'

import { andWhere, cardScope, ownOffices } from '../find-card'
import { readStatusRules } from '../status-rules'

export type StatusAge = {
  status: string
  cards: number
  /** Longer in this status than the setting allows (CD-23). */
  overdue: number
  alertDays: number | null
  oldestDays: number | null
}

/** How many cards are where in the work, and how long they have been there (CD-23). */
export async function cardOverview(
  ctx: ServiceContext,
  office?: string,
): Promise<{ statuses: StatusAge[]; today: CivilDate }> {
  const rules = await readStatusRules(ctx)
  const today = tokyoDateOf(ctx.now())
  const scope = office ? { office: { equals: office } } : cardScope(ctx)
  const statuses: StatusAge[] = []
  for (const rule of rules.values()) {
    const inStatus = { status: { equals: rule.label } }
    const where = scope ? andWhere(inStatus, scope) : inStatus
    const count = (more?: string) =>
      countRows(
        ctx.payload,
        'cards',
        more ? andWhere(where, { statusAt: { less_than: more } }) : where,
      )
    const cards = await count()
    const isFinal = rule.step === 'issued' || rule.step === 'cancelled'
    const limit = new Date(ctx.now().getTime() - (rule.alertDays ?? 0) * 86_400_000).toISOString()
    const [oldest] =
      cards > 0 && !isFinal
        ? await findRows<{ statusAt?: string }>(
            ctx.payload,
            'cards',
            andWhere(where, { statusAt: { greater_than: '0' } }),
            { sort: 'statusAt', limit: 1, select: { statusAt: true } },
          )
        : []
    statuses.push({
      status: rule.label,
      cards,
      overdue: rule.alertDays && cards > 0 ? await count(limit) : 0,
      alertDays: rule.alertDays,
      oldestDays: oldest?.statusAt ? diffDays(tokyoDateOf(new Date(oldest.statusAt)), today) : null,
    })
  }
  return { statuses, today }
}

export type WorkCount = { date: CivilDate; type: string; to: string; count: number }

/** Acts on cards per day and kind (CD-23, CD-31), from the copied history. */
export async function countCardWork(
  ctx: ServiceContext,
  input: { from: CivilDate; to: CivilDate; office?: string },
): Promise<WorkCount[]> {
  const offices = input.office ? [input.office] : ownOffices(ctx)
  const groups = await countGroups(ctx.payload, 'card-events', ['date', 'type', 'to'], {
    span: ['date', input.from, input.to],
    ...(offices ? { anyOf: ['office', offices] } : {}),
  })
  return groups
    .map(({ values: [date = '', type = '', to = ''], rows }) => ({ date, type, to, count: rows }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}
