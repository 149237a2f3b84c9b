'use client'

import { useState } from 'react'

import type { Point } from '@/domain/transport/positions'
import type { PositionReport } from '@/services/transport/positions'

import { FileButton } from '../frame/FileButton'
import { Says } from '../frame/Says'
import { Problem } from '../shell/api'
import { useAct } from '../shell/useAct'

import { atOf, type RunProps } from './run-props'

const SIZE = { width: 640, height: 260, pad: 14 }

/** The way that the locator recorded, without a map of somebody else's (TR-08). */
export function Track({ run, refresh }: RunProps) {
  const act = useAct()
  const [report, setReport] = useState<PositionReport | null>(null)
  if (run.points.length === 0 && !run.may.plan) return null
  const upload = (file: File) =>
    void act.run(async () => {
      setReport(await send(run.id, file))
      refresh()
    })
  return (
    <section className="mg-section" aria-labelledby="tr-track">
      <h2 id="tr-track">位置情報</h2>
      {run.points.length > 0 ? <Picture points={run.points} /> : null}
      {run.may.plan ? (
        <FileButton
          label="位置情報専用端末機のCSV（緯度・経度・日時）を取り込む"
          accept=".csv,text/csv"
          disabled={act.busy}
          onFile={upload}
        />
      ) : null}
      <Says {...act} />
      {report ? (
        <div role="status">
          <p>
            {report.added}件を取り込みました。
            {report.known > 0 ? `すでにある ${report.known}件は加えていません。` : ''}
          </p>
          {report.problems.map(({ line, problem }) => (
            <p key={line}>
              {line}行目: {problem}
            </p>
          ))}
        </div>
      ) : null}
    </section>
  )
}

async function send(run: string, file: File): Promise<PositionReport> {
  const body = new FormData()
  body.set('file', file)
  const response = await fetch(`/api/ops/transport/runs/${run}/positions`, {
    method: 'POST',
    credentials: 'same-origin',
    body,
  })
  const answer = (await response.json().catch(() => null)) as Record<string, unknown> | null
  if (response.ok) return answer as unknown as PositionReport
  throw new Problem(
    String(answer?.code ?? 'INTERNAL'),
    String(answer?.detail ?? '取り込めませんでした。'),
  )
}

function Picture({ points }: { points: Point[] }) {
  const lat = points.map(({ latitude }) => Number(latitude))
  const lon = points.map(({ longitude }) => Number(longitude))
  const [south, north] = [Math.min(...lat), Math.max(...lat)]
  const [west, east] = [Math.min(...lon), Math.max(...lon)]
  // A degree of longitude is shorter than one of latitude here; one scale keeps the shape.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const room = { x: SIZE.width - 2 * SIZE.pad, y: SIZE.height - 2 * SIZE.pad }
  const scale = Math.min(
    room.x / Math.max((east - west) * narrow, 0.0005),
    room.y / Math.max(north - south, 0.0005),
  )
  const at = (index: number) => ({
    x: SIZE.pad + (lon[index]! - west) * narrow * scale,
    y: SIZE.pad + (north - lat[index]!) * scale,
  })
  const line = points.map((_, index) => `${at(index).x.toFixed(1)},${at(index).y.toFixed(1)}`)
  const [first, last] = [points[0]!, points.at(-1)!]
  return (
    <>
      <p>
        {atOf(first.at)}〜{atOf(last.at)}　端末機 {first.device || '番号なし'}
      </p>
      <svg
        className="tr-track"
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        role="img"
        aria-label={`通った道。${atOf(first.at)}から${atOf(last.at)}まで`}
      >
        <polyline points={line.join(' ')} fill="none" stroke="#0b3f91" strokeWidth="2" />
        <circle cx={at(0).x} cy={at(0).y} r="6" fill="#0f5c34" />
        <circle cx={at(points.length - 1).x} cy={at(points.length - 1).y} r="6" fill="#a3121f" />
      </svg>
      <details className="mg-more">
        <summary>地点の一覧</summary>
        <ul className="tr-history">
          {points.map((point) => (
            <li key={`${point.at}${point.device}`}>
              {atOf(point.at)}　{point.latitude}, {point.longitude}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
