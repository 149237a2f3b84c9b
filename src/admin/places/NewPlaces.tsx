'use client'

import type { FormEvent } from 'react'
import { useState } from 'react'

import { type PlaceSeries, planPlaces } from '@/domain/cards/place-series'

import { apiPost, problemOf } from '../shell/api'
import { Dialog } from '../frame/Dialog'
import { Refused } from '../frame/Refused'

type Props = {
  office: string
  officeName: string
  onClose: () => void
  onDone: (words: string) => void
}

const EMPTY: PlaceSeries = {
  room: '保管室',
  shelfFrom: 'A',
  shelfTo: 'C',
  boxFrom: '1',
  boxTo: '20',
  codeHead: '',
}

/** Rooms, shelves and boxes in one go, with what will come of it before anything is written. */
export function NewPlaces({ office, officeName, onClose, onDone }: Props) {
  const [series, setSeries] = useState(EMPTY)
  const [capacity, setCapacity] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const plan = planPlaces(series)
  const field = (name: keyof PlaceSeries, size: number) => ({
    type: 'text',
    size,
    value: series[name],
    'aria-invalid': !plan.ok && plan.field === name && series.codeHead !== '',
    onChange: (event: { target: { value: string } }) =>
      setSeries((old) => ({ ...old, [name]: event.target.value })),
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!plan.ok) return setProblem(plan.message)
    setBusy(true)
    setProblem('')
    try {
      const body = { ...series, office, capacity: Number(capacity) || undefined }
      const done = await apiPost<{ created: number; existing: number }>('/ops/cards/places', body)
      onDone(
        `${done.created.toLocaleString('ja-JP')}か所を登録しました。` +
          (done.existing > 0 ? `${done.existing}か所は前からあったので、そのままです。` : ''),
      )
    } catch (error) {
      setProblem(problemOf(error).message)
      setBusy(false)
    }
  }
  return (
    <Dialog title={`保管場所をまとめて登録（${officeName}）`} onClose={onClose}>
      <form className="st-form" onSubmit={(event) => void submit(event)}>
        <label className="mg-field">
          部屋
          <input {...field('room', 20)} maxLength={40} />
        </label>
        <div className="mg-row mg-row--end">
          <label className="mg-field">
            棚（はじめ）
            <input {...field('shelfFrom', 5)} maxLength={4} />
          </label>
          <label className="mg-field">
            棚（おわり）
            <input {...field('shelfTo', 5)} maxLength={4} />
          </label>
          <label className="mg-field">
            箱（はじめ）
            <input {...field('boxFrom', 5)} maxLength={4} />
          </label>
          <label className="mg-field">
            箱（おわり）
            <input {...field('boxTo', 5)} maxLength={4} />
          </label>
        </div>
        <p className="mg-hint">
          A から F、1 から 40 のように入れます。棚か箱がないときは空のままに。
        </p>
        <div className="mg-row mg-row--end">
          <label className="mg-field">
            コードの頭（必須）
            <input {...field('codeHead', 12)} maxLength={20} placeholder="例: KW" required />
          </label>
          <label className="mg-field">
            1か所に入る枚数
            <input
              type="number"
              min={1}
              max={100_000}
              value={capacity}
              onChange={(event) => setCapacity(event.target.value)}
            />
          </label>
        </div>
        <p className={`mg-note${plan.ok ? '' : ' mg-note--warn'}`} aria-live="polite">
          {plan.ok
            ? `${plan.places.length.toLocaleString('ja-JP')}か所を作ります: ${plan.places[0]?.label}（${plan.places[0]?.code}）${plan.places.length > 1 ? ` ～ ${plan.places.at(-1)?.label}（${plan.places.at(-1)?.code}）` : ''}`
            : plan.message}
        </p>
        {problem ? <Refused>{problem}</Refused> : null}
        <div className="mg-row">
          <button type="submit" className="mg-button mg-button--main" disabled={busy || !plan.ok}>
            {busy ? '登録しています…' : '登録する'}
          </button>
          <button type="button" className="mg-button" onClick={onClose}>
            やめる
          </button>
        </div>
      </form>
    </Dialog>
  )
}
