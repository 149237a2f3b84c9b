import type { Report } from '@/services/figures/reports'

import { Figure } from '../start/charts'

import { FigureTable } from './FigureTable'

const TONE = { good: ' mg-note--good', warn: ' mg-note--warn', bad: ' mg-note--bad', plain: '' }

/** A report as table and charts; what is to be said of it comes first. */
export function ReportTable({ report }: { report: Report }) {
  const { columns, rows, total, marked, charts = [], notes, title } = report
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
        <FigureTable title={title} columns={columns} rows={rows} total={total} marked={marked} />
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
