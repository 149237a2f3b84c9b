'use client'

import { useState } from 'react'

import { formatForLanguage } from '@/domain/time/format'
import { RUN_KIND, RUN_STATE, type RunState } from '@/domain/transport/vocabulary'
import type { RunView } from '@/services/transport/view'

import { OutputBar } from '../frame/OutputBar'
import { download } from '../lists/download'
import { apiGet, apiPost } from '../shell/api'
import type { Scans } from '../scanning/useScans'
import { useLive } from '../shell/useLive'
import { useAfter } from '../shell/useSoon'

import { CardFlow } from './CardFlow'
import { Depart } from './Depart'
import { Incidents } from './Incidents'
import { Pack } from './Pack'
import { Return } from './Return'
import { atOf, type RunProps } from './run-props'
import { Says } from '../frame/Says'
import { Stops } from './Stops'
import { Track } from './Track'
import { useAct } from '../shell/useAct'

type Props = {
  id: string
  user: string
  scans: Scans
  /** Grows with every answer to a scan. */
  answers: number
  onBack: () => void
}

const WAY: RunState[] = ['planned', 'loading', 'departed', 'arriving', 'completed']
const PURPOSES = ['移送', '市への報告', '照合の確認']

/** One run from packing to its end; what can be done next stands on top. */
export function Run({ id, user, scans, answers, onBack }: Props) {
  const live = useLive(id, (key) => apiGet<RunView>(`/ops/transport/runs/${key}`), 15_000)
  const run = live.data
  const refresh = () => void live.refresh()
  useAfter(answers, live.refresh)
  return (
    <>
      <p>
        <button type="button" className="mg-button mg-button--small" onClick={onBack}>
          ← 1週間の一覧へ
        </button>
      </p>
      <Says problem={live.problem && !run ? live.problem.message : ''} />
      {run ? <RunScreen {...{ run, user, refresh, scans }} /> : null}
      {run || live.problem ? null : <p className="mg-empty">読み込んでいます…</p>}
    </>
  )
}

function RunScreen({ run, user, refresh, scans }: RunProps & { scans: Scans }) {
  const isOpen = run.state === 'planned' || run.state === 'loading'
  const isUnderWay = run.state === 'departed' || run.state === 'arriving'
  const total = run.stops.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <>
      <CardFlow now={isUnderWay ? ['transport', 'arrive'] : ['transport']} />
      <header className="tr-head">
        <h2>
          移送 {run.number}　{formatForLanguage(run.date, null, 'ja')}
        </h2>
        <ol className="tr-way" aria-label="移送の状態">
          {run.state === 'cancelled' ? (
            <li aria-current="step">取りやめ</li>
          ) : (
            WAY.map((state) => (
              <li key={state} aria-current={state === run.state ? 'step' : undefined}>
                {RUN_STATE[state]}
              </li>
            ))
          )}
        </ol>
      </header>
      <Facts run={run} />
      {isOpen && run.sealing ? <Sealing run={run} refresh={refresh} /> : null}
      <div className="tr-work">
        {run.may.pack ? <Pack run={run} scans={scans} /> : null}
        {isOpen && run.may.send ? (
          <Depart key={run.stops.map(({ key }) => key).join()} {...{ run, user, refresh, scans }} />
        ) : null}
      </div>
      {isUnderWay || run.state === 'completed' ? (
        <Stops {...{ run, user, refresh, scans }} />
      ) : null}
      {run.kind === 'documents' && (isUnderWay || run.returned) ? (
        <Return {...{ run, user, refresh }} />
      ) : null}
      {isUnderWay && run.may.send ? <Complete {...{ run, user, refresh }} /> : null}
      <section className="mg-section" aria-labelledby="tr-list">
        <h2 id="tr-list">カード移送一覧表</h2>
        <OutputBar
          total={total}
          unit="枚"
          may={run.may.export}
          purposes={PURPOSES}
          send={(wish, paper) =>
            download(`/ops/transport/runs/${run.id}/manifest?${new URLSearchParams(wish)}`, paper)
          }
        />
        <Cards run={run} />
      </section>
      <Incidents {...{ run, user, refresh }} />
      <Track {...{ run, user, refresh }} />
      <History run={run} />
      {isOpen && run.may.send ? <Cancel {...{ run, user, refresh }} /> : null}
    </>
  )
}

