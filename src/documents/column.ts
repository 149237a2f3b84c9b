/** A column of a list, the same for CSV, Excel and paper. */
export type Column<R> = {
  header: string
  /** Width in characters of half width, for Excel; paper takes it as a share. */
  width: number
  /** `date` values are `YYYY-MM-DD`; empty text stands for nothing. */
  kind: 'text' | 'number' | 'date'
  value: (row: R) => string | number
}
