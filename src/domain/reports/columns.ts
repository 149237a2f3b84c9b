import type { FigureTable } from './table'

/** How the city calls a column: 「着信 = 入電」; nothing on the right leaves it out. */
export type ColumnName = { from: string; to: string }

/** @returns the names, or the first line that cannot be read */
export function columnNames(text: string): ColumnName[] | { wrong: string } {
  const names: ColumnName[] = []
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (!line) continue
    const [from = '', to, ...more] = line.split(/[=＝]/).map((one) => one.trim())
    if (!from || to === undefined || more.length > 0) return { wrong: line }
    names.push({ from, to })
  }
  return names
}

/** A table with its columns as the city calls them; those that it does not want are gone, cells and all. */
export function named(table: FigureTable, names: readonly ColumnName[]): FigureTable {
  if (names.length === 0) return table
  const shown = table.columns.map((column) => {
    const name = names.find(({ from }) => from === column.header)
    return name ? { ...column, header: name.to } : column
  })
  const kept = shown.flatMap(({ header }, at) => (header ? [at] : []))
  const cells = <T>(row: readonly T[]) => kept.map((at) => row[at]!)
  return {
    ...table,
    columns: cells(shown),
    rows: table.rows.map(cells),
    ...(table.total ? { total: cells(table.total) } : {}),
  }
}
