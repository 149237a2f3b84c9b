import { findRows } from '@/db/atomic'
import type { Column } from '@/documents/column'
import { groupedBy } from '@/domain/grouped'
import type { CivilDate } from '@/domain/time/civil'
import { diffDays } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'

import { assertCardOffice } from '../card-office'
import { ownOffices } from '../find-card'
import { readStatusRules } from '../status-rules'

/** How long cards took from their receipt to a status that they reached in a month. */
export type StepTime = {
  /** `YYYY-MM` */
  month: string
  status: string
  cards: number
  /** Days from 受入れ日; null while no card of the row has one. */
  half: number | null
  most: number | null
  longest: number | null
}

/** Keys in one condition: engines take only so many. */
const AT_ONCE = 500

/** The smallest number of days within which such a share of the cards had come. */
function within(days: readonly number[], share: number): number | null {
  const sorted = [...days].sort((one, other) => one - other)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? null
}

/**
 * Days from 受入れ日 to each later 状態区分, by the month in which it was reached: whether the work keeps its
 * time whatever its volume (CD-23). A card that comes to a status twice in a month counts once, the first time.
 * @throws DomainError NOT_FOUND for an office of others
 */
export async function stepTimes(
  ctx: ServiceContext,
  span: { from: CivilDate; to: CivilDate; office?: string | undefined },
): Promise<StepTime[]> {
  if (span.office) assertCardOffice(ctx, span.office)
  const offices = span.office ? [span.office] : ownOffices(ctx)
  const events = await findRows<{ card: string; date: string; to: string }>(
    ctx.payload,
    'card-events',
    {
      and: [
        { type: { equals: 'status' } },
        { date: { greater_than_equal: span.from, less_than_equal: span.to } },
        ...(offices ? [{ office: { in: offices } }] : []),
      ],
    },
    { select: { card: true, date: true, to: true }, sort: 'date' },
  )
  const received = await receiptDays(ctx, [...new Set(events.map(({ card }) => card))])
  const order = [...(await readStatusRules(ctx)).values()].map(({ label }) => label)
  const groups = groupedBy(events, ({ date, to }) => `${date.slice(0, 7)}|${to}`)
  return [...groups]
    .map(([key, own]): StepTime => {
      const [month = '', status = ''] = key.split('|')
      const first = new Map(own.toReversed().map(({ card, date }) => [card, date]))
      const days = [...first].flatMap(([card, date]) => {
        const from = received.get(card)
        return from ? [Math.max(0, diffDays(from, date))] : []
      })
      return {
        ...{ month, status, cards: first.size },
        ...{ half: within(days, 0.5), most: within(days, 0.9), longest: within(days, 1) },
      }
    })
    .sort(
      (one, other) =>
        one.month.localeCompare(other.month) ||
        order.indexOf(one.status) - order.indexOf(other.status),
    )
}

async function receiptDays(
  { payload }: ServiceContext,
  cards: readonly string[],
): Promise<Map<string, CivilDate>> {
  const days = new Map<string, CivilDate>()
  for (let at = 0; at < cards.length; at += AT_ONCE) {
    const rows = await findRows<{ cardKey: string; receivedOn?: string | null }>(
      payload,
      'cards',
      { cardKey: { in: cards.slice(at, at + AT_ONCE) } },
      { select: { cardKey: true, receivedOn: true } },
    )
    for (const { cardKey, receivedOn } of rows) if (receivedOn) days.set(cardKey, receivedOn)
  }
  return days
}

export const STEP_TIME_COLUMNS: Column<StepTime>[] = [
  { header: '月', width: 12, kind: 'text', value: (row) => row.month },
  { header: '状態区分', width: 24, kind: 'text', value: (row) => row.status },
  { header: '枚数', width: 10, kind: 'number', value: (row) => row.cards },
  { header: '半数が済むまでの日数', width: 20, kind: 'number', value: (row) => row.half ?? '' },
  { header: '9割が済むまでの日数', width: 20, kind: 'number', value: (row) => row.most ?? '' },
  { header: '一番長い日数', width: 14, kind: 'number', value: (row) => row.longest ?? '' },
]
