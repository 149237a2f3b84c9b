import { findRows } from '@/db/atomic'
import { countGroups } from '@/db/count'
import type { Stored } from '@/db/stored'
import { COMPLAINT_CAUSE, OUTCOME } from '@/domain/contact/vocabulary'
import { ownValue } from '@/domain/own'
import type { Cell } from '@/domain/reports/table'
import { compare } from '@/domain/time/civil'

import { complaint } from '../../contact/complaints/case'
import { inquiry } from '../../contact/inquiries/case'
import { officeNames } from '../../settings/office-names'

import { date, number, type Read, sums, text } from './table'

/** Numbers and states of the records, without anything that was said (RP-12). */
export const inquiries: Read = async (ctx, { from, to }) => {
  type Row = Pick<
    Stored<'inquiries'>,
    'number' | 'day' | 'lineName' | 'categoryLabel' | 'outcome' | 'state'
  >
  const found = await findRows<Row>(
    ctx.payload,
    'inquiries',
    {
      and: [
        { day: { greater_than_equal: from, less_than_equal: to } },
        { state: { not_equals: 'void' } },
      ],
    },
    {
      sort: ['number'],
      select: {
        ...{ number: true, day: true, lineName: true },
        ...{ categoryLabel: true, outcome: true, state: true },
      },
    },
  )
  const columns = [
    text('番号', 18),
    date('日'),
    text('回線', 16),
    text('種別', 28),
    text('対応', 16),
    text('状態', 12),
  ]
  const rows = found.map(
    ({ number: own, day, lineName, categoryLabel, outcome, state }): Cell[] => [
      own,
      day,
      lineName ?? '',
      categoryLabel ?? '',
      outcome ? OUTCOME[outcome] : '',
      inquiry.states[state].label,
    ],
  )
  return [{ title: '問合せの記録', columns, rows, notes: [`${rows.length}件`] }]
}

const UNKNOWN = '（記録なし）'

/** What was handled of each procedure for each ward office, from the records of the calls (RP-16). */
export const callCross: Read = async (ctx, { from, to }) => {
  const [groups, names] = await Promise.all([
    countGroups(ctx.payload, 'inquiries', ['procedure', 'office', 'state'], {
      span: ['day', from, to],
    }),
    officeNames(ctx),
  ])
  const counted = groups
    .filter(({ values }) => values[2] !== 'void')
    .map(({ values: [procedure, office = ''], rows }) => ({
      procedure: procedure || UNKNOWN,
      office: names.get(office) ?? UNKNOWN,
      rows,
    }))
  const named = (of: 'procedure' | 'office') =>
    [...new Set(counted.map((one) => one[of]))].sort(compare)
  const offices = named('office')
  const columns = [
    text('手続き', 36),
    ...offices.map((office) => number(office, 18)),
    number('合計'),
  ]
  const rows = named('procedure').map((procedure): Cell[] => {
    const own = counted.filter((one) => one.procedure === procedure)
    const sum = (some: typeof own) => some.reduce((all, one) => all + one.rows, 0)
    return [
      procedure,
      ...offices.map((office) => sum(own.filter((one) => one.office === office))),
      sum(own),
    ]
  })
  return [
    {
      title: '手続き・区役所別の対応件数',
      columns,
      rows,
      total: sums(rows, columns),
      notes: ['電話の記録から数えています。'],
    },
  ]
}

export const complaints: Read = async (ctx, { from, to }) => {
  const groups = await countGroups(ctx.payload, 'complaints', ['cause', 'state'], {
    span: ['openedOn', from, to],
  })
  const rows = groups.map(({ values: [cause = '', state = ''], rows: count }): Cell[] => [
    ownValue(COMPLAINT_CAUSE, cause) ?? 'まだ',
    ownValue(complaint.states, state)?.label ?? state,
    count,
  ])
  rows.sort((a, b) => (`${a[0]}${a[1]}` < `${b[0]}${b[1]}` ? -1 : 1))
  const columns = [text('原因', 24), text('状態', 20), number('件数')]
  return [{ title: '苦情', columns, rows, total: sums(rows, columns), notes: [] }]
}
