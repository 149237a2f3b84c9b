'use client'

import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import { DEMAND_KIND_OPTIONS } from '@/domain/contact/vocabulary'
import type { OneCase } from '@/services/cases/one'

import { apiPost } from '../shell/api'
import { listenKeys, ownKeys } from '../shell/keys'
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
  const press = (event: KeyboardEvent) => {
    const figure = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
    const kind = figure ? DEMAND_KIND_OPTIONS[Number(figure) - 1] : undefined
    if (!kind || event.repeat || act.busy) return
    event.preventDefault()
    void send(kind.value)
  }
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
        // A figure is of these, and of nothing in the middle of the desk.
        <div
          ref={kinds}
          className="cr-kinds"
          role="group"
          aria-label="緊急の電話の種類"
          data-own-keys
          onKeyDown={ownKeys(press)}
        >
          {DEMAND_KIND_OPTIONS.map(({ value, label }, index) => (
            <button
              key={value}
              type="button"
              className="wk-danger"
              disabled={act.busy}
              onClick={() => void send(value)}
            >
              <kbd>{index + 1}</kbd> {label}
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
