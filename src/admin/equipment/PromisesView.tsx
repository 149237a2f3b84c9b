import type { AdminViewServerProps } from 'payload'

import { type PromisedRow, promisedTable } from '@/services/equipment/devices/promised'

import { FileOutputs } from '../frame/FileOutputs'
import { screenPage } from '../frame/screen-page'
import { TableBox } from '../frame/TableBox'

const Line = ({ row }: { row: PromisedRow }) => (
  <tr>
    <td className="mg-wide">{row.type}</td>
    <td className="mg-wide">{row.place}</td>
    <td className="mg-wide">
      {row.problem ? <strong className="mg-tag mg-tag--bad">{row.problem}</strong> : null}
    </td>
    <td>{row.wave}</td>
    <td>
      {row.from}～{row.to}
    </td>
    <td>{row.promised}</td>
    <td>{row.present}</td>
    <td>{row.lines > 0 ? `${row.linesPresent} / ${row.lines}` : ''}</td>
    <td>{row.shared > 0 ? `${row.sharedPresent} / ${row.shared}` : ''}</td>
  </tr>
)

/** /admin/device-promises: what the contracts promise against what stands there (EQ-01, EQ-02, EQ-04). */
export const PromisesView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/device-promises',
      lead: '契約で約束した台数と、いまある台数を、種類と置き場所ごとに比べます。違うものが上に並びます。',
    },
    async (ctx) => {
      const { rows, totals } = await promisedTable(ctx)
      const sorted = rows.toSorted((a, b) => Number(!a.problem) - Number(!b.problem))
      return (
        <>
          <section className="mg-panel">
            <h2>種類ごとの合計（すべての時期）</h2>
            <TableBox label="種類ごとの合計">
              <table className="mg-table">
                <caption className="mg-hidden">種類ごとの合計</caption>
                <thead>
                  <tr>
                    <th scope="col">種類</th>
                    <th scope="col">約束</th>
                    <th scope="col">登録</th>
                    <th scope="col">回線（約束）</th>
                    <th scope="col">SIM</th>
                  </tr>
                </thead>
                <tbody>
                  {totals.map((one) => (
                    <tr key={one.type}>
                      <td>{one.type}</td>
                      <td>{one.promised}</td>
                      <td>{one.registered}</td>
                      <td>{one.lines || ''}</td>
                      <td>{one.sims || ''}</td>
                    </tr>
                  ))}
                  <tr>
                    <th scope="row">合計</th>
                    <td>{totals.reduce((sum, { promised }) => sum + promised, 0)}</td>
                    <td>{totals.reduce((sum, { registered }) => sum + registered, 0)}</td>
                    <td>{totals.reduce((sum, { lines }) => sum + lines, 0) || ''}</td>
                    <td>{totals.reduce((sum, { sims }) => sum + sims, 0) || ''}</td>
                  </tr>
                </tbody>
              </table>
            </TableBox>
          </section>
          <section className="mg-panel">
            <h2>置き場所ごと</h2>
            <FileOutputs
              path="/ops/equipment/promised/output"
              purposes={['機器の管理', '市への報告', '監査']}
            />
            <TableBox label="置き場所ごとの台数">
              <table className="mg-table">
                <caption className="mg-hidden">置き場所ごとの台数</caption>
                <thead>
                  <tr>
                    <th scope="col">種類</th>
                    <th scope="col">置き場所</th>
                    <th scope="col">違い</th>
                    <th scope="col">時期</th>
                    <th scope="col">期間</th>
                    <th scope="col">約束</th>
                    <th scope="col">現在</th>
                    <th scope="col">SIM / 回線</th>
                    <th scope="col">共用</th>
                  </tr>
                </thead>
                <tbody>
                  {sorted.map((row) => (
                    <Line key={row.key} row={row} />
                  ))}
                </tbody>
              </table>
            </TableBox>
          </section>
        </>
      )
    },
  )
