'use client'

import { useState } from 'react'

import type { PrintKind } from '@/domain/printing/kinds'

const PURPOSES = ['カードの送付', 'カードの保管と引き出し', '通知の発送', '再発行', '機器の管理']
const OTHER = 'そのほか'

/** What each kind is usually printed for. */
const USUAL: Partial<Record<PrintKind, string>> = {
  'case-label': 'カードの保管と引き出し',
  'reissue-notice': '再発行',
  reminder: '通知の発送',
  inquiry: '通知の発送',
  'device-label': '機器の管理',
}

type Props = {
  kind: PrintKind
  label: string
  busy: boolean
  onPrint: (purpose: string) => void
}

/** Asks why, because every printing is logged with its purpose (AU-06). */
export function Purpose({ kind, label, busy, onPrint }: Props) {
  const [purpose, setPurpose] = useState(USUAL[kind] ?? PURPOSES[0] ?? '')
  const [other, setOther] = useState('')
  const chosen = purpose === OTHER ? other.trim() : purpose
  return (
    <div className="mg-row print-gap">
      <label className="mg-inline">
        目的
        <select value={purpose} onChange={(event) => setPurpose(event.target.value)}>
          {[...PURPOSES, OTHER].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      {purpose === OTHER ? (
        <input
          type="text"
          aria-label="目的（自由記入）"
          value={other}
          onChange={(event) => setOther(event.target.value)}
        />
      ) : null}
      <button
        type="button"
        className="mg-button mg-button--main"
        disabled={busy || chosen === ''}
        onClick={() => onPrint(chosen)}
      >
        {busy ? '作っています…' : label}
      </button>
    </div>
  )
}
