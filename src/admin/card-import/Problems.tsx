'use client'

import { useEffect, useState } from 'react'

import type { ProblemPage } from '@/services/cards/import/problems'

import { download } from '../lists/download'
import { Pager } from '../lists/Pager'
import { apiGet, problemOf } from '../shell/api'
import { Refused } from '../frame/Refused'

const WORDS = {
  refused: {
    title: '取り込めない行と理由',
    label: '取り込めない行',
    lead: 'Excelで元のファイルを開き、「行」の番号の行を直して保存してから、もう一度選んでください。ほかの行は取り込めます。',
  },
  warning: {
    title: '取り込むが、確かめてほしい行',
    label: '注意の行',
    lead: 'このまま取り込めます。氏名や番号が正しいか、元のシステムで確かめてください。',
  },
} as const

/**
 * Every line that an import refused, or warns of, with the cell and the card's number. The refused
 * ones also come as a file, without cells, for whoever made the list (CD-03).
 */
export function Problems({
  id,
  count,
  level = 'refused',
}: {
  id: string
  count: number
  level?: keyof typeof WORDS
}) {
  const [page, setPage] = useState(1)
  const [found, setFound] = useState<ProblemPage | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    if (count === 0) return
    apiGet<ProblemPage>(`/ops/cards/imports/${id}/problems`, { page, level }).then(
      setFound,
      (error: unknown) => setProblem(problemOf(error).message),
    )
  }, [id, page, count, level])
  if (count === 0) return null
  const words = WORDS[level]
  const output = (format: string) => {
    setProblem('')
    download(`/ops/cards/imports/${id}/problems?format=${format}`, null).catch((error: unknown) =>
      setProblem(problemOf(error).message),
    )
  }
  return (
    <section aria-label={words.label}>
      <div className="mg-row mg-spread ci-head">
        <h3>{words.title}</h3>
        {level === 'refused' ? (
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
        ) : null}
      </div>
      <p className="mg-hint">{words.lead}</p>
      {problem ? <Refused>{problem}</Refused> : null}
      {found ? (
        <>
          <div
            className="mg-table-wrap"
            tabIndex={0}
            role="region"
            aria-label={`${words.label}の表`}
          >
            <table className="mg-table">
              <thead>
                <tr>
                  <th className="mg-num">行</th>
                  <th>カードの番号</th>
                  <th>列</th>
                  <th>入っている値</th>
                  <th>理由</th>
                </tr>
              </thead>
              <tbody>
                {found.rows.map(({ line, field, reason, value, number }, at) => (
                  <tr key={`${line}-${field}-${at}`}>
                    <td className="mg-num">{line}</td>
                    <td>{number}</td>
                    <td>{field}</td>
                    <td className="mg-wide ci-value">{value}</td>
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
