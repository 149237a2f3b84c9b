'use client'

import type { WaitingCard } from '@/services/cards/reminders/lists'

type Props = {
  rows: WaitingCard[]
  total: number
  caption: string
  /** Chosen cards, where they are chosen. */
  chosen?: ReadonlySet<string>
  onToggle?: (id: string) => void
}

/** Cards that wait for somebody: numbers and days. */
export function WaitingTable({ rows, total, caption, chosen, onToggle }: Props) {
  if (rows.length === 0) return <p className="mg-empty">この条件に合うカードはありません。</p>
  return (
    <>
      {total > rows.length ? (
        <p className="mg-hint">
          {total.toLocaleString('ja-JP')}枚のうち、はじめの{rows.length}
          枚を表示しています。ファイルには全部出ます。
        </p>
      ) : null}
      <div className="mg-table-wrap" tabIndex={0} role="group" aria-label={`${caption}の表`}>
        <table className="mg-table">
          <caption className="mg-hidden">{caption}</caption>
          <thead>
            <tr>
              {chosen ? <th>選ぶ</th> : null}
              <th>番号</th>
              <th>窓口</th>
              <th>状態区分</th>
              <th>交付通知書発送日</th>
              <th className="mg-num">経過日数</th>
              <th className="mg-num">勧奨回数</th>
              <th>勧奨通知日</th>
              <th>返戻日</th>
              <th>有効期限</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                {chosen ? (
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`${row.number} を選ぶ`}
                      checked={chosen.has(row.id)}
                      onChange={() => onToggle?.(row.id)}
                    />
                  </td>
                ) : null}
                <td>
                  <a href={`/admin/cards/${row.id}`}>{row.number}</a>
                </td>
                <td>{row.officeName}</td>
                <td>{row.status}</td>
                <td>{row.notifiedOn}</td>
                <td className="mg-num">{row.notifiedOn ? row.days : ''}</td>
                <td className="mg-num">{row.reminders}</td>
                <td>{row.remindedOn}</td>
                <td>{row.returnedOn}</td>
                <td>{row.expiresOn}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
