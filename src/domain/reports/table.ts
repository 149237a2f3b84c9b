export type Cell = string | number

/** A table as it was on the day that it was taken: the same for the screen, for Excel and for paper. */
export type FigureTable = {
  title: string
  columns: { header: string; kind: 'text' | 'number' | 'date'; width?: number }[]
  rows: Cell[][]
  total?: Cell[]
  notes: string[]
}
