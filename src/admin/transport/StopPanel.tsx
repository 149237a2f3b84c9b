'use client'

import { type FormEvent, useState } from 'react'

import { isSkipped } from '@/domain/transport/run-rules'
import {
  DIFFERENCE,
  MISSING_OUTCOME,
  type MissingOutcome,
  PAPER_KIND,
} from '@/domain/transport/vocabulary'
import type { StopView } from '@/services/transport/view'

import { Form } from '../frame/Form'
import { Says } from '../frame/Says'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

import { atOf, type PanelProps, type RunProps } from './run-props'
import { Receive } from './Receive'
import { Select } from '../frame/Select'

type Props = RunProps & { stop: StopView }

export function StopPanel({
  stop,
  run,
  scans,
  isReceiving,
  hasScanner,
  onScanner,
  ...rest
}: PanelProps) {
  const isOpen = run.state === 'departed' || run.state === 'arriving'
  const skipped = isSkipped(stop)
  const done = stop.closedAt ? 'good' : stop.checkedAt ? 'bad' : 'warn'
  const word = skipped
    ? '立ち寄りなし'
    : stop.closedAt
      ? '照合済み'
      : stop.checkedAt
        ? '違いがあります'
        : stop.arrival
          ? '受取り中'
          : 'まだ着いていません'
  return (
    <section className="mg-section" aria-label={stop.name}>
      <h2>
        {stop.name} <span className={`mg-tag mg-tag--${done}`}>{word}</span>
      </h2>
      <p>
        送った枚数 {stop.departure?.cards ?? 0}枚　受け取った枚数 {stop.counts.received}枚
        {stop.counts.missing > 0 ? `　未着 ${stop.counts.missing}枚` : ''}
        {stop.departure?.caseNumber
          ? `　ケース ${stop.departure.caseNumber}（端末機 ${stop.departure.device}、封印 ${stop.departure.seal || 'なし'}）`
          : ''}
      </p>
      {skipped ? (
        <p className="mg-hint">運ぶ物がなかったので、到着と照合の記録は要りません。</p>
      ) : null}
      {stop.arrival ? (
        <p className="mg-hint">
          到着 {atOf(stop.arrival.at)}　{stop.arrival.by} → {stop.arrival.with}　数えた枚数{' '}
          {stop.arrival.cards}枚　盗難防止の確認 ✓
          {stop.arrival.note ? `　${stop.arrival.note}` : ''}
        </p>
      ) : isOpen && stop.mayReceive ? (
        skipped ? (
          <details className="mg-more">
            <summary>立ち寄ったときは、到着を記録する</summary>
            <Arrive stop={stop} run={run} {...rest} />
          </details>
        ) : (
          <Arrive stop={stop} run={run} {...rest} />
        )
      ) : null}
      {isReceiving ? <Receive {...{ stop, run, scans, hasScanner, onScanner }} {...rest} /> : null}
      <Differences stop={stop} run={run} {...rest} />
    </section>
  )
}

