'use client'

import { useState } from 'react'

import { download } from '../lists/download'
import { problemOf } from '../shell/api'

import type { LogState } from './useLog'
import { Refused } from '../frame/Refused'

const PURPOSES = ['監査', '市への報告', '問い合わせの調査', '事故・障害の調査']

type Props = { state: LogState; total: number | null }

/** How many there are, and the way out as a file; the purpose goes into the log itself (AU-06). */
export function LogOutput({ state, total }: Props) {
  const [purpose, setPurpose] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const output = async () => {
    setBusy(true)
    setProblem('')
    try {
      await download('/ops/audit/logs', null, { ...state, format: 'csv', purpose })
    } catch (error) {
      setProblem(problemOf(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="mg-outputs" aria-label="出力">
      <p className="mg-count" aria-live="polite">
        {total === null ? '数えています…' : <strong>{total.toLocaleString('ja-JP')}件</strong>}
      </p>
      <div className="mg-row">
        <label className="mg-inline">
          目的
          <input
            type="text"
            list="log-purposes"
            value={purpose}
            maxLength={200}
            placeholder="例: 監査"
            onChange={(event) => setPurpose(event.target.value)}
          />
        </label>
        <datalist id="log-purposes">
          {PURPOSES.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <button
          type="button"
          className="mg-button mg-button--main"
          disabled={busy || !total || purpose.trim() === ''}
          onClick={() => void output()}
        >
          {busy ? '作っています…' : 'CSVで出す'}
        </button>
        {purpose.trim() === '' ? (
          <span className="mg-hint">
            目的を入れると出力できます。出力したことも記録に残ります。
          </span>
        ) : null}
      </div>
      {problem ? <Refused>{problem}</Refused> : null}
    </section>
  )
}
