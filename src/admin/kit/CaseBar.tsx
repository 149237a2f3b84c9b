'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import type { OneCase } from '@/services/cases/one'

import '../frame/panel.css'
import { FileOutputs } from '../frame/FileOutputs'
import { Refused } from '../frame/Refused'
import { TableBox } from '../frame/TableBox'
import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'

import { Checks } from './Checks'
import { Files } from './Files'
import { MoveButtons } from './MoveButtons'
import { useMoved } from './useMoved'
import { timeInWords } from './words'

/** Above a record of a case kind in the panel: the ways on, and who did what so far. */
export function CaseBar() {
  const { id, collectionSlug } = useDocumentInfo()
  const key = id && collectionSlug ? `${collectionSlug}/${id}` : null
  const one = useLive(key, () => apiGet<OneCase>(`/ops/cases/${key}`))
  const { said, onDone } = useMoved(one.refresh)
  if (one.problem) return <Refused>{one.problem.message}</Refused>
  if (!one.data || !collectionSlug) return null
  const { row, history, extra, checks, files, purposes } = one.data
  const done = async (why: string | null) => {
    await onDone(why)
    // The form below shows what was true when it was opened.
    if (why === null) window.location.reload()
  }
  return (
    <div className="mg mg-casebar">
      <MoveButtons slug={collectionSlug} row={row} links={row.links} onDone={done} />
      {said}
      {row.due ? (
        <p className="mg-casebar-due">
          期限 {row.due.on}{' '}
          <span className={row.due.isLate ? 'mg-tag mg-tag--bad' : 'mg-tag'}>{row.due.words}</span>
        </p>
      ) : null}
      {row.lacks.length > 0 ? (
        <div className="mg-lacks" role="note" aria-label="足りないもの">
          <strong>足りないもの</strong>
          <ul>
            {row.lacks.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {checks.length > 0 ? (
        <Checks slug={collectionSlug} row={row} checks={checks} onDone={one.refresh} />
      ) : null}
      {extra.length > 0 ? (
        <dl className="mg-extra">
          {extra.map(({ label, value, retired }) => (
            <div key={label}>
              <dt>{retired ? `${label}（使わなくなった項目）` : label}</dt>
              <dd>{value || '—'}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {files ? (
        <Files path={`/ops/cases/${collectionSlug}/${row.id}`} shown={files} onDone={one.refresh} />
      ) : null}
      {history.length > 0 ? (
        <TableBox label="経過の表">
          <table className="mg-table">
            <caption>経過</caption>
            <thead>
              <tr>
                <th>日時</th>
                <th>したこと</th>
                <th>状態</th>
                <th>した人</th>
                <th>メモ</th>
              </tr>
            </thead>
            <tbody>
              {history.map((line) => (
                <tr key={line.at + line.what}>
                  <td>{timeInWords(line.at)}</td>
                  <td>{line.what}</td>
                  <td>{line.to}</td>
                  <td>{line.by}</td>
                  <td className="mg-wide">{line.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      ) : null}
      {purposes ? (
        <details className="mg-casebar-paper">
          <summary>この記録を印刷する</summary>
          <FileOutputs
            path={`/ops/cases/${collectionSlug}/${row.id}/paper`}
            purposes={purposes}
            formats={['print']}
          />
        </details>
      ) : null}
    </div>
  )
}
