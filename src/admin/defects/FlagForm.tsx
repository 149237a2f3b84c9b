'use client'

import { type FormEvent, useState } from 'react'

import { DEFECT_REASON, type DefectReason } from '@/domain/booking/defects'
import type { DefectView } from '@/services/booking/defect-view'

import { Says } from '../frame/Says'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

type Props = {
  view: DefectView
  onSend: (body: { op: string; reasons: DefectReason[]; note: string }) => Promise<void>
}

/** What is wrong; open for a booking without a task, folded away beside one that runs. */
export function FlagForm({ view, onSend }: Props) {
  if (!view.standing) {
    return (
      <div className="mg-section">
        <h2>不備を記録する</h2>
        <Form view={view} onSend={onSend} />
      </div>
    )
  }
  const label = view.standing === 'open' ? '不備を追加する' : '新しい不備を記録する'
  return (
    // Begins anew after each entry, folded.
    <details className="mg-more" key={view.turns.length}>
      <summary>{label}</summary>
      <Form view={view} onSend={onSend} />
    </details>
  )
}

function Form({ view, onSend }: Props) {
  const known = view.standing === 'open' ? view.reasons : []
  const { opOf, answered } = useOp()
  const [chosen, setChosen] = useState<ReadonlySet<DefectReason>>(new Set())
  const [note, setNote] = useState('')
  const act = useAct()
  const toggle = (reason: DefectReason) => {
    const next = new Set(chosen)
    if (!next.delete(reason)) next.add(reason)
    setChosen(next)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    void act.run(async () => {
      const body = { reasons: [...chosen], note }
      await onSend({ op: opOf('flag', body), ...body })
      answered('flag')
      setChosen(new Set())
      setNote('')
    })
  }
  return (
    <form className="cd-form" onSubmit={send}>
      <fieldset>
        <legend className="cd-label">不備の内容（1つ以上）</legend>
        <div className="mg-boxes">
          {(Object.entries(DEFECT_REASON) as [DefectReason, string][]).map(([reason, label]) => (
            <label className="mg-check" key={reason}>
              <input
                type="checkbox"
                checked={chosen.has(reason) || known.includes(reason)}
                disabled={known.includes(reason)}
                onChange={() => toggle(reason)}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <label className="mg-field">
        職員のメモ
        <small>任意。メールには入りません。氏名などの個人情報は書きません。</small>
        <input
          type="text"
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <div>
        <button
          type="submit"
          className="mg-button mg-button--main"
          disabled={act.busy || chosen.size === 0}
        >
          不備を記録する
        </button>
      </div>
      <Says problem={act.problem} />
    </form>
  )
}
