'use client'

import { useState } from 'react'

import type { ReminderItem, ReminderRun } from '@/services/cards/reminders/run'

import { OutputBar } from '../frame/OutputBar'
import { Says } from '../frame/Says'
import { download } from '../lists/download'
import { apiGet, apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useLive } from '../shell/useLive'
import { useOp } from '../shell/useOp'

import type { Choices } from './choices'

/** Cards whose ids fit into one address. */
const AT_ONCE = 200

type Props = {
  choices: Choices
  total: number
  wish: { days: number; again: number; most?: number; office?: string }
  onMade: () => void
}

/** Makes a selection and shows the earlier ones, each with its list and its letters (CD-22). */
export function ReminderRuns({ choices, total, wish, onMade }: Props) {
  const live = useLive('runs', () => apiGet<{ rows: ReminderRun[] }>('/ops/reminders/runs'), 60_000)
  const { opOf, answered } = useOp()
  const [isSure, setSure] = useState(false)
  const [open, setOpen] = useState('')
  const act = useAct()
  const make = () =>
    act.run(async () => {
      const op = opOf('run', wish)
      const run = await apiPost<ReminderRun>('/ops/reminders/runs', { op, ...wish })
      answered('run')
      setSure(false)
      setOpen(run.id)
      await live.refresh()
      onMade()
    })
  const mayMake = choices.may.write && (choices.everywhere || !!wish.office)
  return (
    <section className="mg-section" aria-labelledby="rm-runs">
      <h2 id="rm-runs">交付勧奨通知を出す</h2>
      {mayMake ? (
        <div className="mg-row">
          {isSure ? (
            <>
              <p>
                {total.toLocaleString('ja-JP')}枚のカードに、今日の勧奨を記録します。
                <strong>あとから取り消せません。</strong>
              </p>
              <button
                type="button"
                className="mg-button mg-button--main"
                disabled={act.busy}
                onClick={() => void make()}
              >
                {act.busy ? '記録しています…' : '記録して一覧を作る'}
              </button>
              <button type="button" className="mg-button" onClick={() => setSure(false)}>
                やめる
              </button>
            </>
          ) : (
            <button
              type="button"
              className="mg-button mg-button--main"
              disabled={total === 0}
              onClick={() => setSure(true)}
            >
              上の{total.toLocaleString('ja-JP')}枚に交付勧奨通知を出す
            </button>
          )}
        </div>
      ) : null}
      <Says problem={act.problem} />
      <h3>これまでの抽出</h3>
      {live.data?.rows.length ? (
        <div className="mg-table-wrap" tabIndex={0} role="group" aria-label="これまでの抽出の表">
          <table className="mg-table">
            <thead>
              <tr>
                <th>番号</th>
                <th>日</th>
                <th>条件</th>
                <th className="mg-num">枚数</th>
                <th>行った人</th>
                <th>一覧</th>
              </tr>
            </thead>
            <tbody>
              {live.data.rows.map((run) => (
                <tr key={run.id}>
                  <td>{run.number}</td>
                  <td>{run.date}</td>
                  <td>
                    発送から{run.conditions.days}日以上・前の勧奨から{run.conditions.again}日以上
                  </td>
                  <td className="mg-num">{run.state === 'done' ? run.count : '記録中'}</td>
                  <td>{run.byName}</td>
                  <td>
                    <button
                      type="button"
                      className="mg-button mg-button--small"
                      aria-expanded={open === run.id}
                      onClick={() => setOpen(open === run.id ? '' : run.id)}
                    >
                      {open === run.id ? '閉じる' : '一覧・印刷'}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="mg-hint">まだありません。</p>
      )}
      {open ? <OneRun key={open} id={open} may={choices.may.export} /> : null}
    </section>
  )
}

type Detail = { run: ReminderRun; items: ReminderItem[] }

function OneRun({ id, may }: { id: string; may: boolean }) {
  const { data } = useLive(id, (key) => apiGet<Detail>(`/ops/reminders/runs/${key}`), 300_000)
  if (!data) return <p className="mg-empty">読み込んでいます…</p>
  const marked = data.items.filter(({ state }) => state !== 'skipped')
  const skipped = data.items.filter(({ state }) => state === 'skipped')
  const parts = Array.from({ length: Math.ceil(marked.length / AT_ONCE) }, (_, at) =>
    marked.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  )
  return (
    <div className="mg-panel">
      <h3>{data.run.number}</h3>
      <OutputBar
        of={data.run.number}
        total={marked.length}
        unit="枚"
        may={may}
        purposes={['交付勧奨通知の準備', '市への報告']}
        send={(wish, paper) =>
          download(`/ops/reminders/runs/${id}/output?${new URLSearchParams(wish)}`, paper)
        }
      />
      <p className="mg-row">
        {parts.map((part, at) => (
          <a
            key={part[0]?.id}
            className="mg-button"
            href={`/admin/print?kind=reminder&cards=${part.map(({ cardId }) => cardId).join(',')}`}
          >
            通知を印刷
            {parts.length > 1 ? `（${at * AT_ONCE + 1}〜${at * AT_ONCE + part.length}）` : ''}
          </a>
        ))}
      </p>
      <p>{marked.map(({ number }) => number).join('、')}</p>
      {skipped.length > 0 ? (
        <p className="mg-hint">
          除いたカード: {skipped.map(({ number, why }) => `${number}（${why}）`).join('、')}
        </p>
      ) : null}
    </div>
  )
}
