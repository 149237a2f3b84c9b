import type { FigureTable } from '@/domain/reports/table'

import { TableBox } from '../frame/TableBox'

const shown = (cell: string | number | undefined): string =>
  typeof cell === 'number' ? cell.toLocaleString('ja-JP') : cell || '—'

/** The tables of one part; a long one opens when it is asked for. */
export function FigurePart({
  heading,
  tables,
}: {
  heading: string
  tables: readonly FigureTable[]
}) {
  return (
    <div className="mg-panel rp-part">
      <h3>{heading}</h3>
      {tables.length === 0 ? <p className="mg-empty">この期間の数字はありません。</p> : null}
      {tables.map((table) => (
        <Table key={table.title} table={table} heading={heading} />
      ))}
    </div>
  )
}

/** Rows that are shown without asking. */
const SOME = 12

type TableProps = { table: FigureTable; heading: string }

function Table({ table: { title, columns, rows, total, notes }, heading }: TableProps) {
  const isLong = rows.length > SOME
  const look = (at: number) => (columns[at]?.kind === 'number' ? 'mg-num' : undefined)
  const lines = (shownRows: readonly (readonly (string | number)[])[]) => (
    <TableBox label={title}>
      <table className="mg-table">
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
          {shownRows.map((row, place) => (
            <tr key={`${row[0]}|${row[1]}|${place}`}>
              {columns.map(({ header }, at) => (
                <td key={header} className={look(at)}>
                  {shown(row[at])}
                </td>
              ))}
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
  return (
    <>
      {title === heading ? null : <h4>{title}</h4>}
      {notes.map((note) => (
        <p key={note} className="mg-hint">
          {note}
        </p>
      ))}
      {rows.length === 0 ? (
        <p className="mg-empty">この期間の数字はありません。</p>
      ) : isLong ? (
        <>
          {total ? lines([]) : null}
          <details>
            <summary>{rows.length}行を見る</summary>
            {lines(rows)}
          </details>
        </>
      ) : (
        lines(rows)
      )}
    </>
  )
}
