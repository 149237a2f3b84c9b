'use client'

import { type FormEvent, useState } from 'react'

import type { CivilDate } from '@/domain/time/civil'
import { PAPER_KIND, RUN_KIND, type PaperKind, type RunKind } from '@/domain/transport/vocabulary'
import type { TransportMasters } from '@/services/transport/masters'
import type { RunView } from '@/services/transport/view'

import { apiGet, apiPost } from '../shell/api'
import { useLive } from '../shell/useLive'

import { Form } from '../frame/Form'
import { Select } from '../frame/Select'
import { Says } from '../frame/Says'
import type { RunOffice } from './run-office'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

type Props = {
  date: CivilDate
  offices: RunOffice[]
  onClose: () => void
  onMade: (id: string) => void
}

/** A run outside of the week's plan, or documents to a venue and back (TR-01, TR-09). */
export function NewRun({ date: first, offices, onClose, onMade }: Props) {
  const { opOf } = useOp()
  const [kind, setKind] = useState<RunKind>('cards')
  const [date, setDate] = useState(first)
  const [route, setRoute] = useState('')
  const [from, setFrom] = useState(offices.find((one) => one.kind === 'centre')?.id ?? '')
  const [stops, setStops] = useState<string[]>([])
  const [venue, setVenue] = useState('')
  const [visit, setVisit] = useState('')
  const [people, setPeople] = useState({ carrier: '', driver: '', vehicle: '' })
  const [paper, setPaper] = useState<PaperKind>('applications')
  const [count, setCount] = useState(0)
  const masters = useLive(
    date,
    (key) => apiGet<TransportMasters>('/ops/transport/masters', { date: key }),
    600_000,
  ).data
  const act = useAct()
  const chosen = masters?.routes.find(({ id }) => id === route)
  const isTrip = kind === 'documents'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void act.run(async () => {
      const body = {
        kind,
        date,
        ...(route && !isTrip ? { route } : { from }),
        ...(isTrip ? { venues: [venue], visit } : {}),
        ...(!isTrip && !route ? { stops } : {}),
        ...Object.fromEntries(Object.entries(people).filter(([, id]) => id)),
        papers: count > 0 ? [{ kind: paper, count }] : [],
      }
      const op = opOf('run', body)
      const made = await apiPost<RunView>('/ops/transport/runs', { op, ...body })
      onMade(made.id)
    })
  }
  return (
    <Form className="mg-panel" onSubmit={submit} aria-label="移送を追加">
      <div className="mg-row mg-row--end">
        <Select
          label="種類"
          value={kind}
          onChange={(value) => setKind(value as RunKind)}
          options={Object.entries(RUN_KIND).map(([id, label]) => ({ id, label }))}
        />
        <label className="mg-field">
          日
          <input
            type="date"
            required
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        </label>
        {isTrip ? (
          <>
            <label className="mg-field">
              会場
              <input
                type="text"
                required
                maxLength={100}
                value={venue}
                onChange={(event) => setVenue(event.target.value)}
              />
            </label>
            <label className="mg-field">
              訪問の番号
              <input
                type="text"
                maxLength={60}
                value={visit}
                onChange={(event) => setVisit(event.target.value)}
              />
            </label>
          </>
        ) : (
          <Select
            label="経路"
            value={route}
            onChange={setRoute}
            empty="経路を使わない"
            options={(masters?.routes ?? []).map(({ id, name }) => ({ id, label: name }))}
          />
        )}
        {chosen && !isTrip ? null : (
          <Select
            label="出発"
            value={from}
            onChange={setFrom}
            empty="選んでください"
            options={offices.map(({ id, name }) => ({ id, label: name }))}
          />
        )}
      </div>
      {!isTrip && !route ? (
        <fieldset className="mg-row">
          <legend className="mg-inline">立ち寄り先</legend>
          {offices
            .filter(({ id }) => id !== from)
            .map(({ id, name }) => (
              <label key={id} className="mg-check">
                <input
                  type="checkbox"
                  checked={stops.includes(id)}
                  onChange={() =>
                    setStops((old) =>
                      old.includes(id) ? old.filter((one) => one !== id) : [...old, id],
                    )
                  }
                />
                {name}
              </label>
            ))}
        </fieldset>
      ) : null}
      <div className="mg-row mg-row--end">
        {(
          [
            ['carrier', '運送会社', masters?.carriers],
            ['driver', '専任ドライバー', masters?.drivers],
            ['vehicle', '本市専用車両', masters?.vehicles],
          ] as const
        ).map(([name, label, options]) => (
          <Select
            key={name}
            label={label}
            value={people[name]}
            onChange={(id) => setPeople((old) => ({ ...old, [name]: id }))}
            empty={chosen ? '経路のとおり' : '出発のときに選ぶ'}
            options={options ?? []}
          />
        ))}
        <Select
          label="一緒に運ぶ書類"
          value={paper}
          onChange={(value) => setPaper(value as PaperKind)}
          options={Object.entries(PAPER_KIND).map(([id, label]) => ({ id, label }))}
        />
        <label className="mg-field">
          数
          <input
            type="number"
            min={0}
            max={100000}
            value={count}
            onChange={(event) => setCount(Math.max(0, Number(event.target.value)))}
          />
        </label>
      </div>
      <Says problem={act.problem} />
      <div className="mg-row">
        <button type="submit" className="mg-button mg-button--main" disabled={act.busy}>
          計画を作る
        </button>
        <button type="button" className="mg-button" onClick={onClose}>
          やめる
        </button>
      </div>
    </Form>
  )
}
