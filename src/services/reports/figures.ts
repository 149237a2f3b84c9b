import { named } from '@/domain/reports/columns'
import type { Figures, ReportPart } from '@/domain/reports/parts'

import type { ServiceContext } from '../context'

import { readSource, type Span } from './sources'

/**
 * The figures of a report, as they are at this moment: by the product itself, whoever asks, so that two people
 * with different offices never hand in different numbers (RP-27).
 */
export async function takeFigures(
  ctx: ServiceContext,
  parts: readonly ReportPart[],
  span: Span,
): Promise<Figures> {
  const all: Figures = []
  // One after the other: a report is made beside live work.
  for (const { id, kind, source, names = [] } of parts) {
    if (kind !== 'figures' || !source) continue
    const tables = await readSource({ ...ctx, user: null }, source, span)
    all.push({ part: id, tables: tables.map((table) => named(table, names)) })
  }
  return all
}
