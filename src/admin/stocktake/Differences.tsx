'use client'

import type { StocktakeLine } from '@/services/cards/stocktake/stocktake'

type Props = { title: string; lines: StocktakeLine[]; none?: string }

/** A screen shows so many; the file has all. */
const SHOWN = 300

export function Differences({ title, lines, none = 'ありません。' }: Props) {
  return (
    <section>
      <h2>
        {title}　{lines.length.toLocaleString('ja-JP')}枚
      </h2>
      {lines.length === 0 ? (
        <p className="mg-note mg-note--good">{none}</p>
      ) : (
        <div className="mg-table-wrap st-short" tabIndex={0} role="region" aria-label={title}>
          <table className="mg-table">
            <thead>
              <tr>
                <th scope="col">番号</th>
                <th scope="col">内容</th>
              </tr>
            </thead>
            <tbody>
              {lines.slice(0, SHOWN).map((line) => (
                <tr key={`${line.number}${line.why}`} className="is-stuck">
                  <td className="st-code">{line.number}</td>
                  <td className="mg-wide">{line.why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {lines.length > SHOWN ? (
        <p className="mg-hint">
          はじめの{SHOWN}枚だけを表示しています。全部はExcelかCSVで出せます。
        </p>
      ) : null}
    </section>
  )
}