const Facts = ({ run }: { run: RunView }) => (
  <dl className="mg-facts mg-panel">
    {(
      [
        ['種類', RUN_KIND[run.kind]],
        ['経路', run.routeName],
        ['出発', run.fromName],
        ['行き先', run.stops.map(({ name }) => name).join(' → ')],
        ['運送会社', run.carrierName || '未定'],
        ['専任ドライバー', run.driverName || '未定'],
        ['本市専用車両', run.vehiclePlate || '未定'],
        ['訪問の番号', run.visit],
        ['出発した時刻', atOf(run.departedAt)],
        ['完了した時刻', atOf(run.completedAt)],
        ['メモ', run.note],
      ] as const
    )
      .filter(([, value]) => value)
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)

function Sealing({ run, refresh }: Omit<RunProps, 'user'>) {
  const act = useAct()
  const reopen = () =>
    act.run(async () => {
      await apiPost(`/ops/transport/runs/${run.id}/reopen`)
      refresh()
    })
  return (
    <div className="mg-note mg-note--warn mg-row">
      <p>出発の確認中です。この間は積み込めません。</p>
      <button type="button" className="mg-button" onClick={() => void reopen()}>
        積込みに戻す
      </button>
      <Says {...act} />
    </div>
  )
}

function Complete({ run, refresh }: RunProps) {
  const act = useAct()
  const complete = () =>
    act.run(async () => {
      await apiPost(`/ops/transport/runs/${run.id}/complete`)
      refresh()
    })
  return (
    <section className="mg-section" aria-labelledby="tr-complete">
      <h2 id="tr-complete">完了</h2>
      {run.obstacles.length > 0 ? (
        <>
          <p>完了にするには、あと次のことが必要です。</p>
          <ul className="tr-obstacles">
            {run.obstacles.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>全部の照合が終わりました。</p>
      )}
      <button
        type="button"
        className="mg-button mg-button--main"
        disabled={act.busy || run.obstacles.length > 0}
        onClick={() => void complete()}
      >
        移送を完了にする
      </button>
      <Says {...act} />
    </section>
  )
}

function Cancel({ run, refresh }: RunProps) {
  const act = useAct()
  const [reason, setReason] = useState('')
  const cancel = () =>
    act.run(async () => {
      await apiPost(`/ops/transport/runs/${run.id}/cancel`, { reason })
      refresh()
    })
  return (
    <details className="mg-more">
      <summary>この移送を取りやめる</summary>
      <div className="mg-row mg-row--end">
        <label className="mg-field tr-grow">
          理由
          <input
            type="text"
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <button
          type="button"
          className="mg-button mg-button--danger"
          disabled={act.busy || !reason.trim()}
          onClick={() => void cancel()}
        >
          取りやめる
        </button>
      </div>
      <Says {...act} />
    </details>
  )
}

const Cards = ({ run }: { run: RunView }) => (
  <details className="mg-more">
    <summary>カードを1枚ずつ見る</summary>
    {run.stops.map((stop) => (
      <div
        key={stop.key}
        className="mg-table-wrap tr-cards"
        tabIndex={0}
        role="group"
        aria-label={`${stop.name}のカードの表`}
      >
        <table className="mg-table">
          <caption>{stop.name}</caption>
          <thead>
            <tr>
              <th>番号</th>
              <th>状態</th>
              <th>積込み</th>
              <th>受取り</th>
            </tr>
          </thead>
          <tbody>
            {stop.items.map((item) => (
              <tr key={item.card}>
                <td>
                  <a href={`/admin/cards/${item.card}`}>{item.number}</a>
                </td>
                <td>{item.stateLabel}</td>
                <td>
                  {atOf(item.packedAt)} {item.packedBy}
                </td>
                <td>
                  {atOf(item.receivedAt)} {item.receivedBy}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    ))}
  </details>
)

const History = ({ run }: { run: RunView }) => (
  <section className="mg-section" aria-labelledby="tr-history">
    <h2 id="tr-history">履歴</h2>
    <ul className="tr-history">
      {run.history.map((event) => (
        <li key={`${event.at}${event.what}`}>
          <time dateTime={event.at}>{atOf(event.at)}</time> {event.by}　{event.what}
        </li>
      ))}
    </ul>
  </section>
)
