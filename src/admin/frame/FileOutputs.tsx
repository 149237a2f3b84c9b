'use client'

import { useState } from 'react'

import { download } from '../lists/download'
import type { Problem } from '../shell/api'
import { problemOf } from '../shell/api'
import { PurposeFields, usePurpose } from './PurposeFields'
import { Refused } from './Refused'

const FORMATS = [
  ['print', '印刷', 'PDFを開きます'],
  ['xlsx', 'Excel', 'エクセルの表。番号の先頭の0も残ります'],
  ['csv', 'CSV（UTF-8）', '新しいシステムへの取り込み用'],
  ['csv-cp932', 'CSV（Shift_JIS）', '古いシステム・古いExcel用'],
] as const
type Format = (typeof FORMATS)[number][0]

type Props = {
  /** Endpoint below /api that answers with the file. */
  path: string
  query?: Record<string, string>
  purposes: readonly string[]
  /** All of them when left out. */
  formats?: readonly Format[]
  disabled?: boolean
}

/** A table on paper or as a file; each output asks for its purpose, because each is logged (AU-06). */
export function FileOutputs({ path, query = {}, purposes, formats, disabled = false }: Props) {
  const purpose = usePurpose(purposes)
  const [busy, setBusy] = useState<Format | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const output = async (format: Format) => {
    // Opened by the click itself: later the browser would take it for an advertisement.
    const paper = format === 'print' ? window.open('', '_blank') : null
    setBusy(format)
    setProblem(null)
    try {
      const words = purpose.words()
      await download(`${path}?${new URLSearchParams({ ...query, format, purpose: words })}`, paper)
    } catch (error) {
      paper?.close()
      setProblem(problemOf(error))
    } finally {
      setBusy(null)
    }
  }
  return (
    <div>
      <div className="mg-row">
        <PurposeFields purpose={purpose} />
        {FORMATS.filter(([format]) => !formats || formats.includes(format)).map(
          ([format, label, hint]) => (
            <button
              key={format}
              type="button"
              className="mg-button mg-button--small"
              title={hint}
              disabled={disabled || busy !== null}
              onClick={() => void output(format)}
            >
              {busy === format ? '作っています…' : label}
            </button>
          ),
        )}
      </div>
      {problem ? <Refused>{problem.message}</Refused> : null}
    </div>
  )
}
