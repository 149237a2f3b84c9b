'use client'

import { useState } from 'react'

import { download } from '../lists/download'
import { Refused } from '../frame/Refused'
import { useAct } from '../shell/useAct'

/** The file holds every booking number of the city: its output asks for a purpose (AU-06). */
export function GiveTransfer() {
  // Nothing is filled in: a purpose that the form writes itself tells the log nothing.
  const [purpose, setPurpose] = useState('')
  const { busy, problem, fields, run } = useAct()
  const give = () => run(() => download('/ops/eligibilities/export', null, { purpose }))
  return (
    <div className="mg-row">
      <label className="mg-inline">
        目的
        <input
          type="text"
          name="purpose"
          placeholder="例：予約サイトへの受け渡し"
          maxLength={200}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        />
      </label>
      <button
        type="button"
        className="mg-button mg-button--small"
        disabled={busy || purpose.trim() === ''}
        onClick={() => void give()}
      >
        {busy ? '作っています…' : '受け渡しファイルを出す'}
      </button>
      {problem ? <Refused fields={fields}>{problem}</Refused> : null}
    </div>
  )
}
