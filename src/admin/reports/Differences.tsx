'use client'

import { useState } from 'react'

import { type Difference, MOST_DIFFERENCES } from '@/domain/reports/parts'

import { Says } from '../frame/Says'
import { TableBox } from '../frame/TableBox'
import { apiGet } from '../shell/api'
import { useAct } from '../shell/useAct'

/** What late data would change in figures that were handed in; they themselves stay (RP-27). */
export function Differences({ path }: { path: string }) {
  const act = useAct()
  const [found, setFound] = useState<Difference[] | null>(null)
  const look = () =>
    void act.run(async () => {
      const { differences } = await apiGet<{ differences: Difference[] }>(`${path}/differences`)
      setFound(differences)
    })
  return (
    <>
      <p>
        <button type="button" className="mg-button" disabled={act.busy} onClick={look}>
          {act.busy ? '比べています…' : 'いまの数字と比べる'}
        </button>
      </p>
      <Says problem={act.problem} />
      <div role="status">
        {found && found.length === 0 ? (
          <p className="mg-note mg-note--good">提出した数字と、いまの数字は同じです。</p>
        ) : null}
        {found && found.length > 0 ? (
          <p className="mg-note mg-note--warn">
            提出した後に変わった数字が{found.length}か所あります
            {found.length >= MOST_DIFFERENCES ? '（はじめの分だけ）' : ''}
            。提出した報告書は変わりません。
          </p>
        ) : null}
      </div>
      {found && found.length > 0 ? (
        <TableBox label="変わった数字">
          <table className="mg-table">
            <caption className="mg-hidden">変わった数字</caption>
            <thead>
              <tr>
                <th scope="col">項目</th>
                <th scope="col">行</th>
                <th scope="col">列</th>
                <th scope="col">提出した数字</th>
                <th scope="col">いまの数字</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ heading, table, row, column, before, now }) => (
                <tr key={`${heading}|${table}|${row}|${column}`}>
                  <td>{heading}</td>
                  <td>{row}</td>
                  <td>{column}</td>
                  <td className="mg-num">{before || '—'}</td>
                  <td className="mg-num">{now || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      ) : null}
    </>
  )
}
