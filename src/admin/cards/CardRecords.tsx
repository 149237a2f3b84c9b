import Link from 'next/link'

import type { CardDetail } from '@/services/cards/card-detail'

import { TableBox } from '../frame/TableBox'
/** Bookings, tasks and the whole history in words (CD-10, AU-04). */
export function CardRecords({ detail }: { detail: CardDetail }) {
  const { bookings, tasks, incidents, timeline } = detail
  return (
    <>
      <section className="mg-panel" aria-labelledby="cd-bookings">
        <h2 id="cd-bookings">予約</h2>
        {bookings.length === 0 ? (
          <p className="mg-hint">予約はありません。</p>
        ) : (
          <TableBox label="予約の表">
            <table className="mg-table">
              <thead>
                <tr>
                  <th>日時</th>
                  <th>受付番号</th>
                  <th>予約</th>
                  <th>来庁結果</th>
                </tr>
              </thead>
              <tbody>
                {bookings.map((one) => (
                  <tr key={one.id}>
                    <td>{one.when}</td>
                    <td>
                      <a href={`/admin/desk?q=${encodeURIComponent(one.number)}`}>{one.number}</a>
                    </td>
                    <td>{one.status}</td>
                    <td>{one.outcome}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
        )}
      </section>
      <section className="mg-panel" aria-labelledby="cd-tasks">
        <h2 id="cd-tasks">対応</h2>
        {tasks.length === 0 ? (
          <p className="mg-hint">このカードの対応はありません。</p>
        ) : (
          <ul className="cd-plain">
            {tasks.map((task) => (
              <li key={task.id}>
                <Link href="/admin/card-tasks" prefetch={false}>
                  {task.title}
                </Link>
                　{task.state}（{task.openedOn}）
              </li>
            ))}
          </ul>
        )}
      </section>
      {incidents.length > 0 ? (
        <section className="mg-panel" aria-labelledby="cd-incidents">
          <h2 id="cd-incidents">移送中の事故・災害</h2>
          <ul className="cd-plain">
            {incidents.map(({ id, when, what, load, state, run }) => (
              <li key={id}>
                <Link href={`/admin/transport?run=${run.id}`} prefetch={false}>
                  移送 {run.number}
                </Link>
                　{when}　{what}　積載物: {load}　{state}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="mg-panel" aria-labelledby="cd-history">
        <h2 id="cd-history">これまでの経過</h2>
        <TableBox label="これまでの経過の表">
          <table className="mg-table">
            <thead>
              <tr>
                <th>日時</th>
                <th>できごと</th>
                <th>方法</th>
                <th>した人</th>
                <th>理由・内容</th>
              </tr>
            </thead>
            <tbody>
              {timeline.map((line) => (
                <tr key={line.seq}>
                  <td>{line.when}</td>
                  <td>{line.what}</td>
                  <td>{line.how}</td>
                  <td>{line.who}</td>
                  <td className="mg-wide">
                    {[line.reason, line.detail].filter(Boolean).join('　')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      </section>
    </>
  )
}
