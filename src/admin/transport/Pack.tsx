'use client'

import { useState } from 'react'

import type { RunView } from '@/services/transport/view'

import type { Scans } from '../scanning/useScans'

import { Scanning } from './Scanning'

/** Packing by scan, and taking out again (TR-01). */
export function Pack({ run, scans }: { run: RunView; scans: Scans }) {
  const [takesOut, setTakesOut] = useState(false)
  return (
    <section className="mg-section" aria-labelledby="tr-pack">
      <h2 id="tr-pack">積込み</h2>
      <ul className="tr-counts">
        {run.stops.map((stop) => (
          <li key={stop.key}>
            {stop.name} <strong>{stop.counts.packed}</strong>枚
          </li>
        ))}
      </ul>
      <p className="mg-hint">カードを1枚ずつ読み取って、行き先のケースに入れます。</p>
      <div className="mg-segments" role="group" aria-label="読み取りの種類">
        <button type="button" aria-pressed={!takesOut} onClick={() => setTakesOut(false)}>
          積み込む
        </button>
        <button type="button" aria-pressed={takesOut} onClick={() => setTakesOut(true)}>
          取り出す
        </button>
      </div>
      <Scanning
        key={String(takesOut)}
        label={takesOut ? '取り出すカードの番号' : '積み込むカードの番号'}
        scans={scans}
        wish={{ mode: takesOut ? 'run-unpack' : 'run-pack', run: run.id }}
      />
    </section>
  )
}
