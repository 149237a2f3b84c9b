'use client'

import type { FormEvent } from 'react'
import { useEffect, useRef, useState } from 'react'

import { useOp } from '../shell/useOp'

import type { Desk } from './useDesk'

const KINDS = [
  { value: 'reissue-notice', label: '交付通知書（はがき）' },
  { value: 'reissue-application', label: '申請書' },
] as const

/** A caller who lost the letter: the request becomes a task until it is printed and sent (CD-21, CC-40). */
export function ReissueForm({ desk }: { desk: Desk }) {
  const { reissue, busy } = desk.state
  const [kind, setKind] = useState<string>(KINDS[0].value)
  const [note, setNote] = useState('')
  const { opOf } = useOp()
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  if (!reissue) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const op = opOf('reissue', [reissue.number, kind, note.trim()])
    void desk.requestReissue(kind, note.trim(), op)
  }
  return (
    <form className="dk-form" onSubmit={submit} aria-labelledby="dk-reissue">
      <h2 id="dk-reissue">
        再発行の依頼を記録する<span className="dk-number">{reissue.number}</span>
      </h2>
      <fieldset className="dk-kinds">
        <legend>再発行するもの</legend>
        {KINDS.map(({ value, label }, index) => (
          <label key={value}>
            <input
              ref={index === 0 ? first : undefined}
              type="radio"
              name="kind"
              checked={kind === value}
              onChange={() => setKind(value)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <label>
        <span>メモ（任意。個人情報は書かない）</span>
        <input
          value={note}
          maxLength={300}
          autoComplete="off"
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <p className="wk-actions">
        <button type="submit" className="wk-primary" aria-busy={busy}>
          依頼を記録する <kbd>Enter</kbd>
        </button>
        <button type="button" className="wk-quiet" onClick={desk.back}>
          やめる <kbd>Esc</kbd>
        </button>
      </p>
    </form>
  )
}
