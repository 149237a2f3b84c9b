import type { ColumnName } from './columns'
import type { Cell, FigureTable } from './table'
import type { FigureSource, PartKind, Takes } from './vocabulary'

/** A part of a report, as its form had it when the report was begun: later changes of the form leave it alone. */
export type ReportPart = {
  id: string
  kind: PartKind
  heading: string
  /** Of figures. */
  source?: FigureSource
  names?: readonly ColumnName[]
  /** Of sums: the title of the form whose reports are added, which of them, and which of their parts (none: all). */
  sumOf?: string
  takes?: Takes
  headings?: readonly string[]
  /** What the city wants to read there. */
  hint?: string
  /** Nothing is handed in while it is empty. */
  required?: boolean
  /** Begins with the words of the report before. */
  goesOn?: boolean
}

/** `unmet`: indicators that missed their target, which somebody has to say something about. */
export type Figures = { part: string; tables: FigureTable[]; unmet?: string[] }[]

export type Texts = Record<string, string>

/** Stored JSON, in which older rows may have nothing. */
export const partsIn = (value: unknown): ReportPart[] =>
  Array.isArray(value) ? (value as ReportPart[]) : []
export const figuresIn = (value: unknown): Figures =>
  Array.isArray(value) ? (value as Figures) : []
export const textsIn = (value: unknown): Texts =>
  value && typeof value === 'object' && !Array.isArray(value) ? (value as Texts) : {}

/** Indicators of a part that missed their target. */
export const unmetOf = ({ id }: Pick<ReportPart, 'id'>, figures: Figures): readonly string[] =>
  figures.find(({ part }) => part === id)?.unmet ?? []

/** Parts in which words may stand; beside indicators they are asked for where a target was missed (RP-05). */
export const hasWords = ({ kind }: Pick<ReportPart, 'kind'>): boolean =>
  kind === 'text' || kind === 'indicators'

/** Tables that come by themselves. */
export const hasTables = ({ kind }: Pick<ReportPart, 'kind'>): boolean => kind !== 'text'

/** Headings of words that have to be written and are not. */
export const unwritten = (parts: readonly ReportPart[], texts: Texts, figures: Figures): string[] =>
  parts.flatMap((part) => {
    if (texts[part.id]?.trim()) return []
    const unmet = unmetOf(part, figures)
    if (unmet.length > 0) return [`${part.heading}のコメント（未達: ${unmet.join('・')}）`]
    return part.kind === 'text' && part.required ? [part.heading] : []
  })

/** One cell that is no longer what was handed in. */
export type Difference = {
  heading: string
  table: string
  row: string
  column: string
  before: string
  now: string
}

/** A list of what changed is read by a person. */
export const MOST_DIFFERENCES = 200

const rowsOf = ({ rows, total }: FigureTable): Cell[][] => (total ? [...rows, total] : rows)

/** The first cells that name a row: days, hours, kinds; a number is no name. */
const nameOf = (table: FigureTable, row: readonly Cell[]): string => {
  const at = table.columns.findIndex(({ kind }) => kind === 'number')
  return row.slice(0, Math.max(1, at)).join(' ')
}

/**
 * What late data changed since figures were taken (RP-27): what was handed in stays, and the difference is
 * shown beside it. Rows are known by their names, so that one more does not move all the others.
 */
export function differences(
  parts: readonly ReportPart[],
  before: Figures,
  now: Figures,
): Difference[] {
  const found: Difference[] = []
  for (const { id, heading } of parts) {
    const [old, fresh] = [before, now].map(
      (all) => all.find(({ part }) => part === id)?.tables ?? [],
    )
    for (const title of new Set([...old!, ...fresh!].map((table) => table.title))) {
      const [was, is] = [old!, fresh!].map((tables) => tables.find((one) => one.title === title))
      const columns = (is ?? was)!.columns
      const rowIn = (table: FigureTable | undefined, name: string) =>
        table && rowsOf(table).find((row) => nameOf(table, row) === name)
      const names = [was, is].flatMap((table) =>
        table ? rowsOf(table).map((row) => nameOf(table, row)) : [],
      )
      for (const name of new Set(names)) {
        const [left, right] = [rowIn(was, name), rowIn(is, name)]
        columns.forEach(({ header }, at) => {
          const [a, b] = [String(left?.[at] ?? ''), String(right?.[at] ?? '')]
          if (a !== b && found.length < MOST_DIFFERENCES)
            found.push({ heading, table: title, row: name, column: header, before: a, now: b })
        })
      }
    }
  }
  return found
}
