import { named } from '@/domain/reports/columns'
import { indicatorTable } from '@/domain/reports/indicators'
import type { Figures, ReportPart } from '@/domain/reports/parts'

import type { ServiceContext } from '../context'

import { judgedIndicators } from './indicators/judged'
import { readSource, type Span } from './sources'
import { sumReports } from './sums'

type Of = Span & { form: string }

/**
 * The figures of a report, as they are at this moment: by the product itself, whoever asks, so that two people
 * with different offices never hand in different numbers (RP-27).
 */
export async function takeFigures(
  ctx: ServiceContext,
  parts: readonly ReportPart[],
  of: Of,
): Promise<Figures> {
  const all: Figures = []
  const product = { ...ctx, user: null }
  // One after the other: a report is made beside live work.
  for (const part of parts) all.push(...(await figuresOf(product, part, of)))
  return all
}

async function figuresOf(
  ctx: ServiceContext,
  part: ReportPart,
  { form, ...span }: Of,
): Promise<Figures> {
  const { id, kind, source, names = [] } = part
  if (kind === 'sums') return [{ part: id, tables: await sumReports(ctx, part, span) }]
  if (kind === 'indicators') {
    const judged = await judgedIndicators(ctx, form, span)
    const unmet = judged.filter(({ judgement }) => judgement === 'missed')
    return [{ part: id, tables: [indicatorTable(judged)], unmet: unmet.map(({ title }) => title) }]
  }
  if (kind !== 'figures' || !source) return []
  const tables = await readSource(ctx, source, span)
  return [{ part: id, tables: tables.map((table) => named(table, names)) }]
}
