'use client'

import { useEffect, useState } from 'react'

import type { ImportPreview } from '@/services/cards/import/preview'

import { problemOf } from '../shell/api'

import { previewList } from './upload'

/** Which column was taken for what, with the first rows; personal values stay hidden (CD-04). */
export function Preview({ file, profile }: { file: File; profile: string }) {
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let isOver = false
    previewList(file, profile).then(
      (found) => {
        if (isOver) return
        setProblem(found.problem)
        setPreview(found)
      },
      (error: unknown) => {
        if (!isOver) setProblem(problemOf(error).message)
      },
    )
    return () => {
      isOver = true
    }
  }, [file, profile])
  if (problem || !preview || preview.columns.length === 0) return null
  return (
    <details className="mg-more">
      <summary>列の対応を見る（初めの{preview.rows.length}行）</summary>
      <div className="mg-table-wrap ci-preview" tabIndex={0} role="region" aria-label="列の対応">
        <table className="mg-table">
          <thead>
            <tr>
              {preview.columns.map(({ name, field }, at) => (
                <th key={at}>
                  {name || `${at + 1}列目`}
                  <br />
                  {field ? (
                    <span className="mg-tag mg-tag--good">{field}</span>
                  ) : (
                    <span className="mg-tag">その他の列</span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mg-hint">氏名などは、1文字目のほかを隠しています。</p>
    </details>
  )
}
