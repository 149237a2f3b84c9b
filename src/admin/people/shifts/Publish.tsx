'use client'

import { useState } from 'react'

import type { WeekView } from '@/services/people/shifts/week'

import { Says } from '../../frame/Says'
import { apiPost } from '../../shell/api'
import { useAct } from '../../shell/useAct'

type Props = { week: WeekView; onDone: () => void }

/** 公開する: short of people only with the reason why (CC-27, SC-12). */
export function Publish({ week, onDone }: Props) {
  const { place, from, version, short, published } = week
  // Typed anew each time: a reason is of what is short now, and stays while the sheet goes on changing.
  const [reason, setReason] = useState('')
  const act = useAct()
  const send = () =>
    act.run(async () => {
      await apiPost('/ops/shifts/publish', {
        ...{ place, from, version },
        reason: short.length > 0 ? reason : '',
      })
      setReason('')
      onDone()
    })
  return (
    <form
      className="mg-section"
      aria-label="勤務表を公開する"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h2>勤務表を公開する（第{version}版）</h2>
      {short.length > 0 ? (
        <>
          <p className="mg-note mg-note--warn">人が足りない時間があります: {short.join('、')}</p>
          {published?.reason ? <p className="mg-hint">前回の理由: {published.reason}</p> : null}
          <label className="mg-field">
            足りないまま公開する理由
            <input
              name="reason"
              value={reason}
              maxLength={300}
              onChange={({ target: { value } }) => setReason(value)}
            />
          </label>
        </>
      ) : null}
      <Says problem={act.problem} fields={act.fields} />
      <button className="mg-button mg-button--main" disabled={act.busy}>
        {act.busy ? '公開しています…' : '公開する'}
      </button>
    </form>
  )
}
