'use client'

import { type FormEvent, useState } from 'react'

import {
  DEFECT_MEANS,
  DEFECT_RESULT,
  type DefectMeans,
  type DefectResult,
} from '@/domain/booking/defects'

import { Says } from '../frame/Says'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

/** What a contact by this means can come to, the usual first. */
const RESULTS: Record<DefectMeans, DefectResult[]> = {
  phone: ['told', 'absent', 'voicemail', 'wrong-number', 'call-back'],
  mail: ['sent', 'told', 'returned'],
  counter: ['told'],
  post: ['sent', 'told', 'returned'],
}

type Try = { op: string; means: DefectMeans; result: DefectResult; note: string }
type Props = {
  today: string
  onSend: (body: Try & { date?: string; time?: string }) => Promise<void>
}

/** One contact: means, result, when, a word about it. Who it was is known from the login. */
export function TryForm({ today, onSend }: Props) {
  const { opOf, answered } = useOp()
  const [means, setMeans] = useState<DefectMeans>('phone')
  const [result, setResult] = useState<DefectResult | ''>('')
  const [isNow, setNow] = useState(true)
  const [date, setDate] = useState(today)
  const [time, setTime] = useState('')
  const [note, setNote] = useState('')
  const [said, setSaid] = useState('')
  const act = useAct()
  const send = (event: FormEvent) => {
    event.preventDefault()
    setSaid('')
    if (!result) return
    void act.run(async () => {
      const body = { means, result, note, ...(isNow ? {} : { date, time }) }
      await onSend({ op: opOf('try', body), ...body })
      answered('try')
      setResult('')
      setNote('')
      setNow(true)
      setSaid('記録しました。')
    })
  }
  return (
    <form className="cd-form" onSubmit={send}>
      <div className="mg-row mg-row--end">
        <label className="mg-field">
          手段
          <select
            value={means}
            onChange={(event) => {
              setMeans(event.target.value as DefectMeans)
              setResult('')
            }}
          >
            {Object.entries(DEFECT_MEANS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className="mg-field">
          結果
          <select
            required
            value={result}
            onChange={(event) => setResult(event.target.value as DefectResult)}
          >
            <option value="">選んでください</option>
            {RESULTS[means].map((one) => (
              <option key={one} value={one}>
                {DEFECT_RESULT[one]}
              </option>
            ))}
          </select>
        </label>
        <label className="mg-check">
          <input type="checkbox" checked={isNow} onChange={() => setNow(!isNow)} />
          いま連絡した
        </label>
        {isNow ? null : (
          <>
            <label className="mg-field">
              連絡した日
              <input
                type="date"
                required
                max={today}
                value={date}
                onChange={(event) => setDate(event.target.value)}
              />
            </label>
            <label className="mg-field">
              時刻
              <input
                type="time"
                required
                value={time}
                onChange={(event) => setTime(event.target.value)}
              />
            </label>
          </>
        )}
      </div>
      <label className="mg-field">
        メモ
        <small>任意。氏名などの個人情報は書きません。</small>
        <input
          type="text"
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <div>
        <button type="submit" className="mg-button mg-button--main" disabled={act.busy}>
          記録する
        </button>
      </div>
      <p className={said ? 'mg-note mg-note--good' : 'mg-hidden'} role="status">
        {said}
      </p>
      <Says problem={act.problem} />
    </form>
  )
}
