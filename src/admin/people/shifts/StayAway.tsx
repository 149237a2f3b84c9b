import { useState } from 'react'

import type { AbsenceView } from '@/services/people/absences/report'

import { Says } from '../../frame/Says'
import { apiPost } from '../../shell/api'
import { useAct } from '../../shell/useAct'

type Props = { view: AbsenceView; onDone: () => void; onOpen: (id: string) => void }

/** Somebody who stays away for several days: each of their shifts until then, and what becomes of it (ST-10). */
export function StayAway({ view: { id, others, nextDay }, onDone, onOpen }: Props) {
  const [until, setUntil] = useState('')
  const act = useAct()
  const send = () =>
    act.run(async () => {
      await apiPost(`/ops/absences/${id}/until`, { until })
      setUntil('')
      onDone()
    })
  return (
    <form
      aria-label="続けて休むとき"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h3>続けて休むとき</h3>
      {others.length > 0 ? (
        <ul className="sh-list">
          {others.map((one) => (
            <li key={one.id}>
              {one.says}
              <button
                type="button"
                className="mg-button mg-button--small"
                onClick={() => onOpen(one.id)}
              >
                手配を見る
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mg-row">
        <label className="mg-inline">
          休む最後の日
          <input
            type="date"
            name="until"
            required
            min={nextDay}
            value={until}
            onChange={({ target: { value } }) => setUntil(value)}
          />
        </label>
        <button className="mg-button" disabled={act.busy}>
          その日までの勤務を欠勤にする
        </button>
      </div>
      <Says problem={act.problem} fields={act.fields} />
    </form>
  )
}
