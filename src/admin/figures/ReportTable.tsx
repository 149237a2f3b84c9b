import type { Report } from '@/services/figures/reports'

import { TableBox } from '../frame/TableBox'
import { Figure } from '../start/charts'

const TONE = { good: ' mg-note--good', warn: ' mg-note--warn', bad: ' mg-note--bad', plain: '' }

const shown = (cell: string | number): string =>
  typeof cell === 'number' ? cell.toLocaleString('ja-JP') : cell || '—'

/** A report as table and charts; what is to be said of it comes first. */
export function ReportTable({ report }: { report: Report }) {
  const { columns, rows, total, marked = [], charts = [], notes, title } = report
  const look = (at: number) => (columns[at]?.kind === 'number' ? 'mg-num' : undefined)
  return (
    <>
      {notes.map(({ tone, text }) => (
        <p key={text} className={`mg-note${TONE[tone]} fg-gap`}>
          {text}
        </p>
      ))}
      {rows.length === 0 ? (
        <p className="mg-empty">この条件の数字はありません。</p>
      ) : (
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
                  key={`${row[0]}|${row[1]}`}
                  className={marked.includes(place) ? 'fg-marked' : undefined}
                >
                  {columns.map(({ header }, at) =>
                    at === 0 ? (
                      <th key={header} scope="row">
                        {marked.includes(place) ? '！ ' : ''}
                        {shown(row[at] ?? '')}
                      </th>
                    ) : (
                      <td key={header} className={look(at)}>
                        {shown(row[at] ?? '')}
                      </td>
                    ),
                  )}
                </tr>
              ))}
              {total ? (
                <tr className="mg-group">
                  {columns.map(({ header }, at) => (
                    <th key={header} scope={at === 0 ? 'row' : undefined} className={look(at)}>
                      {shown(total[at] ?? '')}
                    </th>
                  ))}
                </tr>
              ) : null}
            </tbody>
          </table>
        </TableBox>
      )}
      {rows.length > 0
        ? charts.map((one) => (
            <div key={one.title} className="fg-gap">
              <Figure {...one} />
            </div>
          ))
        : null}
    </>
  )
}
