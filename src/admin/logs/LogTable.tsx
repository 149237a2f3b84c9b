'use client'

import type { LogRow } from '@/services/audit/list'

type Props = { rows: LogRow[]; waiting: boolean }

/** Entries with who, when, what; the values before and after stand behind a press. */
export function LogTable({ rows, waiting }: Props) {
  if (rows.length === 0) return <p className="mg-note">この条件に合う記録はありません。</p>
  return (
    <div
      className="mg-table-wrap"
      aria-busy={waiting}
      tabIndex={0}
      role="region"
      aria-label="操作ログの一覧"
    >
      <table className="mg-table">
        <thead>
          <tr>
            <th scope="col">日時</th>
            <th scope="col">操作した人</th>
            <th scope="col">種類</th>
            <th scope="col">内容</th>
            <th scope="col" className="mg-num">
              通し番号
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.when}</td>
              <td className="mg-wide">
                {row.actor}
                {row.channel ? <small>受付方法: {row.channel}</small> : null}
                {row.ip ? <small>{row.ip}</small> : null}
              </td>
              <td>{row.kind}</td>
              <td className="mg-wide">
                {row.href ? <a href={row.href}>{row.summary}</a> : row.summary}
                <Facts row={row} />
              </td>
              <td className="mg-num">{row.seq ?? '（処理中）'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Facts({ row }: { row: LogRow }) {
  const facts = [
    row.count === null ? '' : `${row.count.toLocaleString('ja-JP')}件`,
    row.purpose ? `目的: ${row.purpose}` : '',
  ].filter(Boolean)
  return (
    <>
      {facts.length > 0 ? <small>{facts.join('　')}</small> : null}
      {row.changes.length > 0 ? (
        <details className="mg-more">
          <summary>変更前と変更後（{row.changes.length}項目）</summary>
          <dl className="mg-facts">
            {row.changes.map(({ field, before, after }) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>
                  {before} → {after}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </>
  )
}
