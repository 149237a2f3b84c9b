'use client'

import { useState } from 'react'

import { addDays, type CivilDate, weekStart } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import type { CaseListShape } from '@/services/cases/shape'
import type { RunLine, WeekView } from '@/services/transport/view'

import { CaseSection } from '../kit/CaseSection'
import { apiGet, apiPost } from '../shell/api'
import { useLive } from '../shell/useLive'

import { CardFlow } from './CardFlow'
import { NewRun } from './NewRun'
import { Requests } from './Requests'
import { Says } from '../frame/Says'
import type { RunOffice } from './run-office'
import { useAct } from '../shell/useAct'

/** Records on the kit that this screen shows beside its runs. */
export type Shapes = { alerts: CaseListShape; requests: CaseListShape }

type Props = {
  week: CivilDate
  today: CivilDate
  offices: RunOffice[]
  shapes: Shapes
  onWeek: (week: CivilDate) => void
  onRun: (run: string) => void
}

/** Runs of a week, how often each ward is driven to, and what was short (TR-01, TR-02). */
export function Week({ week: day, today, offices, shapes, onWeek, onRun }: Props) {
  const week = weekStart(day)
  const live = useLive(
    week,
    (key) => apiGet<WeekView>('/ops/transport/week', { week: key }),
    30_000,
  )
  const [isNew, setNew] = useState(false)
  const act = useAct()
  const [said, setSaid] = useState('')
  const { data, problem } = live
  const plan = () =>
    act.run(async () => {
      const done = await apiPost<{ added: number; known: number }>('/ops/transport/week/plan', {
        week,
      })
      setSaid(
        done.added > 0
          ? `${done.added}便の計画を作りました。`
          : done.known > 0
            ? 'この週の計画は、もうできています。'
            : '曜日を決めた経路がありません。「移送の経路」で曜日を選んでください。',
      )
      await live.refresh()
    })
  return (
    <>
      <CardFlow now={['transport', 'arrive']} />
      <div className="mg-row mg-spread tr-week">
        <div className="mg-row">
          <button type="button" className="mg-button" onClick={() => onWeek(addDays(week, -7))}>
            前の週
          </button>
          <h2>
            {formatJa(week)}〜{formatJa(addDays(week, 6))}
          </h2>
          <button type="button" className="mg-button" onClick={() => onWeek(addDays(week, 7))}>
            次の週
          </button>
          {week === weekStart(today) ? null : (
            <button type="button" className="mg-button" onClick={() => onWeek(today)}>
              今週
            </button>
          )}
        </div>
        {data?.may.plan ? (
          <div className="mg-row">
            <button
              type="button"
              className="mg-button"
              disabled={act.busy}
              onClick={() => void plan()}
            >
              1週間の計画を作る
            </button>
            <button
              type="button"
              className="mg-button mg-button--main"
              onClick={() => setNew(!isNew)}
            >
              移送を追加
            </button>
          </div>
        ) : null}
      </div>
      <Says problem={act.problem || (problem && !data ? problem.message : '')} />
      <p role="status" className={said ? 'mg-note mg-note--good' : 'mg-hidden'}>
        {said}
      </p>
      {isNew ? (
        <NewRun
          date={week <= today && today <= addDays(week, 6) ? today : week}
          offices={offices}
          onClose={() => setNew(false)}
          onMade={onRun}
        />
      ) : null}
      {data ? (
        <>
          <CaseSection shape={shapes.alerts} title="移送の回数が足りなかった週" />
          <Wards view={data} />
          <Runs view={data} onRun={onRun} />
        </>
      ) : problem ? null : (
        <p className="mg-empty">読み込んでいます…</p>
      )}
      <Requests shape={shapes.requests} />
    </>
  )
}

function Wards({ view }: { view: WeekView }) {
  if (view.wards.length === 0) {
    return (
      <p className="mg-note">
        経路がまだありません。「移送の経路」に、出発するカードセンター、区役所、曜日を登録してください。
      </p>
    )
  }
  return (
    <section className="mg-section" aria-labelledby="tr-wards">
      <h2 id="tr-wards">区役所ごとの回数</h2>
      <ul className="tr-wards">
        {view.wards.map((ward) => {
          const ok = ward.completed >= ward.required
          const tone = ok ? 'good' : ward.short ? 'bad' : 'plain'
          return (
            <li key={ward.office} className={`is-${tone}`}>
              <span>{ward.officeName}</span>
              <strong>
                {ward.completed}
                <small> / {ward.required}回</small>
              </strong>
              <span>
                {ok
                  ? '✓ 足りています'
                  : ward.short
                    ? `⚠ 足りません（予定 ${ward.expected}回）`
                    : `これから ${ward.expected}回`}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const TONE: Partial<Record<RunLine['state'], string>> = {
  completed: 'mg-tag--good',
  departed: 'mg-tag--warn',
  arriving: 'mg-tag--warn',
}

function Runs({ view, onRun }: { view: WeekView; onRun: (id: string) => void }) {
  if (view.runs.length === 0) {
    return <p className="mg-empty">この週の移送は、まだありません。</p>
  }
  return (
    <section className="mg-section" aria-labelledby="tr-runs">
      <h2 id="tr-runs">移送の一覧</h2>
      <div className="mg-table-wrap" tabIndex={0} role="group" aria-label="移送の一覧の表">
        <table className="mg-table">
          <thead>
            <tr>
              <th>日</th>
              <th>移送番号</th>
              <th>状態</th>
              <th>行き先と枚数</th>
              <th>ドライバー・車両</th>
            </tr>
          </thead>
          <tbody>
            {view.runs.map((run) => (
              <tr key={run.id} className={run.date === view.today ? 'is-today' : undefined}>
                <td>{formatJa(run.date)}</td>
                <td>
                  <button type="button" className="tr-link" onClick={() => onRun(run.id)}>
                    {run.number}
                  </button>
                </td>
                <td>
                  <span className={`mg-tag ${TONE[run.state] ?? ''}`}>{run.stateLabel}</span>
                </td>
                <td className="mg-wide">
                  {run.stops.map((stop) => (
                    <span key={stop.name} className="tr-stop">
                      {stop.closed ? '✓ ' : ''}
                      {stop.name} {stop.cards}枚
                      {stop.open > 0 ? (
                        <b className="mg-tag mg-tag--bad">違い {stop.open}件</b>
                      ) : null}
                    </span>
                  ))}
                </td>
                <td>
                  {run.driverName || '未定'}・{run.vehiclePlate || '未定'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
