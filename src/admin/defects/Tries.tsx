import type { DefectView } from '@/services/booking/defect-view'

import { TableBox } from '../frame/TableBox'

/** Every contact in its order, and who raised, ended and reopened the task. */
export function Tries({ view }: { view: DefectView }) {
  return (
    <>
      {view.tries.length === 0 ? (
        <p className="mg-note mg-note--warn">まだ連絡していません。</p>
      ) : (
        <TableBox label="連絡の経過">
          <table className="mg-table">
            <caption className="mg-hidden">連絡の経過</caption>
            <thead>
              <tr>
                <th>日時</th>
                <th>手段</th>
                <th>結果</th>
                <th>連絡した人</th>
                <th>メモ</th>
              </tr>
            </thead>
            <tbody>
              {view.tries.map((one) => (
                <tr key={one.seq}>
                  <td>
                    {one.date} {one.time}
                  </td>
                  <td>{one.means}</td>
                  <td>
                    <span className={one.isBad ? 'mg-tag mg-tag--warn' : ''}>{one.result}</span>
                    {one.detail ? <small>{one.detail}</small> : null}
                  </td>
                  <td>{one.by}</td>
                  <td className="mg-wide">{one.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      <ul className="cd-plain df-turns">
        {view.turns.map((turn) => (
          <li key={turn.seq}>
            {turn.date}　{turn.text}　{turn.by}
            {turn.note ? `　メモ: ${turn.note}` : ''}
          </li>
        ))}
      </ul>
    </>
  )
}
