'use client'

import { useCallback, useEffect, useState } from 'react'

import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import type { ImportView } from '@/services/cards/import/view'

import { apiGet, problemOf } from '../shell/api'

import { Counts } from './Counts'
import { Problems } from './Problems'
import { Progress } from './Progress'
import { Undo } from './Undo'
import { useImport } from './useImport'
import { Refused } from '../frame/Refused'

const TONE: Record<string, string> = {
  done: 'mg-tag--good',
  failed: 'mg-tag--bad',
  running: 'mg-tag--warn',
  undoing: 'mg-tag--warn',
}
const count = (value: number) => value.toLocaleString('ja-JP')

const when = (at: string) => {
  const instant = new Date(at)
  return `${formatJa(tokyoDateOf(instant))} ${tokyoTimeOf(instant)}`
}

/** The last imports, each with its report and its way back. */
export function History() {
  const [list, setList] = useState<ImportView[] | null>(null)
  const [problem, setProblem] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const load = useCallback(() => {
    apiGet<ImportView[]>('/ops/cards/imports').then(setList, (error: unknown) =>
      setProblem(problemOf(error).message),
    )
  }, [])
  useEffect(load, [load])
  if (problem) {
    return <Refused>{problem}</Refused>
  }
  if (!list) return <p className="mg-empty">読み込んでいます…</p>
  if (list.length === 0) return <p className="mg-empty">まだ取り込みはありません。</p>
  return (
    <>
      {open ? <One id={open} onClose={() => setOpen(null)} onChange={load} /> : null}
      <div className="mg-table-wrap" tabIndex={0} role="region" aria-label="これまでの取り込み">
        <table className="mg-table">
          <thead>
            <tr>
              <th>日時</th>
              <th>ファイル</th>
              <th>状態</th>
              <th className="mg-num">新規</th>
              <th className="mg-num">更新</th>
              <th className="mg-num">変更なし</th>
              <th className="mg-num">取り込めない行</th>
              <th>取り込んだ人</th>
              <th>
                <span className="mg-hidden">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map((one) => (
              <tr key={one.id}>
                <td>{when(one.at)}</td>
                <td className="mg-wide">{one.fileName}</td>
                <td>
                  <span className={`mg-tag ${TONE[one.status] ?? ''}`}>{one.statusLabel}</span>
                </td>
                <td className="mg-num">{count(one.created)}</td>
                <td className="mg-num">{count(one.changed)}</td>
                <td className="mg-num">{count(one.unchanged)}</td>
                <td className="mg-num">{count(one.rejected)}</td>
                <td>{one.by}</td>
                <td>
                  <button
                    type="button"
                    className="mg-button mg-button--small"
                    aria-label={`${one.fileName}の結果を見る`}
                    onClick={() => {
                      setOpen(one.id)
                      window.scrollTo({ top: 0 })
                    }}
                  >
                    結果を見る
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function One({ id, onClose, onChange }: { id: string; onClose: () => void; onChange: () => void }) {
  const { view, problem, again } = useImport(id)
  const status = view?.status
  useEffect(onChange, [status, onChange])
  if (problem) {
    return <Refused>{problem}</Refused>
  }
  if (!view) return <p className="mg-hint">読み込んでいます…</p>
  if (view.status === 'running') return <Progress view={view} label="取り込んでいます" />
  if (view.status === 'undoing') return <Progress view={view} label="取り消しています" />
  return (
    <section className="mg-panel" aria-label="取り込みの結果">
      <div className="mg-row mg-spread">
        <h2>
          {when(view.at)} の取り込み（{view.statusLabel}）
        </h2>
        <button type="button" className="mg-button mg-button--small" onClick={onClose}>
          閉じる
        </button>
      </div>
      {view.message ? <p className="mg-note mg-note--warn">{view.message}</p> : null}
      {view.undoneAt ? (
        <p className="mg-note">
          {when(view.undoneAt)}に{view.undoneBy}が取り消しました（{count(view.undone)}件）。
        </p>
      ) : null}
      <Counts view={view} />
      <div className="ci-act">
        <Undo view={view} onBegun={again} />
      </div>
      <Problems id={view.id} count={view.rejected} />
      <Problems id={view.id} count={view.warned} level="warning" />
    </section>
  )
}
