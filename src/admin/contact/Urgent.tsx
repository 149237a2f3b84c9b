'use client'

import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import { DEMAND_KIND_OPTIONS } from '@/domain/contact/vocabulary'
import type { OneCase } from '@/services/cases/one'

import { apiPost } from '../shell/api'
import { listenKeys } from '../shell/keys'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

/** 脅迫・犯行予告・不当要求: two presses (F7, then Enter on its kind), and the city and the 業務責任者 are told (CC-32). */
export function Urgent({ number, text }: { number: string; text: string }) {
  const [isOpen, setOpen] = useState(false)
  const [told, setTold] = useState<OneCase | null>(null)
  const act = useAct()
  const { once } = useOp()
  const kinds = useRef<HTMLDivElement>(null)
  useEffect(
    () =>
      listenKeys((event) => {
        if (event.code !== 'F7') return
        event.preventDefault()
        flushSync(() => setOpen(true))
        kinds.current?.querySelector('button')?.focus()
      }, true),
    [],
  )
  const send = (kind: string) =>
    act.run(async () => {
      const answers = { kind, text: text.slice(0, 2000), inquiry: number }
      setTold(
        await once('urgent', answers, (op) =>
          apiPost<OneCase>('/ops/cases/urgent-demands', { answers, op }),
        ),
      )
      setOpen(false)
    })
  return (
    <div className="cr-urgent">
      {told ? (
        <p role="status" className="wk-message">
          市と業務責任者に知らせました。{' '}
          <a href={`/admin/collections/urgent-demands/${told.row.id}`}>手順を見る</a>
        </p>
      ) : null}
      {act.problem ? (
        <p role="alert" className="wk-problem">
          {act.problem}
        </p>
      ) : null}
      {isOpen ? (
        <div ref={kinds} className="cr-kinds" role="group" aria-label="緊急の電話の種類">
          {DEMAND_KIND_OPTIONS.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              className="wk-danger"
              disabled={act.busy}
              onClick={() => void send(value)}
            >
              {label}
            </button>
          ))}
          <button type="button" className="wk-quiet" onClick={() => setOpen(false)}>
            やめる
          </button>
        </div>
      ) : (
        <button type="button" className="wk-quiet" onClick={() => setOpen(true)}>
          緊急の電話（脅迫・犯行予告・不当要求） <kbd>F7</kbd>
        </button>
      )}
    </div>
  )
}
