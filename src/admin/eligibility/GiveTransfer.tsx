'use client'

import { useState } from 'react'

import { download } from '../lists/download'
import type { Problem } from '../shell/api'
import { problemOf } from '../shell/api'

/** The file holds every booking number of the city: its output asks for a purpose (AU-06). */
export function GiveTransfer() {
  const [purpose, setPurpose] = useState('予約サイトへの受け渡し')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const give = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await download('/ops/eligibilities/export', null, { purpose })
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="mg-row">
      <label className="mg-inline">
        目的
        <input
          type="text"
          maxLength={200}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        />
      </label>
      <button
        type="button"
        className="mg-button mg-button--small"
        disabled={busy}
        onClick={() => void give()}
      >
        {busy ? '作っています…' : '受け渡しファイルを出す'}
      </button>
      {problem ? (
        <p className="mg-note mg-note--bad" role="alert">
          {problem.message}
        </p>
      ) : null}
    </div>
  )
}
