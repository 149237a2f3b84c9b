'use client'

import { useState } from 'react'

import { PAPER_STATE_OPTIONS } from '@/domain/cards/papers'
import type { PaperRow } from '@/services/cards/papers'

import { ActDialog } from '../cards/ActDialog'
import { OutputBar } from '../frame/OutputBar'
import { TableBox } from '../frame/TableBox'
import { download } from '../lists/download'
import { apiGet, apiPost, problemOf } from '../shell/api'
import { useLive } from '../shell/useLive'

const PURPOSES = ['書類の廃棄', '書類の確認', '市への報告']

type Props = { today: string; mayOpenCards: boolean }

/** Papers of one card, or those whose time is over: the disposal list (CD-28). */
export function FindPapers({ today, mayOpenCards }: Props) {
  const [code, setCode] = useState('')
  const [state, setState] = useState('kept')
  const [dueBy, setDueBy] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ isOk: boolean; text: string } | null>(null)
  const query = { code: code.trim(), state, dueBy }
  const list = useLive(JSON.stringify(query), () =>
    apiGet<{ rows: PaperRow[] }>('/ops/cards/papers', query),
  )
  const rows = list.data?.rows ?? []
  const isDue = (row: PaperRow) => row.state === 'kept' && row.keepUntil <= today
  const due = rows.filter(isDue)
  const picked = due.filter(({ id }) => chosen.has(id))
  const dispose = async () => {
    setBusy(true)
    try {
      const ids = picked.map(({ id }) => id)
      const done = await apiPost<{ disposed: number }>('/ops/cards/papers/dispose', { ids })
      setSaid({ isOk: true, text: `${done.disposed}件を廃棄済みにしました。` })
      setChosen(new Set())
    } catch (error) {
      setSaid({ isOk: false, text: problemOf(error).message })
    }
    setAsking(false)
    setBusy(false)
    await list.refresh()
  }
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <>
      <section className="mg-panel" aria-label="条件">
        <div className="mg-row mg-row--end">
          <label className="mg-field">
            カードの番号
            <input type="text" value={code} onChange={(event) => setCode(event.target.value)} />
          </label>
          <label className="mg-field">
            保存期限がこの日まで
            <input type="date" value={dueBy} onChange={(event) => setDueBy(event.target.value)} />
          </label>
          <label className="mg-field">
            状態
            <select value={state} onChange={(event) => setState(event.target.value)}>
              <option value="">すべて</option>
              {PAPER_STATE_OPTIONS.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className="mg-button"
            onClick={() => {
              setCode('')
              setState('kept')
              setDueBy(today)
            }}
          >
            今日までに期限が来たもの（廃棄リスト）
          </button>
        </div>
      </section>
      <OutputBar
        total={list.data ? rows.length : null}
        may
        purposes={PURPOSES}
        send={(wish, paper) =>
          download(`/ops/cards/papers/output?${new URLSearchParams({ ...query, ...wish })}`, paper)
        }
      />
      {said || list.problem ? (
        <p
          className={`mg-note cd-gap ${said?.isOk ? 'mg-note--good' : 'mg-note--bad'}`}
          role={said?.isOk ? 'status' : 'alert'}
        >
          {said?.text ?? list.problem?.message}
        </p>
      ) : null}
      {due.length > 0 ? (
        <div className="cd-selection">
          <button
            type="button"
            className="mg-button mg-button--small"
            onClick={() => setChosen(new Set(due.map(({ id }) => id)))}
          >
            期限が来た {due.length}件 をすべて選ぶ
          </button>
          <button
            type="button"
            className="mg-button mg-button--small mg-button--danger"
            disabled={picked.length === 0}
            onClick={() => setAsking(true)}
          >
            選んだ {picked.length}件 を廃棄済みにする
          </button>
        </div>
      ) : null}
      {rows.length === 0 ? (
        <p className="mg-empty">
          {list.data ? 'この条件の書類はありません。' : '読み込んでいます…'}
        </p>
      ) : (
        <TableBox label="書類の一覧">
          <table className="mg-table">
            <caption className="mg-hidden">書類の一覧</caption>
            <thead>
              <tr>
                <th>選ぶ</th>
                <th>番号</th>
                <th>種類</th>
                <th>保管場所</th>
                <th>窓口</th>
                <th>受領日</th>
                <th>保存期限</th>
                <th>状態</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    {isDue(row) ? (
                      <input
                        type="checkbox"
                        aria-label={`${row.number} ${row.kindLabel} を選ぶ`}
                        checked={chosen.has(row.id)}
                        onChange={() => toggle(row.id)}
                      />
                    ) : null}
                  </td>
                  <td>{row.number}</td>
                  <td>{row.kindLabel}</td>
                  <td className="mg-wide">{row.place}</td>
                  <td>{row.officeName}</td>
                  <td>{row.receivedOn}</td>
                  <td>
                    {row.keepUntil}{' '}
                    {isDue(row) ? <span className="mg-tag mg-tag--warn">期限</span> : null}
                  </td>
                  <td>
                    {row.stateLabel}
                    {row.disposedOn ? `（${row.disposedOn} ${row.disposedBy ?? ''}）` : ''}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {mayOpenCards ? (
        <p className="mg-hint">
          書類を登録したことは、カードのページの「これまでの経過」にも残ります。
        </p>
      ) : null}
      {isAsking ? (
        <ActDialog
          title={`${picked.length}件を廃棄済みにする`}
          submit="廃棄済みにする"
          isDanger
          fields={[]}
          busy={busy}
          problem=""
          onClose={() => setAsking(false)}
          onSubmit={() => void dispose()}
        />
      ) : null}
    </>
  )
}
