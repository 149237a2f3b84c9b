'use client'

import { type FormEvent, useState } from 'react'

import type { BulkLine } from '@/services/cards/bulk-cards'

import { Dialog } from '../frame/Dialog'
import { apiPost, problemOf } from '../shell/api'

import type { Chosen } from './chosen'
import { Refused } from '../frame/Refused'

const PIECE = 200

type Props = {
  chosen: Chosen
  statuses: string[]
  onClose: (isDone: boolean) => void
}

/**
 * The same 状態区分 for many cards, in pieces, with how far it is (CD-06). A card that is refused says
 * why and stops no other; what has been done stays done when the window is closed in between.
 */
export function BulkDialog({ chosen, statuses, onClose }: Props) {
  const [op] = useState(() => crypto.randomUUID())
  const [status, setStatus] = useState('')
  const [reason, setReason] = useState('')
  const [lines, setLines] = useState<BulkLine[]>([])
  const [state, setState] = useState<'asking' | 'running' | 'done'>('asking')
  const [problem, setProblem] = useState('')
  const ids = [...chosen.keys()]
  const run = async (event: FormEvent) => {
    event.preventDefault()
    setState('running')
    setProblem('')
    const all = [...lines]
    try {
      // The same `op` again: pieces that went through before a failure are not done twice.
      while (all.length < ids.length) {
        const piece = ids.slice(all.length, all.length + PIECE)
        const answer = await apiPost<{ lines: BulkLine[] }>('/ops/cards/bulk', {
          ids: piece,
          status,
          reason: reason.trim() || undefined,
          op,
        })
        all.push(...answer.lines)
        setLines([...all])
      }
      setState('done')
    } catch (error) {
      setProblem(problemOf(error).message)
      setState('asking')
    }
  }
  const refused = lines.filter(({ ok }) => !ok)
  const close = () => {
    if (state !== 'running') onClose(lines.length > 0)
  }
  return (
    <Dialog
      title={`${chosen.size.toLocaleString('ja-JP')}枚の状態区分をまとめて変える`}
      onClose={close}
    >
      {state === 'done' ? (
        <Result lines={lines} refused={refused} status={status} />
      ) : (
        <form className="cd-form" id="cd-bulk-form" onSubmit={run}>
          <label className="mg-field">
            変えたあとの状態区分
            <select
              required
              value={status}
              disabled={state === 'running' || lines.length > 0}
              onChange={(event) => setStatus(event.target.value)}
            >
              <option value="">選んでください</option>
              {statuses.map((label) => (
                <option key={label}>{label}</option>
              ))}
            </select>
          </label>
          <label className="mg-field">
            理由
            <small>
              前の段階へ戻すときと、交付取りやめのときは必ず書きます。個人情報は書きません。
            </small>
            <input
              type="text"
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          {state === 'running' || lines.length > 0 ? (
            <p aria-live="polite">
              <progress aria-label="進み具合" max={ids.length} value={lines.length} />{' '}
              {lines.length.toLocaleString('ja-JP')} / {ids.length.toLocaleString('ja-JP')}枚
            </p>
          ) : null}
          {problem ? <Refused>{problem}</Refused> : null}
        </form>
      )}
      <div className="mg-row cd-foot">
        {state === 'done' ? null : (
          <button
            type="submit"
            form="cd-bulk-form"
            className="mg-button mg-button--main"
            disabled={state === 'running'}
          >
            {state === 'running' ? '変えています…' : lines.length > 0 ? '続きから変える' : '変える'}
          </button>
        )}
        <button type="button" className="mg-button" disabled={state === 'running'} onClick={close}>
          {state === 'done' ? '閉じる' : 'やめる'}
        </button>
      </div>
    </Dialog>
  )
}

type ResultProps = { lines: BulkLine[]; refused: BulkLine[]; status: string }

function Result({ lines, refused, status }: ResultProps) {
  return (
    <>
      <p className="mg-note mg-note--good" role="status">
        {(lines.length - refused.length).toLocaleString('ja-JP')}枚を「{status}」にしました。
      </p>
      {refused.length > 0 ? (
        <>
          <p className="mg-note mg-note--warn">
            {refused.length.toLocaleString('ja-JP')}枚は変えられませんでした。
          </p>
          <div
            className="mg-table-wrap cd-scroll"
            tabIndex={0}
            role="region"
            aria-label="変えられなかったカード"
          >
            <table className="mg-table">
              <thead>
                <tr>
                  <th>番号</th>
                  <th>わけ</th>
                </tr>
              </thead>
              <tbody>
                {refused.map(({ item, number, message }) => (
                  <tr key={item}>
                    <td>
                      <a href={`/admin/cards/${item}`} target="_blank" rel="noreferrer">
                        {number || 'カード'}
                      </a>
                    </td>
                    <td className="mg-wide">{message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
    </>
  )
}
