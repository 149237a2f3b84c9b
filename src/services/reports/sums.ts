import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { periodLabel } from '@/domain/deadlines/periods'
import { monthsBetween } from '@/domain/figures/hours'
import type { ReportPart } from '@/domain/reports/parts'
import { sumTables } from '@/domain/reports/sums'
import type { FigureTable } from '@/domain/reports/table'
import { relationId } from '@/lib/relations'

import type { ServiceContext } from '../context'
import type { SubmissionRow } from '../deadlines/types'

import { report } from './case'
import type { Span } from './sources'

type Row = Stored<'reports'>

/** So many missing ones are named; of the rest their number. */
const MOST_NAMED = 15

const within = (from: string, { from: first, to: last }: Span, to: string) => ({
  and: [{ [from]: { greater_than_equal: first } }, { [to]: { less_than_equal: last } }],
})

/** What should have gone in: what its rule asked for in these days, and of a monthly form every month. */
async function expected(ctx: ServiceContext, title: string, span: Span) {
  const own = await findRow<Stored<'report-forms'>>(ctx.payload, 'report-forms', {
    title: { equals: title },
  })
  const id = relationId(own?.rule)
  if (!id) return []
  const due = await findRows<SubmissionRow>(
    ctx.payload,
    'submissions',
    {
      and: [
        { rule: { equals: id } },
        { state: { not_equals: 'waived' } },
        within('periodFrom', span, 'periodTo'),
      ],
    },
    { sort: 'periodFrom' },
  )
  const rule = await findRow<Stored<'deadline-rules'>>(ctx.payload, 'deadline-rules', {
    id: { equals: id },
  })
  const all = new Map(due.map(({ periodFrom, title }) => [periodFrom, title]))
  if (rule?.period === 'monthly')
    for (const month of monthsBetween(span.from, span.to)) {
      const first = `${month}-01`
      if (first >= span.from && !all.has(first))
        all.set(first, periodLabel({ key: month, from: first, to: first }))
    }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([from, name]) => ({ from, name }))
}

/**
 * Reports of one form in these days, added from what they kept when they were handed in: not counted anew, so that
 * a year is what its months said (RP-06, RP-09). What is missing is named in the notes of the first table.
 */
export async function sumReports(
  ctx: ServiceContext,
  { sumOf = '', takes = 'accepted', headings = [] }: ReportPart,
  span: Span,
): Promise<FigureTable[]> {
  const states = takes === 'accepted' ? ['accepted'] : ['accepted', 'submitted']
  const rows = await findRows<Row>(
    ctx.payload,
    'reports',
    {
      and: [
        { formTitle: { equals: sumOf } },
        { onDemand: { not_equals: true } },
        { state: { not_equals: 'waived' } },
        within('periodFrom', span, 'periodTo'),
      ],
    },
    { sort: ['periodFrom', 'id'] },
  )
  const taken = rows.filter(({ state }) => states.includes(state))
  const there = new Map(rows.map((row) => [row.periodFrom, row]))
  const missing = (await expected(ctx, sumOf, span)).flatMap(({ from, name }) => {
    const row = there.get(from)
    if (row && states.includes(row.state)) return []
    return `${name}（${row ? report.states[row.state].label : '未作成'}）`
  })
  const notes = [`合計した報告書 ${taken.length}件`]
  if (missing.length > 0) {
    const rest = missing.length - MOST_NAMED
    notes.push(
      `まだ入っていないもの: ${missing.slice(0, MOST_NAMED).join('、')}${rest > 0 ? `、ほか${rest}件` : ''}`,
    )
  }
  const tables = sumTables(
    taken.map(({ title, formTitle, parts, figures }) => ({
      label: title.replace(`${formTitle}　`, ''),
      parts,
      figures,
    })),
    headings,
  )
  const [first, ...more] = tables.length > 0 ? tables : [NOTHING]
  return [{ ...first!, notes: [...first!.notes, ...notes] }, ...more]
}

const NOTHING: FigureTable = { title: '合計', columns: [], rows: [], notes: [] }
