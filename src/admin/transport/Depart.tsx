'use client'

import { type FormEvent, useState } from 'react'

import { carriesNothing, leavesEmpty } from '@/domain/transport/run-rules'
import { PAPER_KIND } from '@/domain/transport/vocabulary'
import type { TransportMasters } from '@/services/transport/masters'
import type { StopView } from '@/services/transport/view'

import { Form } from '../frame/Form'
import { Says } from '../frame/Says'
import type { Scans } from '../scanning/useScans'
import { apiGet, apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useLive } from '../shell/useLive'

import type { RunProps } from './run-props'
import { Select } from '../frame/Select'

type Check = { case: string; device: string; seal: string; lockChecked: boolean; cards: string }
const EMPTY: Check = { case: '', device: '', seal: '', lockChecked: false, cards: '' }

/** The list that has to be complete before a run may leave (TR-02, TR-03, TR-07). */
export function Depart({ run, user, refresh, scans }: RunProps & { scans: Scans }) {
  const act = useAct()
  const [op, setOp] = useState(() => crypto.randomUUID())
  const [people, setPeople] = useState({
    carrier: run.carrier,
    driver: run.driver,
    vehicle: run.vehicle,
  })
  const [names, setNames] = useState({ by: user, with: run.driverName })
  const [checks, setChecks] = useState<Record<string, Check>>({})
  const masters = useLive(
    run.date,
    (date) => apiGet<TransportMasters>('/ops/transport/masters', { date }),
    600_000,
  ).data
  const isEmpty = leavesEmpty(
    run,
    run.stops.reduce((sum, { counts }) => sum + counts.packed, 0),
  )
  const waiting = scans.lines.filter((line) => line.run === run.id && line.state === 'waiting')
  const set = (stop: string, part: Partial<Check>) =>
    setChecks((old) => ({ ...old, [stop]: { ...EMPTY, ...old[stop], ...part } }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void act
      .run(async () => {
        await apiPost(`/ops/transport/runs/${run.id}/depart`, {
          op,
          ...names,
          ...Object.fromEntries(Object.entries(people).filter(([, id]) => id)),
          stops: run.stops.map(({ key }) => {
            const check = checks[key] ?? EMPTY
            return { stop: key, ...check, cards: Number(check.cards || 0) }
          }),
        })
      })
      .then((done) => {
        if (!done) setOp(crypto.randomUUID())
        refresh()
      })
  }
  return (
    <section className="mg-section" aria-labelledby="tr-depart">
      <h2 id="tr-depart">出発の確認</h2>
      <Form onSubmit={submit}>
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
              empty="選んでください"
              name={name}
              required={name !== 'carrier' || run.kind === 'cards'}
              onChange={(id) => {
                setPeople((old) => ({ ...old, [name]: id }))
                const driver = options?.find((one) => one.id === id)
                if (name === 'driver' && driver) setNames((old) => ({ ...old, with: driver.label }))
              }}
              options={options ?? []}
            />
          ))}
        </div>
        {run.stops.map((stop) => (
          <StopCheck
            key={stop.key}
            stop={stop}
            check={checks[stop.key] ?? EMPTY}
            masters={masters}
            fields={act.fields}
            skips={run.kind === 'cards'}
            set={(part) => set(stop.key, part)}
          />
        ))}
        <div className="mg-row mg-row--end">
          {(
            [
              ['by', '渡す人（カードセンター）'],
              ['with', '受け取る人（ドライバー）'],
            ] as const
          ).map(([name, label]) => (
            <label key={name} className="mg-field">
              {label}
              <input
                type="text"
                name={name}
                required
                maxLength={60}
                value={names[name]}
                onChange={(event) => setNames((old) => ({ ...old, [name]: event.target.value }))}
              />
            </label>
          ))}
          <button
            type="submit"
            className="mg-button mg-button--main"
            disabled={act.busy || isEmpty || waiting.length > 0}
          >
            出発する
          </button>
        </div>
        {isEmpty ? (
          <p className="mg-note mg-note--warn">
            カードも書類も積み込まれていないので、出発できません。
          </p>
        ) : null}
        {waiting.length > 0 ? (
          <p className="mg-note mg-note--warn" role="status">
            送っていない読み取りが {waiting.length}件あります。送り終わると出発できます。
          </p>
        ) : null}
        <Says {...act} />
      </Form>
    </section>
  )
}

type StopProps = {
  stop: StopView
  check: Check
  masters: TransportMasters | null
  /** What the refusal says, by `<stop>.<field>`. */
  fields: Record<string, string>
  /** A stop with nothing to carry is left out: runs for cards. */
  skips: boolean
  set: (part: Partial<Check>) => void
}

function StopCheck({ stop, check, masters, fields, skips, set }: StopProps) {
  const nameOf = (field: keyof Check) => `${stop.key}.${field}`
  const control = (field: keyof Check) => ({
    name: nameOf(field),
    'aria-invalid': Object.hasOwn(fields, nameOf(field)) || undefined,
  })
  const differs = check.cards !== '' && Number(check.cards) !== stop.counts.packed
  const isEmpty = carriesNothing(stop, stop.counts.packed)
  if (isEmpty && skips) {
    return (
      <p className="mg-panel tr-check">
        {stop.name}　運ぶ物がないので、立ち寄りません。到着の記録も要りません。
      </p>
    )
  }
  return (
    <fieldset className="mg-panel tr-check">
      <legend>
        {stop.name}　読み取った枚数 {stop.counts.packed}枚
        {stop.papers.map(({ kind, count }) => `　${PAPER_KIND[kind]} ${count}`)}
      </legend>
      <div className="mg-row mg-row--end">
        <label className="mg-field">
          数えた枚数
          <input
            type="number"
            min={0}
            max={100000}
            required
            {...control('cards')}
            aria-invalid={differs || undefined}
            value={check.cards}
            onChange={(event) => set({ cards: event.target.value })}
          />
        </label>
        {isEmpty ? (
          <p className="mg-hint">運ぶ物がないので、ケースは要りません。</p>
        ) : (
          <>
            <Select
              label="ケースの番号"
              name={nameOf('case')}
              invalid={Object.hasOwn(fields, nameOf('case'))}
              value={check.case}
              required
              empty="選んでください"
              onChange={(id) => set({ case: id })}
              options={masters?.cases ?? []}
            />
            <label className="mg-field">
              位置情報専用端末機の番号
              <input
                type="text"
                required
                maxLength={60}
                {...control('device')}
                value={check.device}
                onChange={(event) => set({ device: event.target.value })}
              />
            </label>
            <label className="mg-field">
              封印の番号
              <input
                type="text"
                maxLength={60}
                value={check.seal}
                onChange={(event) => set({ seal: event.target.value })}
              />
            </label>
            <label className="mg-check">
              <input
                type="checkbox"
                {...control('lockChecked')}
                required
                checked={check.lockChecked}
                onChange={() => set({ lockChecked: !check.lockChecked })}
              />
              施錠を確認した
            </label>
          </>
        )}
      </div>
      {differs ? (
        <p className="mg-note mg-note--bad" role="status">
          数えた枚数と、読み取った枚数 {stop.counts.packed}枚が合いません。数え直してください。
        </p>
      ) : null}
    </fieldset>
  )
}
