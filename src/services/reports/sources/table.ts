import type { Cell, FigureTable } from '@/domain/reports/table'
import type { CivilDate } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'

export type Span = { from: CivilDate; to: CivilDate }

/** Reads one source; whoever takes figures is the product itself, so that nobody's office narrows them. */
export type Read = (ctx: ServiceContext, span: Span) => Promise<FigureTable[]>

export const text = (header: string, width = 18) => ({ header, kind: 'text' as const, width })
export const number = (header: string, width = 12) => ({ header, kind: 'number' as const, width })
export const date = (header: string) => ({ header, kind: 'date' as const, width: 13 })

export const sums = (rows: readonly Cell[][], columns: readonly { kind: string }[]): Cell[] =>
  columns.map(({ kind }, at) => {
    if (at === 0) return '合計'
    if (kind !== 'number') return ''
    return rows.reduce((all, row) => all + (typeof row[at] === 'number' ? row[at] : 0), 0)
  })
