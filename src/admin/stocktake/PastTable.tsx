'use client'

import type { StocktakeRow } from '@/services/cards/stocktake/stocktake'

type Props = { rows: StocktakeRow[]; isLoading: boolean; onOpen: (id: string) => void }

const when = (iso: string): string =>
  new Date(iso).toLocaleString('ja-JP', {
    timeZone: 'Asia/Tokyo',
    dateStyle: 'medium',
    timeStyle: 'short',
  })

/** Counts that are still open, and what earlier ones found. */
export function PastTable({ rows, isLoading, onOpen }: Props) {
  return (
    <section aria-labelledby="st-past">
      <h2 id="st-past">これまでの棚卸し</h2>
      {rows.length === 0 ? (
        <p className="mg-empty">
          {isLoading ? '読み込んでいます…' : 'この窓口の棚卸しは、まだありません。'}
        </p>
      ) : (
        <div className="mg-table-wrap" tabIndex={0} role="region" aria-label="これまでの棚卸しの表">
          <table className="mg-table">
            <thead>
              <tr>
                <th scope="col">始めた日時</th>
                <th scope="col">範囲</th>
                <th scope="col">担当</th>
                <th scope="col">状態</th>
                <th scope="col" className="mg-num">
                  記録
                </th>
                <th scope="col" className="mg-num">
                  数えた
                </th>
                <th scope="col" className="mg-num">
                  見つからない
                </th>
                <th scope="col" className="mg-num">
                  合わない
                </th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{when(row.startedAt)}</td>
                  <td className="mg-wide">{row.title}</td>
                  <td>{row.startedBy}</td>
                  <td>
                    <span className={`mg-tag ${row.state === 'open' ? 'mg-tag--warn' : ''}`}>
                      {row.state === 'open' ? '途中' : '終わり'}
                    </span>
                  </td>
                  {[row.expected, row.counted, row.missing, row.extra].map((figure, index) => (
                    <td key={index} className="mg-num">
                      {row.state === 'open' ? '－' : (figure ?? 0).toLocaleString('ja-JP')}
                    </td>
                  ))}
                  <td>
                    <button
                      type="button"
                      className="mg-button mg-button--small"
                      onClick={() => onOpen(row.id)}
                    >
                      {row.state === 'open' ? '続ける' : '結果を見る'}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
