'use client'

import { type FormEvent, useState } from 'react'

import {
  INCIDENT_KIND,
  INCIDENT_STATE,
  type IncidentKind,
  LOAD_STATE,
  type LoadState,
} from '@/domain/transport/vocabulary'
import type { IncidentRow } from '@/services/transport/incidents'

import { Says } from '../frame/Says'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

import type { RunProps } from './run-props'
import { Select } from '../frame/Select'

const LOADS = Object.entries(LOAD_STATE).map(([id, label]) => ({ id, label }))

/** 事故・災害 with the state of the load and the cards that were in it (TR-05). */
export function Incidents({ run, refresh, user }: RunProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="mg-section" aria-labelledby="tr-incidents">
      <h2 id="tr-incidents">事故・災害の記録</h2>
      {run.incidents.map((incident) => (
        <Incident key={incident.id} incident={incident} {...{ run, refresh, user }} />
      ))}
      {run.incidents.length === 0 ? <p className="mg-hint">記録はありません。</p> : null}
      {run.may.write && !isOpen ? (
        <button type="button" className="mg-button" onClick={() => setOpen(true)}>
          事故・災害を記録する
        </button>
      ) : null}
      {isOpen ? <Report {...{ run, refresh, user }} onDone={() => setOpen(false)} /> : null}
    </section>
  )
}

function Report({ run, refresh, onDone }: RunProps & { onDone: () => void }) {
  const act = useAct()
  const [op] = useState(() => crypto.randomUUID())
  const [kind, setKind] = useState<IncidentKind>('accident')
  const [load, setLoad] = useState<LoadState>('unknown')
  const [texts, setTexts] = useState({ at: '', place: '', what: '', measures: '' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void act.run(async () => {
      await apiPost(`/ops/transport/runs/${run.id}/incidents`, { op, kind, load, ...texts })
      refresh()
      onDone()
    })
  }
  const field = (name: keyof typeof texts, label: string, required: boolean) => (
    <label className="mg-field tr-grow">
      {label}
      <input
        type={name === 'at' ? 'datetime-local' : 'text'}
        required={required}
        maxLength={300}
        value={texts[name]}
        onChange={(event) => setTexts((old) => ({ ...old, [name]: event.target.value }))}
      />
    </label>
  )
  return (
    <form className="mg-panel" onSubmit={submit} aria-label="事故・災害を記録する">
      <div className="mg-row mg-row--end">
        {field('at', '発生した日時', true)}
        <Select
          label="事故・災害の種類"
          value={kind}
          onChange={(value) => setKind(value as IncidentKind)}
          options={Object.entries(INCIDENT_KIND).map(([id, label]) => ({ id, label }))}
        />
        <Select
          label="積載物の状態"
          value={load}
          onChange={(value) => setLoad(value as LoadState)}
          options={LOADS}
        />
        {field('place', '場所', false)}
      </div>
      <div className="mg-row mg-row--end">
        {field('what', '内容', true)}
        {field('measures', 'とった措置', false)}
        <button type="submit" className="mg-button mg-button--danger" disabled={act.busy}>
          記録する
        </button>
        <button type="button" className="mg-button" onClick={onDone}>
          やめる
        </button>
      </div>
      <Says {...act} />
    </form>
  )
}

function Incident({ incident, run, refresh }: RunProps & { incident: IncidentRow }) {
  const act = useAct()
  const [load, setLoad] = useState<LoadState>(incident.load)
  const [result, setResult] = useState('')
  const close = (event: FormEvent) => {
    event.preventDefault()
    void act.run(async () => {
      await apiPost(`/ops/transport/incidents/${incident.id}/close`, { load, result })
      refresh()
    })
  }
  const isOpen = incident.state === 'open'
  return (
    <article className={`mg-panel ${isOpen ? 'tr-alarm' : ''}`}>
      <p>
        <span className={`mg-tag mg-tag--${isOpen ? 'bad' : 'good'}`}>
          {INCIDENT_STATE[incident.state]}
        </span>{' '}
        {incident.at.replace('T', ' ')}　{INCIDENT_KIND[incident.kind]}　{incident.place}
      </p>
      <p>{incident.what}</p>
      <p>
        積載物: {LOAD_STATE[incident.load]}　カード {incident.cardCount}枚
        {incident.measures ? `　措置: ${incident.measures}` : ''}
      </p>
      {incident.cards.length > 0 ? (
        <details className="mg-more">
          <summary>運んでいたカード</summary>
          <p>{incident.cards.map(({ number }) => number).join('、')}</p>
        </details>
      ) : null}
      {isOpen && run.may.write ? (
        <form className="mg-row mg-row--end" onSubmit={close}>
          <Select
            label="積載物の状態（最終）"
            value={load}
            onChange={(value) => setLoad(value as LoadState)}
            options={LOADS}
          />
          <label className="mg-field tr-grow">
            対応の結果
            <input
              type="text"
              required
              maxLength={300}
              value={result}
              onChange={(event) => setResult(event.target.value)}
            />
          </label>
          <button type="submit" className="mg-button" disabled={act.busy}>
            対応を終える
          </button>
          <Says {...act} />
        </form>
      ) : null}
      {incident.result ? (
        <p className="mg-hint">
          結果: {incident.result}（{incident.closedBy}）
        </p>
      ) : null}
    </article>
  )
}
