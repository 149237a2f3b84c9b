import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { COMPLAINT_CAUSE, REFLECTION } from '@/domain/contact/vocabulary'
import { CHANGE_KIND } from '@/domain/knowledge/vocabulary'
import type { Cell } from '@/domain/reports/table'

import { complaint } from '../../contact/complaints/case'
import { escalation } from '../../contact/escalations/case'

import { date, type Read, text } from './table'

// Case by case, and none of their words: whoever reads a number finds the record (RP-07, RP-10).

const opened = (from: string, to: string) => ({
  openedOn: { greater_than_equal: from, less_than_equal: to },
})

const NUMBER = text('番号', 18)
const STATE = text('状態', 18)

export const escalationCases: Read = async (ctx, { from, to }) => {
  type Row = Pick<
    Stored<'escalations'>,
    'number' | 'openedOn' | 'categoryLabel' | 'cityAskedAt' | 'state' | 'reflection'
  >
  const found = await findRows<Row>(ctx.payload, 'escalations', opened(from, to), {
    sort: ['number'],
    select: {
      ...{ number: true, openedOn: true, categoryLabel: true },
      ...{ cityAskedAt: true, state: true, reflection: true },
    },
  })
  const columns = [NUMBER, date('日'), text('種別', 28), text('市へ', 10), STATE, text('反映', 20)]
  const rows = found.map((one): Cell[] => [
    one.number,
    one.openedOn,
    one.categoryLabel ?? '',
    one.cityAskedAt ? '照会した' : '',
    escalation.states[one.state].label,
    one.reflection ? REFLECTION[one.reflection] : '',
  ])
  return [{ title: 'エスカレーションの事例', columns, rows, notes: [`${rows.length}件`] }]
}

export const complaintCases: Read = async (ctx, { from, to }) => {
  type Row = Pick<
    Stored<'complaints'>,
    'number' | 'openedOn' | 'cause' | 'state' | 'reportedAt' | 'closedOn'
  >
  const found = await findRows<Row>(ctx.payload, 'complaints', opened(from, to), {
    sort: ['number'],
    select: {
      ...{ number: true, openedOn: true, cause: true },
      ...{ state: true, reportedAt: true, closedOn: true },
    },
  })
  const columns = [
    NUMBER,
    date('日'),
    text('原因', 24),
    STATE,
    text('市への報告', 12),
    date('終わった日'),
  ]
  const rows = found.map((one): Cell[] => [
    one.number,
    one.openedOn,
    one.cause ? COMPLAINT_CAUSE[one.cause] : 'まだ',
    complaint.states[one.state].label,
    one.reportedAt ? '報告した' : '',
    one.closedOn ?? '',
  ])
  return [{ title: '苦情の事例', columns, rows, notes: [`${rows.length}件`] }]
}

/** What was approved in the days of the report: these are words that citizens and operators read anyway. */
export const faqChanges: Read = async (ctx, { from, to }) => {
  type Row = Pick<
    Stored<'text-versions'>,
    'question' | 'number' | 'changeKind' | 'approvedOn' | 'effectiveOn'
  >
  const found = await findRows<Row>(
    ctx.payload,
    'text-versions',
    {
      and: [
        { kind: { equals: 'faq' } },
        { language: { equals: 'ja' } },
        { state: { equals: 'approved' } },
        { approvedOn: { greater_than_equal: from, less_than_equal: to } },
      ],
    },
    {
      sort: ['approvedOn', 'question'],
      select: {
        ...{ question: true, number: true, changeKind: true },
        ...{ approvedOn: true, effectiveOn: true },
      },
    },
  )
  const columns = [
    date('承認した日'),
    text('質問', 44),
    text('版', 8),
    text('変更', 20),
    date('使い始める日'),
  ]
  const rows = found.map((one): Cell[] => [
    one.approvedOn ?? '',
    one.question,
    `第${one.number}版`,
    CHANGE_KIND[one.changeKind ?? 'first'],
    one.effectiveOn ?? '',
  ])
  return [{ title: 'FAQの追加・修正', columns, rows, notes: [`${rows.length}件`] }]
}
