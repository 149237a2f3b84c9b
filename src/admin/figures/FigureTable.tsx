import { TableBox } from '../frame/TableBox'

import './figures.css'

type Cell = string | number

type Props = {
  title: string
  columns: readonly { header: string; kind: string }[]
  rows: readonly (readonly Cell[])[]
  total?: readonly Cell[]
  /** Places of rows that somebody has to look at. */
  marked?: readonly number[]
}

const shown = (cell: Cell | undefined): string =>
  typeof cell === 'number' ? cell.toLocaleString('ja-JP') : cell || '—'

/** A table of figures with its total: nothing told is a dash, not a nought. */
export function FigureTable({ title, columns, rows, total, marked = [] }: Props) {
  const look = (at: number) => (columns[at]?.kind === 'number' ? 'mg-num' : undefined)
  return (
    <TableBox label={title} className="fg-gap">
      <table className="mg-table fg-table">
        <caption className="mg-hidden">{title}</caption>
        <thead>
          <tr>
            {columns.map(({ header }, at) => (
              <th key={header} scope="col" className={look(at)}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr
              key={`${row[0]}|${row[1]}|${place}`}
              className={marked.includes(place) ? 'fg-marked' : undefined}
            >
              {columns.map(({ header }, at) =>
                at === 0 ? (
                  <th key={header} scope="row">
                    {marked.includes(place) ? '！ ' : ''}
                    {shown(row[at])}
                  </th>
                ) : (
                  <td key={header} className={look(at)}>
                    {shown(row[at])}
                  </td>
                ),
              )}
            </tr>
          ))}
          {total ? (
            <tr className="mg-group">
              {columns.map(({ header }, at) => (
                <th key={header} scope={at === 0 ? 'row' : undefined} className={look(at)}>
                  {shown(total[at])}
                </th>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
    </TableBox>
  )
}
