'use client'

import { type FormEvent, useState } from 'react'

import { REQUEST_KIND, REQUEST_STATE, type RequestKind } from '@/domain/transport/vocabulary'
import type { RequestRow } from '@/services/transport/requests'

import { apiGet, apiPost } from '../shell/api'
import { useLive } from '../shell/useLive'

import { Says } from '../frame/Says'
import { Select } from '../frame/Select'
import { useAct } from '../shell/useAct'

type Props = { mayAsk: boolean; mayAnswer: boolean }

/** 経路変更などの要望 with their answers and the day from which they hold (TR-06). */
export function Requests({ mayAsk, mayAnswer }: Props) {
  const live = useLive(
    'requests',
    () => apiGet<{ rows: RequestRow[] }>('/ops/transport/requests'),
    60_000,
  )
  const [kind, setKind] = useState<RequestKind>('route')
  const [text, setText] = useState('')
  const [op, setOp] = useState(() => crypto.randomUUID())
  const act = useAct()
  const ask = (event: FormEvent) => {
    event.preventDefault()
    void act.run(async () => {
      await apiPost('/ops/transport/requests', { op, kind, text })
      setText('')
      setOp(crypto.randomUUID())
      await live.refresh()
    })
  }
  const rows = live.data?.rows ?? []
  return (
    <section className="mg-section" aria-labelledby="tr-requests">
      <h2 id="tr-requests">市からの要望と回答</h2>
      {rows.length === 0 ? <p className="mg-hint">要望は、まだありません。</p> : null}
      <ul className="tr-requests">
        {rows.map((row) => (
          <li key={row.id} className="mg-panel">
            <p>
              <span className={`mg-tag ${row.state === 'open' ? 'mg-tag--warn' : 'mg-tag--good'}`}>
                {REQUEST_STATE[row.state]}
              </span>{' '}
              {row.askedOn} {row.askedBy}　{REQUEST_KIND[row.kind]}
              {row.about ? `（${row.about}）` : ''}
            </p>
            <p>{row.text}</p>
            {row.state === 'answered' ? (
              <p className="mg-note mg-note--good">
                {row.reply}
                {row.effectiveOn ? `　実施日 ${row.effectiveOn}` : ''}（{row.answeredOn}{' '}
                {row.answeredBy}）
              </p>
            ) : mayAnswer ? (
              <Reply id={row.id} onDone={() => void live.refresh()} />
            ) : null}
          </li>
        ))}
      </ul>
      {mayAsk ? (
        <form className="mg-row mg-row--end" onSubmit={ask} aria-label="要望を出す">
          <Select
            label="要望の種類"
            value={kind}
            onChange={(value) => setKind(value as RequestKind)}
            options={Object.entries(REQUEST_KIND).map(([id, label]) => ({ id, label }))}
          />
          <label className="mg-field tr-grow">
            要望の内容
            <input
              type="text"
              required
              maxLength={300}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <button type="submit" className="mg-button" disabled={act.busy}>
            要望を出す
          </button>
        </form>
      ) : null}
      <Says problem={act.problem} />
    </section>
  )
}

function Reply({ id, onDone }: { id: string; onDone: () => void }) {
  const [reply, setReply] = useState('')
  const [effectiveOn, setEffectiveOn] = useState('')
  const act = useAct()
  const send = (event: FormEvent) => {
    event.preventDefault()
    void act.run(async () => {
      await apiPost(`/ops/transport/requests/${id}/reply`, { reply, effectiveOn })
      onDone()
    })
  }
  return (
    <form className="mg-row mg-row--end" onSubmit={send}>
      <label className="mg-field tr-grow">
        回答
        <input
          type="text"
          required
          maxLength={300}
          value={reply}
          onChange={(event) => setReply(event.target.value)}
        />
      </label>
      <label className="mg-field">
        実施日
        <input
          type="date"
          value={effectiveOn}
          onChange={(event) => setEffectiveOn(event.target.value)}
        />
      </label>
      <button type="submit" className="mg-button" disabled={act.busy}>
        回答する
      </button>
      <Says problem={act.problem} />
    </form>
  )
}
