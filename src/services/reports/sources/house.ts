import { findRows } from '@/db/atomic'
import { countGroups } from '@/db/count'
import type { Stored } from '@/db/stored'
import { INCIDENT_KIND } from '@/domain/alarms/incident'
import { leftText } from '@/domain/deadlines/reminders'
import { SUBMISSION_STATE } from '@/domain/deadlines/vocabulary'
import type { Cell } from '@/domain/reports/table'
import { formatJa } from '@/domain/time/format'
import { diffDays, isoOfMoment, tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'

import { incidentCase } from '../../alarms/incidents/case'
import type { SubmissionRow } from '../../deadlines/types'
import { rosterOn } from '../../people/roster'

import { date, number, type Read, sums, text } from './table'

/** Who works in which role and where, on the last day of the report: numbers, no names. */
export const staffing: Read = async (ctx, { to }) => {
  const { rows: lines } = await rosterOn(ctx, to)
  const counts = new Map<string, { role: string; place: string; people: number }>()
  for (const { role, place } of lines) {
    const key = `${role}|${place}`
    const own = counts.get(key) ?? { role, place, people: 0 }
    counts.set(key, { ...own, people: own.people + 1 })
  }
  const columns = [text('役割', 26), text('場所', 24), number('人数')]
  const rows = [...counts.values()].map(({ role, place, people }): Cell[] => [role, place, people])
  return [
    {
      title: '要員体制',
      columns,
      rows,
      total: sums(rows, columns),
      notes: [`${formatJa(to)}の業務従事者名簿から`],
    },
  ]
}

export const training: Read = async (ctx, { from, to }) => {
  type Session = Pick<
    Stored<'training-sessions'>,
    'id' | 'number' | 'courseTitle' | 'courseVersion' | 'on' | 'officeName' | 'site'
  >
  const sessions = await findRows<Session>(
    ctx.payload,
    'training-sessions',
    {
      and: [
        { state: { in: ['held', 'done'] } },
        { on: { greater_than_equal: from, less_than_equal: to } },
      ],
    },
    { sort: ['on', 'number'] },
  )
  const done = await countGroups(ctx.payload, 'attendances', ['session', 'state'], {
    anyOf: ['session', sessions.map(({ id }) => id)],
  })
  const people = (session: string, state?: string) =>
    done
      .filter(
        ({ values }) =>
          values[0] === session &&
          (state ? values[1] === state : !['withdrawn', 'absent'].includes(values[1] ?? '')),
      )
      .reduce((all, { rows }) => all + rows, 0)
  const columns = [
    date('実施日'),
    text('研修の科目', 30),
    text('版', 8),
    text('会場', 20),
    number('受講'),
    number('修了'),
  ]
  const rows = sessions.map((one): Cell[] => [
    one.on ?? '',
    one.courseTitle,
    `第${one.courseVersion}版`,
    [one.officeName, one.site].filter(Boolean).join(' '),
    people(one.id),
    people(one.id, 'completed'),
  ])
  return [{ title: '研修の実施', columns, rows, total: sums(rows, columns), notes: [] }]
}

export const incidents: Read = async (ctx, { from, to }) => {
  type Row = Pick<
    Stored<'incidents'>,
    'occurredAt' | 'kind' | 'state' | 'minutesToReport' | 'restoredAt'
  >
  const found = await findRows<Row>(
    ctx.payload,
    'incidents',
    {
      and: [
        { occurredAt: { greater_than_equal: isoOfMoment(`${from}T00:00`) } },
        { occurredAt: { less_than_equal: isoOfMoment(`${to}T23:59`) } },
      ],
    },
    { sort: ['occurredAt'] },
  )
  const when = (at: string | null | undefined) =>
    at ? `${tokyoDateOf(new Date(at))} ${tokyoTimeOf(new Date(at))}` : ''
  const columns = [
    text('発生', 18),
    text('種類', 22),
    text('状態', 14),
    text('市への報告まで（分）', 18),
    text('復旧', 18),
  ]
  const rows = found.map((one): Cell[] => [
    when(one.occurredAt),
    INCIDENT_KIND[one.kind],
    incidentCase.states[one.state].label,
    one.minutesToReport ?? '',
    when(one.restoredAt),
  ])
  return [{ title: '障害・事故', columns, rows, notes: [`${rows.length}件`] }]
}

/** 納期の達成状況: what was due in the days of the report, and when it came (RP-20). */
export const deadlines: Read = async (ctx, { from, to }) => {
  const found = await findRows<SubmissionRow>(
    ctx.payload,
    'submissions',
    {
      and: [
        { dueOn: { greater_than_equal: from, less_than_equal: to } },
        { state: { not_equals: 'waived' } },
      ],
    },
    { sort: ['dueOn', 'title'] },
  )
  const late = ({ dueOn, submittedOn }: SubmissionRow) =>
    submittedOn ? Math.max(0, diffDays(dueOn, submittedOn)) : 0
  const columns = [
    text('提出物', 40),
    date('期限'),
    date('提出日'),
    text('状態', 12),
    text('納期', 20),
  ]
  const rows = found.map((row): Cell[] => [
    row.title,
    row.dueOn,
    row.submittedOn ?? '',
    SUBMISSION_STATE[row.state],
    row.state === 'open'
      ? leftText(row.dueOn, to)
      : late(row) > 0
        ? `${late(row)}日遅れ`
        : '期限まで',
  ])
  const done = found.filter((row) => row.state === 'submitted')
  const inTime = done.filter((row) => late(row) === 0).length
  return [
    {
      title: '納期の達成状況',
      columns,
      rows,
      notes: [`期限までに提出 ${inTime}件／${found.length}件`],
    },
  ]
}
