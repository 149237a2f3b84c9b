'use client'

import { type FormEvent, useState } from 'react'

import { PAPER_KIND } from '@/domain/transport/vocabulary'

import { Says } from '../frame/Says'
import { apiPost } from '../shell/api'
import { useOp } from '../shell/useOp'
import { useAct } from '../shell/useAct'

import { atOf, type RunProps } from './run-props'

/** 申請書類 that went to a venue are back at the card centre (TR-09). */
export function Return({ run, user, refresh }: RunProps) {
  const act = useAct()
  const sent = run.stops.flatMap(({ papers }) => papers)
  const { opOf } = useOp()
  const [caseNumber, setCase] = useState(run.stops[0]?.departure?.caseNumber ?? '')
  const [backs, setBacks] = useState(() => sent.map(({ count }) => count))
  const [names, setNames] = useState({ by: run.driverName, with: user })
  const [passengers, setPassengers] = useState('')
  const [note, setNote] = useState('')
  if (run.returned) {
    const { at, by, papers, passengers: who, ...back } = run.returned
    return (
      <section className="mg-section" aria-labelledby="tr-return">
        <h2 id="tr-return">返却の記録</h2>
        <p>
          {atOf(at)}　{by} → {back.with}　ケース {back.caseNumber}　
          {papers.map((one) => `${PAPER_KIND[one.kind]} ${one.out} → ${one.back}`).join('、')}
          {who ? `　同乗 ${who}` : ''}
          {back.note ? `　${back.note}` : ''}
        </p>
      </section>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void act.run(async () => {
      const body = {
        caseNumber,
        papers: sent.map(({ kind, count }, at) => ({ kind, out: count, back: backs[at] ?? 0 })),
        passengers,
        ...names,
        note,
      }
      const op = opOf('return', body)
      await apiPost(`/ops/transport/runs/${run.id}/return`, { op, ...body })
      refresh()
    })
  }
  const field = (label: string, value: string, set: (text: string) => void, required = true) => (
    <label className="mg-field">
      {label}
      <input
        type="text"
        required={required}
        maxLength={100}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    </label>
  )
  return (
    <section className="mg-section" aria-labelledby="tr-return">
      <h2 id="tr-return">返却の記録</h2>
      <form className="mg-row mg-row--end" onSubmit={submit}>
        {field('ケースの番号', caseNumber, setCase)}
        {sent.map(({ kind, count }, at) => (
          <label key={`${kind}${at}`} className="mg-field">
            {PAPER_KIND[kind]}（出した数 {count}）
            <input
              type="number"
              min={0}
              max={100000}
              value={backs[at] ?? 0}
              onChange={(event) =>
                setBacks((old) =>
                  old.map((one, index) => (index === at ? Number(event.target.value) : one)),
                )
              }
            />
          </label>
        ))}
        {field('返す人', names.by, (by) => setNames((old) => ({ ...old, by })))}
        {field('受け取る人', names.with, (text) => setNames((old) => ({ ...old, with: text })))}
        {field('同乗した人', passengers, setPassengers, false)}
        {field('メモ（数が違うときは理由）', note, setNote, false)}
        <button type="submit" className="mg-button mg-button--main" disabled={act.busy}>
          返却を記録
        </button>
        <Says {...act} />
      </form>
    </section>
  )
}
