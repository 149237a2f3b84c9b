import type { HistoryLine } from '@/services/booking/history'

/** Who did what, when and by which channel, newest first (OP-13). */
export function HistoryTable({ lines }: { lines: HistoryLine[] }) {
  if (lines.length === 0) return <p className="wk-note">履歴はまだありません。</p>
  return (
    <div className="wk-scroll" tabIndex={0} role="region" aria-label="履歴">
      <table className="wk-table">
        <thead>
          <tr>
            <th scope="col">日時</th>
            <th scope="col">できごと</th>
            <th scope="col">内容</th>
            <th scope="col">担当</th>
            <th scope="col">受付方法</th>
            <th scope="col">メモ</th>
          </tr>
        </thead>
        <tbody>
          {[...lines].reverse().map((line) => (
            <tr key={line.seq}>
              <td>{line.when}</td>
              <td>{line.what}</td>
              <td>{line.detail}</td>
              <td>{line.who}</td>
              <td>{line.channel}</td>
              <td>{line.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
