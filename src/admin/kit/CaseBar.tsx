'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import type { CaseHistory } from '@/services/cases/one'
import type { CaseView } from '@/services/cases/view'

import '../frame/panel.css'
import { TableBox } from '../frame/TableBox'
import { apiGet } from '../shell/api'
import { useLive } from '../shell/useLive'

import { MoveButtons } from './MoveButtons'
import { timeInWords } from './words'

/** Above a record of a case kind in the panel: the ways on, and who did what so far. */
export function CaseBar() {
  const { id, collectionSlug } = useDocumentInfo()
  const key = id && collectionSlug ? `${collectionSlug}/${id}` : null
  const one = useLive(key, () =>
    apiGet<{ row: CaseView; history: CaseHistory }>(`/ops/cases/${key}`),
  )
  if (!one.data || !collectionSlug) return null
  const { row, history } = one.data
  const onDone = async (isDone: boolean) => {
    await one.refresh()
    // The form below shows what was true when it was opened.
    if (isDone) window.location.reload()
  }
  return (
    <div className="mg mg-casebar">
      <MoveButtons slug={collectionSlug} row={row} links={row.links} onDone={onDone} />
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
    </div>
  )
}
