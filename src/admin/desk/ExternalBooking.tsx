'use client'

import type { FormEvent } from 'react'
import { useEffect, useRef, useState } from 'react'

import type { ExternalKind } from '@/domain/booking/vocabulary'
import { EXTERNAL_KIND } from '@/domain/booking/vocabulary'
import type { ExternalLine } from '@/services/desk/record-external'

import { apiGet, apiPost, problemOf } from '../shell/api'
import { useLive } from '../shell/useLive'
import { useOp } from '../shell/useOp'

import type { Desk } from './useDesk'

const KINDS = Object.entries(EXTERNAL_KIND) as [ExternalKind, string][]

/**
 * Where the city books in a system of its own: its receipt number and the count are recorded here,
 * one line a call (OP-09).
 */
export function ExternalBooking({ desk }: { desk: Desk }) {
  const [kind, setKind] = useState<ExternalKind>('new')
  const [number, setNumber] = useState('')
  const [count, setCount] = useState(1)
  const [message, setMessage] = useState({ bad: false, text: '' })
  const { opOf, answered } = useOp()
  const field = useRef<HTMLInputElement>(null)
  const live = useLive('today', () => apiGet<{ records: ExternalLine[] }>('/ops/external-bookings'))
  useEffect(() => field.current?.focus(), [desk.state.call])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      const body = { kind, number, count, channel: desk.state.channel }
      // The next call's is another one, also when no answer came to the last.
      const idemKey = opOf('external', body)
      await apiPost('/ops/external-bookings', { idemKey, ...body })
      setMessage({ bad: false, text: `記録しました：${EXTERNAL_KIND[kind]}　${number}` })
      setNumber('')
      setCount(1)
      answered('external')
      await live.refresh()
    } catch (error) {
      setMessage({ bad: true, text: problemOf(error).message })
    }
    field.current?.focus()
  }
  const records = live.data?.records ?? []
  return (
    <section className="dk-start" aria-labelledby="dk-external">
      <h2 id="dk-external">市の予約システムで受けた予約の記録</h2>
      <p className="wk-note">
        予約は市のシステムに入力し、出た受付番号をここに記録します。件数は月の報告に入ります。
      </p>
      <p role={message.bad ? 'alert' : 'status'} className={feedbackClass(message)}>
        {message.text}
      </p>
      <form className="dk-external" onSubmit={(event) => void submit(event)}>
        <label>
          <span>市のシステムの受付番号</span>
          <input
            ref={field}
            value={number}
            required
            autoComplete="off"
            maxLength={60}
            onChange={(event) => setNumber(event.target.value)}
          />
        </label>
        <label>
          <span>区分</span>
          <select value={kind} onChange={(event) => setKind(event.target.value as ExternalKind)}>
            {KINDS.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>件数</span>
          <input
            type="number"
            min={1}
            max={999}
            value={count}
            onChange={(event) => setCount(Number(event.target.value))}
          />
        </label>
        <button type="submit" className="wk-primary">
          記録する <kbd>Enter</kbd>
        </button>
      </form>
      <h3>今日の自分の記録（{records.reduce((sum, one) => sum + one.count, 0)}件）</h3>
      {records.length === 0 ? (
        <p className="wk-note">まだありません。</p>
      ) : (
        <table className="wk-table">
          <thead>
            <tr>
              <th scope="col">時刻</th>
              <th scope="col">区分</th>
              <th scope="col">受付番号</th>
              <th scope="col">件数</th>
            </tr>
          </thead>
          <tbody>
            {records.map((one) => (
              <tr key={one.id}>
                <td>{one.time}</td>
                <td>{EXTERNAL_KIND[one.kind]}</td>
                <td>{one.number}</td>
                <td>{one.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const feedbackClass = ({ bad, text }: { bad: boolean; text: string }): string =>
  text === '' ? 'wk-hidden' : bad ? 'wk-problem' : 'wk-message'
