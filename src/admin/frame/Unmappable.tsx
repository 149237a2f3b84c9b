'use client'

import { useEffect, useRef } from 'react'

import type { UnmappableRow } from '@/documents/csv'

import type { Problem } from '../shell/api'

type UnmappableProps = { problem: Problem; onClose: () => void; onReplace: () => void }

/** Which rows Shift_JIS cannot hold, before anything is written. */
export function Unmappable({ problem, onClose, onReplace }: UnmappableProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const rows = (problem.details.conflicts ?? []) as UnmappableRow[]
  return (
    <dialog className="mg-dialog" ref={dialog} onClose={onClose} aria-labelledby="unmappable">
      <h2 id="unmappable">Shift_JISで表せない文字があります</h2>
      <p>
        次の行の文字は、Shift_JISのファイルには入りません。ExcelかCSV（UTF-8）なら、そのまま出せます。
      </p>
      <div className="mg-table-wrap">
        <table className="mg-table">
          <thead>
            <tr>
              <th className="mg-num">行</th>
              <th>列</th>
              <th>内容</th>
              <th>入らない文字</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.line}${row.column}`}>
                <td className="mg-num">{row.line}</td>
                <td>{row.column}</td>
                <td className="mg-wide">{row.text}</td>
                <td>{row.characters.join('、')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mg-hint">
        置き換えて出すと、その文字は〓になり、最後の列に元の文字の番号が入ります。
      </p>
      <div className="mg-row">
        <button type="button" className="mg-button mg-button--main" onClick={onClose}>
          やめる
        </button>
        <button type="button" className="mg-button" onClick={onReplace}>
          〓に置き換えて出す
        </button>
      </div>
    </dialog>
  )
}
