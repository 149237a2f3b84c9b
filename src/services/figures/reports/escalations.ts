import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { REFLECTION } from '@/domain/contact/vocabulary'
import { daysOfMonth, monthOf, monthsBetween } from '@/domain/figures/hours'
import { groupedBy } from '@/domain/grouped'
import type { CivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'
import type { Decided } from '../rules'

import { type Cell, number, type Report, type ReportWish, text } from './report'

type Escalation = Stored<'escalations'>
const MINUTE = 60_000

/** All that is counted: the texts of escalations stay where they are. */
const READ = {
  categoryLabel: true,
  openedOn: true,
  openedAt: true,
  repliedAt: true,
  cityAskedAt: true,
  reflection: true,
  state: true,
} as const

const byCategory = (rows: readonly Escalation[]) =>
  groupedBy(rows, ({ categoryLabel }) => categoryLabel || '（分類なし）')

/** Minutes until somebody answered, on average of those that were answered; a dash where none was. */
function minutesOf(rows: readonly Escalation[]): Cell {
  const told = rows.flatMap(({ openedAt, repliedAt }) =>
    openedAt && repliedAt ? [(Date.parse(repliedAt) - Date.parse(openedAt)) / MINUTE] : [],
  )
  if (told.length === 0) return ''
  return Math.round(told.reduce((sum, one) => sum + one, 0) / told.length)
}

/**
 * Escalations by category and month, how many went to the city, what was made of them, and whether they
 * become fewer: what measures are proposed with (CC-06). Of all lines: an escalation has none.
 */
export async function escalationReport(
  ctx: ServiceContext,
  _: Decided,
  { from, to }: ReportWish,
): Promise<Report> {
  const months = monthsBetween(from, to)
  const rows = await findRows<Escalation>(
    ctx.payload,
    'escalations',
    {
      and: [{ openedOn: { greater_than_equal: from } }, { openedOn: { less_than_equal: to } }],
    },
    { select: READ },
  )
  const reflections = Object.entries(REFLECTION)
  const cellsOf = (name: string, own: readonly Escalation[]): Cell[] => [
    name,
    ...months.map((month) => own.filter(({ openedOn }) => monthOf(openedOn) === month).length),
    own.length,
    own.filter(({ cityAskedAt }) => cityAskedAt).length,
    minutesOf(own),
    ...reflections.map(([value]) => own.filter(({ reflection }) => reflection === value).length),
    own.filter(({ state }) => state !== 'done').length,
  ]
  const groups = [...byCategory(rows)]
  groups.sort(([, a], [, b]) => b.length - a.length)
  return {
    title: 'エスカレーションの集計（月ごと）',
    columns: [
      text('分類', 30),
      ...months.map((month) => number(`${month.replace('-', '年')}月`)),
      number('合計'),
      number('市への引継ぎ'),
      number('回答までの平均（分）', 18),
      ...reflections.map(([, label]) => number(label, 18)),
      number('対応中'),
    ],
    rows: groups.map(([name, own]) => cellsOf(name, own)),
    total: cellsOf('合計', rows),
    notes: trendOf(
      months.filter((month) => isWhole(month, from, to)),
      rows,
    ),
  }
}

/** A month that is only begun, or asked for in part, says nothing beside a whole one. */
function isWhole(month: string, from: CivilDate, to: CivilDate): boolean {
  const days = daysOfMonth(month)
  return days.from >= from && days.to <= to
}

/** The last two whole months beside each other, and the categories that grew most: where a measure is worth it. */
function trendOf(months: readonly string[], rows: readonly Escalation[]): Report['notes'] {
  const [before, last] = months.slice(-2)
  if (!before || !last) return []
  const countOf = (own: readonly Escalation[], month: string) =>
    own.filter(({ openedOn }) => monthOf(openedOn) === month).length
  const [was, is] = [countOf(rows, before), countOf(rows, last)]
  const grown = [...byCategory(rows)]
    .map(([name, own]) => ({ name, by: countOf(own, last) - countOf(own, before) }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by)
    .slice(0, 3)
  return [
    {
      tone: is > was ? 'warn' : 'good',
      text: `${last.replace('-', '年')}月は${is}件で、前の月（${was}件）${
        is > was
          ? `より${is - was}件多くなりました`
          : is < was
            ? `より${was - is}件減りました`
            : 'と同じです'
      }。`,
    },
    ...(grown.length > 0
      ? [
          {
            tone: 'warn' as const,
            text: `増えた分類: ${grown.map(({ name, by }) => `${name}（+${by}件）`).join('、')}。FAQ・マニュアルの改定や研修を検討してください。`,
          },
        ]
      : []),
  ]
}
