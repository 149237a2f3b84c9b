import { COUNT } from '../figures/vocabulary'

import { figuresIn, partsIn } from './parts'
import type { Cell, FigureTable } from './table'

/** A report whose figures go into a larger one: its name as a row, and what it kept. */
export type Summed = { label: string; parts: unknown; figures: unknown }

/** The most at one time: it does not grow by adding months. */
const NOT_ADDED: ReadonlySet<string> = new Set([COUNT.operators])

type Found = { label: string; table: FigureTable }

const isAdded = ({ header, kind }: FigureTable['columns'][number]): boolean =>
  kind === 'number' && !NOT_ADDED.has(header)

/** Both known, or one of them; nothing of nothing. */
const plus = (a: Cell, b: Cell): Cell => {
  if (typeof a !== 'number') return typeof b === 'number' ? b : ''
  return typeof b === 'number' ? a + b : a
}

const added = (rows: readonly Cell[][], width: number): Cell[] =>
  rows.reduce<Cell[]>(
    (sum, row) => sum.map((cell, at) => plus(cell, row[at] ?? '')),
    Array<Cell>(width).fill(''),
  )

/**
 * The tables of many reports as one for each: a table by days becomes one by reports, in any other the rows of one
 * name are added (RP-06, RP-09). Only what the reports kept is read: what was handed in is what is added.
 * @param headings the parts that are wanted; none: all that have numbers
 */
export function sumTables(
  reports: readonly Summed[],
  headings: readonly string[] = [],
): FigureTable[] {
  const groups = new Map<string, { title: string; found: Found[] }>()
  for (const { label, parts, figures } of reports)
    for (const { id, heading, kind } of partsIn(parts)) {
      if (kind === 'indicators' || (headings.length > 0 && !headings.includes(heading))) continue
      for (const table of figuresIn(figures).find(({ part }) => part === id)?.tables ?? []) {
        if (!table.columns.some(isAdded)) continue
        const title = table.title === heading ? heading : `${heading}　${table.title}`
        const group = groups.get(title) ?? { title, found: [] }
        group.found.push({ label, table })
        groups.set(title, group)
      }
    }
  return [...groups.values()].map(({ title, found }) =>
    found[0]!.table.columns[0]?.kind === 'date' ? byReport(title, found) : byName(title, found),
  )
}

/** Columns in the order in which they came up; one that a later report began stands at the end. */
function columnsOf(found: readonly Found[]): FigureTable['columns'] {
  const columns = new Map<string, FigureTable['columns'][number]>()
  for (const { table } of found)
    for (const column of table.columns)
      if (!columns.has(column.header)) columns.set(column.header, column)
  return [...columns.values()]
}

const placed = ({ columns }: FigureTable, row: readonly Cell[], into: FigureTable['columns']) =>
  into.map(({ header }) => row[columns.findIndex((one) => one.header === header)] ?? '')

/** What a column that cannot be added says in a sum. */
const onlyAdded = (columns: FigureTable['columns'], row: readonly Cell[]): Cell[] =>
  row.map((cell, at) => (isAdded(columns[at]!) ? cell : ''))

const totalOf = (columns: FigureTable['columns'], rows: readonly Cell[][]): Cell[] => {
  const sum = onlyAdded(columns, added(rows, columns.length))
  return ['合計', ...sum.slice(1)]
}

function byReport(title: string, found: readonly Found[]): FigureTable {
  const own = columnsOf(found)
  const rows = found.map(({ label, table }) => {
    const whole = table.total ?? totalOf(table.columns, table.rows)
    return [label, ...placed(table, whole, own).slice(1)]
  })
  const columns = own.map((column, at) =>
    at === 0 ? { header: '報告書', kind: 'text' as const, width: 28 } : column,
  )
  return { title, columns, rows, total: totalOf(columns, rows), notes: [] }
}

function byName(title: string, found: readonly Found[]): FigureTable {
  const columns = columnsOf(found)
  const first = Math.max(
    1,
    columns.findIndex(({ kind }) => kind === 'number'),
  )
  const byKey = new Map<string, Cell[]>()
  for (const { table } of found)
    for (const row of table.rows) {
      const cells = placed(table, row, columns)
      const key = JSON.stringify(cells.slice(0, first))
      const before = byKey.get(key)
      const sum = before ? added([before, cells], columns.length) : cells
      byKey.set(key, [...cells.slice(0, first), ...onlyAdded(columns, sum).slice(first)])
    }
  const rows = [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  return { title, columns, rows, total: totalOf(columns, rows), notes: [] }
}
