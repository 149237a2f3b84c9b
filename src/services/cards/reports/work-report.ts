import type { Column } from '@/documents/column'
import { CARD_EVENT, type CardEventType } from '@/domain/cards/vocabulary'
import type { CivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import type { Output } from '../../lists/files'
import { outputTable, type TableWish } from '../../lists/output-table'

import { assertCardOffice } from '../card-office'
import { cardOverview, countCardWork } from './card-overview'
import { routeReport } from './route-report'
import { STEP_TIME_COLUMNS, stepTimes } from './step-times'

export type WorkReport = {
  /** Kinds of work that occurred, the changes of status first and in their order. */
  kinds: string[]
  days: { date: CivilDate; counts: Record<string, number>; total: number }[]
  totals: Record<string, number>
}

type Span = { from: CivilDate; to: CivilDate; office?: string }

/** Beginnings and ends of a handover are no work of their own: the issue is counted. */
const NOT_COUNTED = ['handover-started', 'handover-ended']

const labelOf = (type: string, to: string): string =>
  type === 'status' ? to : (CARD_EVENT[type as CardEventType] ?? type)

/**
 * Acts on cards per day and kind (CD-23, CD-31): 交付前設定 and the other changes of status by the
 * status that was reached, the rest by what was done.
 * @throws DomainError NOT_FOUND for an office of others
 */
export async function workReport(ctx: ServiceContext, span: Span): Promise<WorkReport> {
  if (span.office) assertCardOffice(ctx, span.office)
  const rows = await countCardWork(ctx, span)
  const { statuses } = await cardOverview(ctx, span.office)
  const days = new Map<string, WorkReport['days'][number]>()
  const totals: Record<string, number> = {}
  for (const { date, type, to, count } of rows) {
    if (NOT_COUNTED.includes(type)) continue
    const kind = labelOf(type, to)
    const day = days.get(date) ?? { date, counts: {}, total: 0 }
    day.counts[kind] = (day.counts[kind] ?? 0) + count
    day.total += count
    totals[kind] = (totals[kind] ?? 0) + count
    days.set(date, day)
  }
  const order = [...statuses.map(({ status }) => status), ...Object.values(CARD_EVENT)]
  const place = (kind: string) => (order.includes(kind) ? order.indexOf(kind) : order.length)
  return {
    kinds: Object.keys(totals).sort((a, b) => place(a) - place(b)),
    days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    totals,
  }
}

/** The reports as files. @throws DomainError as `outputTable` */
export async function outputCardReport(
  ctx: ServiceContext,
  wanted: { report: 'ages' | 'work' | 'times' | 'routes' } & Span,
  wish: TableWish,
): Promise<Output> {
  if (wanted.office) assertCardOffice(ctx, wanted.office)
  const period: [string, string] = ['期間', `${wanted.from}〜${wanted.to}`]
  if (wanted.report === 'ages') {
    const { statuses, today } = await cardOverview(ctx, wanted.office)
    return table(ctx, wish, {
      name: `カードの滞留_${today}`,
      title: 'カードの滞留',
      rows: statuses,
      conditions: [['基準日', today]],
      columns: [
        { header: '状態区分', width: 24, kind: 'text', value: (row) => row.status },
        { header: '枚数', width: 10, kind: 'number', value: (row) => row.cards },
        { header: '目安（日）', width: 12, kind: 'number', value: (row) => row.alertDays ?? '' },
        { header: '目安を超えた枚数', width: 18, kind: 'number', value: (row) => row.overdue },
        { header: '一番長い日数', width: 14, kind: 'number', value: (row) => row.oldestDays ?? '' },
      ],
    })
  }
  if (wanted.report === 'times') {
    return table(ctx, wish, {
      name: `カードの処理日数_${wanted.from}_${wanted.to}`,
      title: 'カードの処理日数（受入れから）',
      rows: await stepTimes(ctx, wanted),
      conditions: [period],
      columns: STEP_TIME_COLUMNS,
    })
  }
  if (wanted.report === 'routes') {
    const months = await routeReport(ctx, {
      from: wanted.from.slice(0, 7),
      to: wanted.to.slice(0, 7),
      office: wanted.office,
    })
    return table(ctx, wish, {
      name: `交付の方法_${wanted.from}_${wanted.to}`,
      title: '交付の方法（月別）',
      rows: months,
      conditions: [period],
      columns: [
        { header: '月', width: 12, kind: 'text', value: (row) => row.month },
        { header: '窓口交付', width: 12, kind: 'number', value: (row) => row.window },
        { header: '郵送交付', width: 12, kind: 'number', value: (row) => row.mail },
        { header: '記録なし', width: 12, kind: 'number', value: (row) => row.unknown },
        { header: '窓口交付の割合', width: 16, kind: 'text', value: (row) => shareOf(row) },
      ],
    })
  }
  const { kinds, days } = await workReport(ctx, wanted)
  return table(ctx, wish, {
    name: `カードの作業件数_${wanted.from}_${wanted.to}`,
    title: 'カードの作業件数',
    rows: days,
    conditions: [period],
    columns: [
      { header: '日', width: 13, kind: 'date', value: (row) => row.date },
      ...kinds.map((kind): Column<(typeof days)[number]> => ({
        header: kind,
        width: 14,
        kind: 'number',
        value: (row) => row.counts[kind] ?? 0,
      })),
      { header: '合計', width: 10, kind: 'number', value: (row) => row.total },
    ],
  })
}

/** 窓口交付 of all whose way is known, in whole percent; empty while there is none. */
export function shareOf({ window, mail }: { window: number; mail: number }): string {
  const known = window + mail
  return known === 0 ? '' : `${Math.round((window / known) * 100)}%`
}

type Rows<R> = {
  name: string
  title: string
  rows: R[]
  conditions: [string, string][]
  columns: Column<R>[]
}

const table = <R>(ctx: ServiceContext, wish: TableWish, { rows, ...rest }: Rows<R>) =>
  outputTable<R>(
    ctx,
    {
      ...rest,
      rows: async function* () {
        yield* rows
      },
      count: rows.length,
    },
    wish,
  )
