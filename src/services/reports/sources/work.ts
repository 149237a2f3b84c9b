import { findRows } from '@/db/atomic'
import { countGroups } from '@/db/count'
import type { Stored } from '@/db/stored'
import { CHANNEL, OUTCOME } from '@/domain/booking/vocabulary'
import { groupedBy } from '@/domain/grouped'
import type { Cell } from '@/domain/reports/table'
import { addDays, isoOfMoment, tokyoDateOf } from '@/domain/time/civil'

import { countCardWork } from '../../cards/reports/card-overview'
import { workReport } from '../../cards/reports/work-report'
import { officeNames } from '../../settings/office-names'

import { date, number, type Read, sums, text } from './table'

const BOOKED = ['confirmed', 'cancelled'] as const

/** Bookings of the days of the report, by office: what was booked, and what became of it. */
export const bookings: Read = async (ctx, { from, to }) => {
  const [groups, names] = await Promise.all([
    countGroups(ctx.payload, 'reservations', ['office', 'status', 'outcome'], {
      span: ['date', from, to],
      anyOf: ['status', BOOKED],
    }),
    officeNames(ctx),
  ])
  const offices = new Map<string, Map<string, number>>()
  for (const {
    values: [office = '', status = '', outcome = ''],
    rows: count,
  } of groups) {
    const own = offices.get(office) ?? new Map<string, number>()
    const key = status === 'cancelled' ? 'cancelled' : outcome
    own.set(key, (own.get(key) ?? 0) + count)
    offices.set(office, own)
  }
  const outcomes = Object.entries(OUTCOME).filter(([key]) => key !== 'none')
  const columns = [
    text('窓口', 30),
    number('予約'),
    number('取消し'),
    ...outcomes.map(([, label]) => number(label)),
  ]
  const rows = [...offices]
    .map(([office, own]): Cell[] => [
      names.get(office) ?? '（なくなった窓口）',
      [...own.values()].reduce((all, one) => all + one, 0),
      own.get('cancelled') ?? 0,
      ...outcomes.map(([key]) => own.get(key) ?? 0),
    ])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
  return [
    {
      title: '予約の件数（来庁する日）',
      columns,
      rows,
      total: sums(rows, columns),
      notes: ['「予約」には、取り消された予約も入ります。'],
    },
  ]
}

export const bookingChannels: Read = async (ctx, { from, to }) => {
  const groups = await countGroups(ctx.payload, 'reservations', ['channel', 'status'], {
    span: ['date', from, to],
    anyOf: ['status', BOOKED],
  })
  const count = (channel: string, status?: string) =>
    groups
      .filter(({ values }) => values[0] === channel && (!status || values[1] === status))
      .reduce((all, { rows }) => all + rows, 0)
  const columns = [text('受付方法', 22), number('予約'), number('取消し')]
  const rows = Object.entries(CHANNEL).map(([key, label]): Cell[] => [
    label,
    count(key),
    count(key, 'cancelled'),
  ])
  return [{ title: '受付方法ごとの予約', columns, rows, total: sums(rows, columns), notes: [] }]
}

/** Bookings by the day on which they were accepted and how they came, whatever became of them since (RP-11). */
export const bookingsAccepted: Read = async (ctx, { from, to }) => {
  const found = await findRows<Pick<Stored<'reservations'>, 'channel' | 'createdAt'>>(
    ctx.payload,
    'reservations',
    {
      and: [
        { createdAt: { greater_than_equal: isoOfMoment(`${from}T00:00`) } },
        { createdAt: { less_than: isoOfMoment(`${addDays(to, 1)}T00:00`) } },
        { status: { in: [...BOOKED] } },
      ],
    },
    { select: { channel: true, createdAt: true } },
  )
  const channels = Object.entries(CHANNEL)
  const columns = [
    date('受け付けた日'),
    ...channels.map(([, label]) => number(label, 16)),
    number('合計'),
  ]
  const days = groupedBy(found, ({ createdAt }) => tokyoDateOf(new Date(createdAt)))
  const rows = [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, own]): Cell[] => [
      day,
      ...channels.map(([key]) => own.filter(({ channel }) => channel === key).length),
      own.length,
    ])
  return [
    {
      title: '予約の受付件数',
      columns,
      rows,
      total: sums(rows, columns),
      notes: ['あとで変更・取消しされた予約も入ります。'],
    },
  ]
}

export const cardWork: Read = async (ctx, span) => {
  if ((await countCardWork(ctx, span)).length === 0) return []
  const { kinds, days } = await workReport(ctx, span)
  const columns = [date('日'), ...kinds.map((kind) => number(kind, 14)), number('合計')]
  const rows = days.map((day): Cell[] => [
    day.date,
    ...kinds.map((kind) => day.counts[kind] ?? 0),
    day.total,
  ])
  return [{ title: 'カードの処理件数', columns, rows, total: sums(rows, columns), notes: [] }]
}

export const procedures: Read = async (ctx, { from, to }) => {
  const [found, names] = await Promise.all([
    findRows<Pick<Stored<'procedure-counts'>, 'office' | 'kind' | 'count'>>(
      ctx.payload,
      'procedure-counts',
      { date: { greater_than_equal: from, less_than_equal: to } },
      { select: { office: true, kind: true, count: true } },
    ),
    officeNames(ctx),
  ])
  const totals = new Map<string, { kind: string; office: string; count: number }>()
  for (const { office, kind, count } of found) {
    const key = `${kind}|${String(office)}`
    const own = totals.get(key) ?? { kind, office: String(office), count: 0 }
    totals.set(key, { ...own, count: own.count + count })
  }
  const columns = [text('手続き', 36), text('窓口', 30), number('処理件数')]
  const rows = [...totals.values()]
    .map(({ kind, office, count }): Cell[] => [kind, names.get(office) ?? '', count])
    .sort((a, b) => (`${a[0]}|${a[1]}` < `${b[0]}|${b[1]}` ? -1 : 1))
  return [{ title: '窓口の手続きの処理件数', columns, rows, total: sums(rows, columns), notes: [] }]
}
