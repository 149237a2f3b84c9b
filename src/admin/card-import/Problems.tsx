'use client'

import { useEffect, useState } from 'react'

import type { ProblemPage } from '@/services/cards/import-problems'

import { download } from '../lists/download'
import { Pager } from '../lists/Pager'
import { apiGet, problemOf } from '../shell/api'
import { Refused } from '../frame/Refused'

/** Every refused line of an import, and the same as a file for whoever made the list (CD-03). */
export function Problems({ id, count }: { id: string; count: number }) {
  const [page, setPage] = useState(1)
  const [found, setFound] = useState<ProblemPage | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    if (count === 0) return
    apiGet<ProblemPage>(`/ops/cards/imports/${id}/problems`, { page }).then(
      setFound,
      (error: unknown) => setProblem(problemOf(error).message),
    )
  }, [id, page, count])
  if (count === 0) return null
  const output = (format: string) => {
    setProblem('')
    download(`/ops/cards/imports/${id}/problems?format=${format}`, null).catch((error: unknown) =>
      setProblem(problemOf(error).message),
    )
  }
  return (
    <section aria-label="取り込めない行">
      <div className="mg-row mg-spread ci-head">
        <h3>取り込めない行と理由</h3>
        <span className="mg-row">
          <button
            type="button"
            className="mg-button mg-button--small"
            onClick={() => output('xlsx')}
          >
            Excelで全部出す
          </button>
          <button
            type="button"
            className="mg-button mg-button--small"
            onClick={() => output('csv')}
          >
            CSVで全部出す
          </button>
        </span>
      </div>
      {problem ? <Refused>{problem}</Refused> : null}
      {found ? (
        <>
          <div className="mg-table-wrap" tabIndex={0} role="region" aria-label="取り込めない行の表">
            <table className="mg-table">
              <thead>
                <tr>
                  <th className="mg-num">行</th>
                  <th>列</th>
                  <th>理由</th>
                </tr>
              </thead>
              <tbody>
                {found.rows.map(({ line, field, reason }, at) => (
                  <tr key={`${line}-${field}-${at}`}>
                    <td className="mg-num">{line}</td>
                    <td>{field}</td>
                    <td className="mg-wide">{reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Pager page={found} onPage={setPage} />
        </>
      ) : (
        <p className="mg-hint">読み込んでいます…</p>
      )}
    </section>
  )
}
