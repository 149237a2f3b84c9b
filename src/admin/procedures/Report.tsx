'use client'

import { useState } from 'react'

import { formatJa } from '@/domain/time/format'
import type { ProcedureReport } from '@/services/cards/procedures'
import type { ScopeCatalogue } from '@/services/lists/catalogue'

import { OutputBar } from '../frame/OutputBar'
import { TableBox } from '../frame/TableBox'
import { download } from '../lists/download'
import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'
import { Refused } from '../frame/Refused'

const PURPOSES = ['市への報告', '件数の確認・集計']

/** Counts per day and procedure, with the same as a file (CD-31). */
export function Report({ catalogue }: { catalogue: ScopeCatalogue }) {
  const [from, setFrom] = useState(`${catalogue.today.slice(0, 7)}-01`)
  const [to, setTo] = useState(catalogue.today)
  const [office, setOffice] = useState('')
  const query = { from, to, office }
  const list = useLive(from <= to ? JSON.stringify(query) : null, () =>
    apiGet<ProcedureReport>('/ops/cards/procedures/report', query),
  )
  const report = list.data
  return (
    <>
      <section className="mg-panel" aria-label="条件">
        <div className="mg-row">
          <input
            type="date"
            aria-label="開始日"
            value={from}
            onChange={(event) => event.target.value && setFrom(event.target.value)}
          />
          <span>〜</span>
          <input
            type="date"
            aria-label="終了日"
            value={to}
            onChange={(event) => event.target.value && setTo(event.target.value)}
          />
          <label className="mg-inline">
            窓口
            <select value={office} onChange={(event) => setOffice(event.target.value)}>
              <option value="">すべて</option>
              {catalogue.offices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
      </section>
      <OutputBar
        total={report?.total ?? null}
        may
        purposes={PURPOSES}
        send={(wish, paper) =>
          download(
            `/ops/cards/procedures/output?${new URLSearchParams({ ...query, ...wish })}`,
            paper,
          )
        }
      />
      {list.problem ? <Refused>{list.problem.message}</Refused> : null}
      {report && report.days.length === 0 ? (
        <p className="mg-empty">この期間の件数はありません。</p>
      ) : null}
      {report && report.days.length > 0 ? (
        <TableBox label="手続きの件数">
          <table className="mg-table">
            <caption className="mg-hidden">手続きの件数</caption>
            <thead>
              <tr>
                <th>日</th>
                {report.kinds.map((kind) => (
                  <th key={kind} className="mg-num">
                    {kind}
                  </th>
                ))}
                <th className="mg-num">合計</th>
              </tr>
            </thead>
            <tbody>
              {report.days.map((day) => (
                <tr key={day.date}>
                  <td>{formatJa(day.date)}</td>
                  {report.kinds.map((kind) => (
                    <td key={kind} className="mg-num">
                      {day.counts[kind] ?? 0}
                    </td>
                  ))}
                  <td className="mg-num">{day.total}</td>
                </tr>
              ))}
              <tr className="mg-group">
                <th scope="row">合計</th>
                {report.kinds.map((kind) => (
                  <td key={kind} className="mg-num">
                    {report.totals[kind] ?? 0}
                  </td>
                ))}
                <td className="mg-num">{report.total}</td>
              </tr>
            </tbody>
          </table>
        </TableBox>
      ) : null}
    </>
  )
}
