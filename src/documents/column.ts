/** A column of a list, the same for CSV, Excel and paper. */
export type Column<R> = {
  header: string
  /** Width in characters of half width, for Excel; paper takes it as a share. */
  width: number
  /** `date` values are `YYYY-MM-DD`; empty text stands for nothing. */
  kind: 'text' | 'number' | 'date'
  value: (row: R) => string | number
}

/** @param width in characters of half width */
export const textColumn = <R>(
  header: string,
  width: number,
  value: (row: R) => string,
): Column<R> => ({ header, width, kind: 'text', value })

/** @param value `YYYY-MM-DD`, or empty */
export const dateColumn = <R>(header: string, value: (row: R) => string): Column<R> => ({
  header,
  width: 13,
  kind: 'date',
  value,
})

/** @param width in characters of half width */
export const numberColumn = <R>(
  header: string,
  width: number,
  value: (row: R) => number,
): Column<R> => ({ header, width, kind: 'number', value })
