'use client'

import { Says } from '../frame/Says'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

import { Scanning } from './Scanning'
import type { PanelProps } from './run-props'

const NAMED = 30

/** Receipt of a stop's cards by scan, and its end (CD-16, TR-07). */
export function Receive({
  stop,
  run,
  refresh,
  scans,
  hasScanner,
  onScanner,
}: Omit<PanelProps, 'isReceiving'>) {
  const act = useAct()
  const left = stop.remaining.length
  const check = () =>
    act.run(async () => {
      await apiPost(`/ops/transport/runs/${run.id}/check`, { stop: stop.key })
      refresh()
    })
  return (
    <div className="mg-panel">
      <h3>受取り</h3>
      {hasScanner ? (
        <Scanning
          label={`${stop.name}で受け取るカードの番号`}
          scans={scans}
          wish={{ mode: 'run-receive', run: run.id, stop: stop.key }}
        />
      ) : (
        <button type="button" className="mg-button" onClick={onScanner}>
          ここで受け取るカードを読み取る
        </button>
      )}
      <p className="tr-left" aria-live="polite">
        のこり <strong>{left}</strong>枚
      </p>
      {left > 0 && left <= NAMED ? (
        <p>まだ読み取っていないカード: {stop.remaining.join('、')}</p>
      ) : null}
      <div className="mg-row">
        <button
          type="button"
          className={`mg-button${left === 0 ? ' mg-button--main' : ''}`}
          disabled={act.busy}
          onClick={() => void check()}
        >
          読み取りを終えて照合する
        </button>
        {left > 0 ? (
          <p className="mg-hint">終えると、のこりの{left}枚は「届いていないカード」になります。</p>
        ) : null}
      </div>
      <Says {...act} />
    </div>
  )
}
