'use client'

import { useState } from 'react'

import type { CapacityResult } from '@/services/calendar/set-capacity'

import { apiPost, problemOf } from '../shell/api'

import type { Cell } from './cells'
import { Refused } from '../frame/Refused'

type Props = {
  chosen: Cell[]
  onClear: () => void
  onDone: (words: string, unfit: number) => void
  /** Somebody else has changed what is shown: it has to be read again. */
  onStale: () => void
}

const numberOr = (text: string): number | undefined =>
  text.trim() === '' ? undefined : Number(text)

/** Sets the headcount of what is chosen; says beforehand when bookings would no longer fit. */
export function EditBar({ chosen, onClear, onDone, onStale }: Props) {
  const [capacity, setCapacity] = useState('')
  const [lanes, setLanes] = useState({ web: '', phone: '', counter: '' })
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  if (chosen.length === 0) return null
  const wanted = numberOr(capacity)
  const tight = wanted === undefined ? 0 : chosen.filter((cell) => cell.booked > wanted).length
  const send = async (body: Record<string, unknown>, words: string) => {
    setBusy(true)
    setProblem('')
    try {
      const slotKeys = chosen.map((cell) => cell.slotKey)
      const { changed, unfit } = await apiPost<CapacityResult>('/ops/calendar/capacity', {
        slotKeys,
        before: chosen.map((cell) => cell.capacity),
        ...body,
      })
      const rest = unfit > 0 ? '' : '合わなくなった予約はありません。'
      setCapacity('')
      onDone(`${changed}枠を${words}。${rest}`, unfit)
    } catch (error) {
      const refusal = problemOf(error)
      setProblem(refusal.message)
      if (refusal.code === 'CHANGED_MEANWHILE') onStale()
    } finally {
      setBusy(false)
    }
  }
  const apply = () =>
    send(
      {
        capacity: wanted,
        capWeb: numberOr(lanes.web),
        capPhone: numberOr(lanes.phone),
        capCounter: numberOr(lanes.counter),
      },
      `${wanted}人に変えました`,
    )
  const lane = (name: keyof typeof lanes, label: string) => (
    <label className="mg-inline">
      {label}
      <input
        type="number"
        min={0}
        max={500}
        value={lanes[name]}
        placeholder="—"
        onChange={(event) => setLanes((old) => ({ ...old, [name]: event.target.value }))}
      />
    </label>
  )
  return (
    <form
      className="wg-edit"
      aria-label="選んだ枠の人数"
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted !== undefined) void apply()
      }}
    >
      <div className="mg-row">
        <strong>{chosen.length}枠を選んでいます</strong>
        <label className="mg-inline">
          1枠の人数
          <input
            type="number"
            min={0}
            max={500}
            required
            value={capacity}
            onChange={(event) => setCapacity(event.target.value)}
          />
        </label>
        <details className="wg-lanes-edit">
          <summary>受付方法ごとの上限</summary>
          <div className="mg-row">
            {lane('web', 'Web')}
            {lane('phone', '電話')}
            {lane('counter', '窓口')}
          </div>
        </details>
        <button
          type="submit"
          className="mg-button mg-button--main"
          disabled={busy || wanted === undefined}
        >
          {busy ? '変えています…' : 'この人数にする'}
        </button>
        <button
          type="button"
          className="mg-button"
          disabled={busy || !chosen.some((cell) => cell.manual)}
          onClick={() => void send({ capacity: null }, '定期の人数に戻しました')}
        >
          定期の人数に戻す
        </button>
        <button type="button" className="mg-button" onClick={onClear}>
          選択をやめる
        </button>
      </div>
      {tight > 0 ? (
        <p className="mg-note mg-note--warn">
          {tight}
          枠では、すでに入っている予約より少なくなります。予約は消えません。合わなくなった予約の一覧に出ます。
        </p>
      ) : null}
      {problem ? <Refused>{problem}</Refused> : null}
    </form>
  )
}