function Arrive({ stop, run, user, refresh }: Props) {
  const act = useAct()
  const [op] = useState(() => crypto.randomUUID())
  const [cards, setCards] = useState('')
  const [papers, setPapers] = useState(() =>
    stop.papers.map(({ kind, count }) => ({ kind, count })),
  )
  const [marks, setMarks] = useState({ lockOk: false, sealOk: false, theftChecked: false })
  const [isBroken, setBroken] = useState(false)
  const sent = stop.departure?.cards ?? 0
  const differs = cards !== '' && Number(cards) !== sent
  const [names, setNames] = useState({ by: run.driverName, with: user })
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void act.run(async () => {
      await apiPost(`/ops/transport/runs/${run.id}/arrive`, {
        op,
        stop: stop.key,
        cards: Number(cards || 0),
        papers,
        ...marks,
        ...names,
        note,
      })
      refresh()
    })
  }
  const mark = (name: keyof typeof marks, label: string, required: boolean) => (
    <label className="mg-check">
      <input
        type="checkbox"
        required={required}
        checked={marks[name]}
        onChange={() => setMarks((old) => ({ ...old, [name]: !old[name] }))}
      />
      {label}
    </label>
  )
  return (
    <Form className="mg-panel" onSubmit={submit} aria-label={`${stop.name}への到着`}>
      <h3>到着</h3>
      <div className="mg-row">
        {mark('theftChecked', '駐停車中の盗難防止の措置を確認した', true)}
        {mark('lockOk', 'ケースは施錠されていた', !isBroken)}
        {mark('sealOk', '封印に異常がない', !isBroken)}
        <label className="mg-check">
          <input type="checkbox" checked={isBroken} onChange={() => setBroken(!isBroken)} />
          施錠・封印に異常がある
        </label>
      </div>
      <div className="mg-row mg-row--end">
        <label className="mg-field">
          開けて数えた枚数
          <input
            type="number"
            min={0}
            max={100000}
            required
            name="cards"
            aria-invalid={differs || undefined}
            value={cards}
            onChange={(event) => setCards(event.target.value)}
          />
        </label>
        {papers.map((paper, at) => (
          <label key={paper.kind} className="mg-field">
            {PAPER_KIND[paper.kind]}
            <input
              type="number"
              min={0}
              max={100000}
              value={paper.count}
              onChange={(event) =>
                setPapers((old) =>
                  old.map((one, index) =>
                    index === at ? { ...one, count: Math.max(0, Number(event.target.value)) } : one,
                  ),
                )
              }
            />
          </label>
        ))}
        {(
          [
            ['by', '渡す人（ドライバー）'],
            ['with', '受け取る人'],
          ] as const
        ).map(([name, label]) => (
          <label key={name} className="mg-field">
            {label}
            <input
              type="text"
              required
              maxLength={60}
              value={names[name]}
              onChange={(event) => setNames((old) => ({ ...old, [name]: event.target.value }))}
            />
          </label>
        ))}
        <label className="mg-field tr-grow">
          {isBroken ? '異常の内容' : differs ? '枚数が違う理由' : 'メモ'}
          <input
            type="text"
            maxLength={300}
            name="note"
            required={isBroken || differs}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <button type="submit" className="mg-button mg-button--main" disabled={act.busy}>
          到着を記録
        </button>
      </div>
      {differs ? (
        <p className="mg-note mg-note--bad" role="status">
          送った枚数は {sent}枚、数えた枚数は {cards}
          枚です。数え直してください。それでも違うときは、理由を書いて記録します。
        </p>
      ) : null}
      <Says {...act} />
    </Form>
  )
}

function Differences({ stop, ...rest }: Props) {
  if (stop.differences.length === 0) return null
  return (
    <div className="mg-panel">
      <h3>送った物との違い</h3>
      <ul className="tr-differences">
        {stop.differences.map((difference) => (
          <DifferenceLine key={difference.key} difference={difference} stop={stop} {...rest} />
        ))}
      </ul>
    </div>
  )
}

function DifferenceLine({
  difference,
  stop,
  run,
  refresh,
}: Props & { difference: StopView['differences'][number] }) {
  const act = useAct()
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState('')
  const isMissing = difference.kind === 'missing'
  const mayExplain = run.state !== 'completed' && (stop.mayReceive || run.may.send)
  const save = (event: FormEvent) => {
    event.preventDefault()
    void act.run(async () => {
      await apiPost(`/ops/transport/runs/${run.id}/explain`, {
        stop: stop.key,
        key: difference.key,
        text,
        ...(isMissing ? { outcome } : {}),
      })
      refresh()
    })
  }
  return (
    <li>
      <p>
        <span className={`mg-tag mg-tag--${difference.explanation ? 'good' : 'bad'}`}>
          {DIFFERENCE[difference.kind]}
        </span>{' '}
        {difference.what}
      </p>
      {difference.explanation ? (
        <p className="mg-hint">
          {difference.outcome ? `${MISSING_OUTCOME[difference.outcome]}　` : ''}
          {difference.explanation}（{difference.explainedBy} {atOf(difference.explainedAt ?? '')}）
        </p>
      ) : mayExplain ? (
        <form className="mg-row mg-row--end" onSubmit={save}>
          {isMissing ? (
            <Select
              label="どうなったか"
              value={outcome}
              required
              empty="選んでください"
              onChange={setOutcome}
              options={Object.entries(MISSING_OUTCOME).map(([id, label]) => ({
                id: id as MissingOutcome,
                label,
              }))}
            />
          ) : null}
          <label className="mg-field tr-grow">
            理由
            <input
              type="text"
              required
              maxLength={300}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <button type="submit" className="mg-button" disabled={act.busy}>
            理由を記録
          </button>
          <Says {...act} />
        </form>
      ) : null}
    </li>
  )
}
