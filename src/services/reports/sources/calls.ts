import { completedOf, percentText, perMille, sumOf } from '@/domain/figures/bands'
import { asked, VERDICT, verdictOf } from '@/domain/figures/target'
import type { Cell, FigureTable } from '@/domain/reports/table'

import { type ReportKind, reportOf } from '../../figures/reports'
import { decidedFigures } from '../../figures/rules'
import { daysOf } from '../../figures/stats'

import { number, type Read, text } from './table'

/** One of the telephone's own tables, for each line that has anything in it. */
export const ofLines =
  (kind: ReportKind): Read =>
  async (ctx, span) => {
    const decided = await decidedFigures(ctx.payload)
    const tables: FigureTable[] = []
    for (const { code, name } of decided.lines) {
      const { title, columns, rows, total, notes } = await reportOf(
        ctx,
        { kind, line: code, ...span },
        decided,
      )
      if (rows.length > 0)
        tables.push({
          title: decided.lines.length > 1 ? `${name} ${title}` : title,
          columns,
          rows,
          ...(total ? { total } : {}),
          notes: notes.map((note) => note.text),
        })
    }
    return tables
  }

/**
 * The answer rate of each line against what the contract asks for (CC-14, RP-05), and how much of what was
 * answered ended in the centre or was transferred (RP-11).
 */
export const serviceLevels: Read = async (ctx, { from, to }) => {
  const decided = await decidedFigures(ctx.payload)
  const rows: Cell[][] = []
  for (const { code, name } of decided.lines) {
    const rule = decided.ruleOn(code, to)
    const days = await daysOf(ctx, { line: code, from, to })
    if (!rule || days.length === 0) continue
    const sum = sumOf(days.map((day) => day.sum))
    const missed = days.filter((day) => {
      const own = decided.ruleOn(code, day.date)
      return own && verdictOf(day.sum, own) === 'missed'
    })
    rows.push([
      `${name}の応答率`,
      rule.percent === null ? '' : `${rule.percent}%以上`,
      percentText(perMille(sum.answered, asked(sum, rule))),
      VERDICT[verdictOf(sum, rule)],
      missed.length,
    ])
    const share = (part: number | null) => percentText(perMille(part, sum.answered))
    rows.push([`${name}のコールセンター内完了率`, '', share(completedOf(sum)), '', ''])
    rows.push([`${name}の転送率`, '', share(sum.transferred), '', ''])
  }
  const columns = [
    text('指標', 30),
    text('基準', 12),
    text('実績', 12),
    text('判定', 12),
    number('下回った日', 12),
  ]
  return [{ title: 'サービス水準の検証', columns, rows, notes: [] }]
}
