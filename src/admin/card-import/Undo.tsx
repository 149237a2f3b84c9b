'use client'

import { useEffect, useRef, useState } from 'react'

import type { BuiltOn } from '@/services/cards/import/undo-check'
import type { ImportView } from '@/services/cards/import/view'

import { apiGet, apiPost, problemOf } from '../shell/api'
import { Refused } from '../frame/Refused'

type Check = { cards: number; builtOn: BuiltOn[]; more: number }

/** Takes an import back after showing what that means, or what stands in the way. */
export function Undo({ view, onBegun }: { view: ImportView; onBegun: () => void }) {
  const [check, setCheck] = useState<Check | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  if (!view.mayUndo || view.status === 'undoing') return null
  const path = `/ops/cards/imports/${view.id}/undo`
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem('')
    try {
      await work()
    } catch (error) {
      setProblem(problemOf(error).message)
    } finally {
      setBusy(false)
    }
  }
  const look = () => attempt(async () => setCheck(await apiGet<Check>(path)))
  const act = () =>
    attempt(async () => {
      await apiPost(path)
      setCheck(null)
      onBegun()
    })
  return (
    <>
      <button type="button" className="mg-button" disabled={busy} onClick={() => void look()}>
        {busy && !check ? '調べています…' : 'この取り込みを取り消す'}
      </button>
      {problem && !check ? (
        <span className="mg-note mg-note--bad" role="alert">
          {problem}
        </span>
      ) : null}
      {check ? (
        <Confirm
          check={check}
          busy={busy}
          problem={problem}
          onAct={() => void act()}
          onClose={() => setCheck(null)}
        />
      ) : null}
    </>
  )
}

type ConfirmProps = {
  check: Check
  busy: boolean
  problem: string
  onAct: () => void
  onClose: () => void
}

function Confirm({ check, busy, problem, onAct, onClose }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const blocked = check.builtOn.length + check.more
  return (
    <dialog className="mg-dialog" ref={dialog} onClose={onClose} aria-labelledby="undo-title">
      <h2 id="undo-title">{blocked > 0 ? '取り消せません' : '取り込みを取り消しますか'}</h2>
      {blocked > 0 ? (
        <>
          <p>
            取り込みのあとに変わったか、予約のあるカードが{blocked.toLocaleString('ja-JP')}
            件あります。この取り込みは、まとめて取り消せません。
          </p>
          <div
            className="mg-table-wrap ci-scroll"
            tabIndex={0}
            role="region"
            aria-label="変わったカード"
          >
            <table className="mg-table">
              <thead>
                <tr>
                  <th>番号</th>
                  <th>理由</th>
                </tr>
              </thead>
              <tbody>
                {check.builtOn.map(({ number, what }, at) => (
                  <tr key={`${number}-${at}`}>
                    <td>{number}</td>
                    <td className="mg-wide">{what}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {check.more > 0 ? <p className="mg-hint">ほか{check.more}件</p> : null}
        </>
      ) : (
        <p>
          {check.cards.toLocaleString('ja-JP')}
          件のカードを取り込む前に戻します。新しく登録したカードは消え、その人は予約できなくなります。
        </p>
      )}
      {problem ? <Refused>{problem}</Refused> : null}
      <div className="mg-row">
        <button type="button" className="mg-button" onClick={onClose}>
          閉じる
        </button>
        {blocked === 0 ? (
          <button
            type="button"
            className="mg-button mg-button--danger"
            disabled={busy}
            onClick={onAct}
          >
            {busy ? '始めています…' : '取り消す'}
          </button>
        ) : null}
      </div>
    </dialog>
  )
}
