'use client'

import { type FormEvent, useState } from 'react'

import {
  INCIDENT_KIND,
  type IncidentKind,
  LOAD_STATE,
  type LoadState,
} from '@/domain/transport/vocabulary'
import type { RunIncident } from '@/services/transport/incidents/of-run'

import { Form } from '../frame/Form'
import { Says } from '../frame/Says'
import { MoveButtons } from '../kit/MoveButtons'
import { useMoved } from '../kit/useMoved'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

import type { RunProps } from './run-props'
import { Select } from '../frame/Select'

/** 事故・災害 with the state of the load and the cards that were in it (TR-05). */
export function Incidents({ run, refresh, user }: RunProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="mg-section" aria-labelledby="tr-incidents">
      <h2 id="tr-incidents">事故・災害の記録</h2>
      {run.incidents.map((incident) => (
        <Incident key={incident.id} incident={incident} refresh={refresh} />
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
  const { opOf } = useOp()
  const [kind, setKind] = useState<IncidentKind>('accident')
  const [load, setLoad] = useState<LoadState>('unknown')
  const [texts, setTexts] = useState({ at: '', place: '', what: '', measures: '' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void act.run(async () => {
      const body = { kind, load, ...texts }
      const op = opOf('incident', body)
      await apiPost(`/ops/transport/runs/${run.id}/incidents`, { op, ...body })
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
    <Form className="mg-panel" onSubmit={submit} aria-label="事故・災害を記録する">
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
          options={Object.entries(LOAD_STATE).map(([id, label]) => ({ id, label }))}
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
    </Form>
  )
}

type IncidentProps = Pick<RunProps, 'refresh'> & { incident: RunIncident }

function Incident({ incident, refresh }: IncidentProps) {
  const { cells, isOver, cards } = incident
  const { at, kind, place, what, load, measures, cardCount, state, result, closedBy } = cells
  const { said, onDone } = useMoved(() => Promise.resolve(refresh()))
  return (
    <article className={`mg-panel ${isOver ? '' : 'tr-alarm'}`}>
      <p>
        <span className={`mg-tag mg-tag--${isOver ? 'good' : 'bad'}`}>{state}</span> {at}　{kind}　
        {place}
      </p>
      <p>{what}</p>
      <p>
        積載物: {load}　カード {cardCount}枚{measures ? `　措置: ${measures}` : ''}
      </p>
      {cards.length > 0 ? (
        <details className="mg-more">
          <summary>運んでいたカード</summary>
          <p>{cards.map(({ number }) => number).join('、')}</p>
        </details>
      ) : null}
      <MoveButtons slug="transport-incidents" row={incident} onDone={onDone} />
      {said}
      {result ? (
        <p className="mg-hint">
          結果: {result}（{closedBy}）
        </p>
      ) : null}
    </article>
  )
}
