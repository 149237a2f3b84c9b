import type { FigureTable as Table } from '@/domain/reports/table'

import { FigureTable } from '../figures/FigureTable'

/** Rows that are shown without asking. */
const SOME = 12

/** The tables of one part; a long one opens when it is asked for. */
export const FigurePart = ({ heading, tables }: { heading: string; tables: readonly Table[] }) => (
  <div className="mg-panel rp-part">
    <h3>{heading}</h3>
    {tables.length === 0 ? <Nothing /> : null}
    {tables.map(({ title, columns, rows, total, notes }) => (
      <div key={title}>
        {title === heading ? null : <h4>{title}</h4>}
        {notes.map((note) => (
          <p key={note} className="mg-hint">
            {note}
          </p>
        ))}
        {rows.length === 0 ? (
          <Nothing />
        ) : rows.length <= SOME ? (
          <FigureTable title={title} columns={columns} rows={rows} total={total} />
        ) : (
          <>
            {total ? (
              <FigureTable title={`${title}の合計`} columns={columns} rows={[]} total={total} />
            ) : null}
            <details>
              <summary>{rows.length}行を見る</summary>
              <FigureTable title={title} columns={columns} rows={rows} total={total} />
            </details>
          </>
        )}
      </div>
    ))}
  </div>
)

const Nothing = () => <p className="mg-empty">この期間の数字はありません。</p>
