'use client'

import Link from 'next/link'
import { type FormEvent, useState } from 'react'

import { Says } from '../frame/Says'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

/** Records a notice that the post brought back, with its day (CD-15). */
export function Returned({ today, onDone }: { today: string; onDone: () => void }) {
  const [code, setCode] = useState('')
  const [on, setOn] = useState(today)
  const [said, setSaid] = useState('')
  const act = useAct()
  const { once } = useOp()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setSaid('')
    void act.run(async () => {
      const done = await once('returned', { code, on }, (op) =>
        apiPost<{ number: string }>('/ops/reminders/returned', { code, on, op }),
      )
      setSaid(`${done.number} の返戻を記録しました。`)
      setCode('')
      onDone()
    })
  }
  return (
    <form className="mg-panel" onSubmit={submit} aria-label="返戻を記録">
      <div className="mg-row mg-row--end">
        <label className="mg-field">
          カードの番号
          <input
            type="text"
            required
            maxLength={60}
            autoComplete="off"
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <label className="mg-field">
          返戻日
          <input
            type="date"
            required
            max={today}
            value={on}
            onChange={(event) => setOn(event.target.value)}
          />
        </label>
        <button type="submit" className="mg-button mg-button--main" disabled={act.busy}>
          返戻を記録
        </button>
        <Link href="/admin/station" prefetch={false}>
          続けて読み取るときは「スキャン」へ
        </Link>
      </div>
      <Says problem={act.problem} />
      <p role="status" className={said ? 'mg-note mg-note--good' : 'mg-hidden'}>
        {said}
      </p>
    </form>
  )
}
