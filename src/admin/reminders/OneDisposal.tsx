'use client'

import { type FormEvent, useState } from 'react'

import { DISPOSAL_KIND, DISPOSAL_STATE } from '@/domain/cards/disposal'
import type { DisposalItem, DisposalRow } from '@/services/cards/disposal/lists'

import { OutputBar } from '../frame/OutputBar'
import { Says } from '../frame/Says'
import { download } from '../lists/download'
import { apiGet, apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useLive } from '../shell/useLive'

import type { Choices } from './choices'

type Props = { id: string; choices: Choices; onChange: () => void }
type Detail = { list: DisposalRow; items: DisposalItem[] }

const WORD: Record<DisposalItem['state'], string> = {
  listed: '対象',
  disposed: '廃棄済み',
  kept: '廃棄しなかった',
}

/** One list with what its reader may do next. */
export function OneDisposal({ id, choices, onChange }: Props) {
  const live = useLive(id, (key) => apiGet<Detail>(`/ops/disposals/${key}`), 60_000)
  const act = useAct()
  const [reason, setReason] = useState('')
  const [names, setNames] = useState({ by: choices.user.name, with: '' })
  if (!live.data) return <p className="mg-empty">読み込んでいます…</p>
  const { list, items } = live.data
  const send = (path: string, body: object = {}) =>
    act.run(async () => {
      await apiPost(`/ops/disposals/${id}/${path}`, body)
      await live.refresh()
      onChange()
    })
  const isMine = list.proposedBy === choices.user.id
  const carryOut = (event: FormEvent) => {
    event.preventDefault()
    void send('carry-out', names)
  }
  return (
    <div className="mg-panel">
      <h3>
        {list.number}　{DISPOSAL_KIND[list.kind]}　{DISPOSAL_STATE[list.state]}
      </h3>
      {list.note ? <p>メモ: {list.note}</p> : null}
      {list.rejectedFor ? (
        <p className="mg-note mg-note--warn">差戻し: {list.rejectedFor}</p>
      ) : null}
      <OutputBar
        of={list.number}
        total={items.length}
        unit="枚"
        may={choices.may.export}
        purposes={['廃棄の承認', '廃棄の記録', '市への報告']}
        send={(wish, paper) =>
          download(`/ops/disposals/${id}/output?${new URLSearchParams(wish)}`, paper)
        }
      />
      <Says problem={act.problem} />
      {list.state === 'proposed' && choices.may.approve ? (
        isMine ? (
          <p className="mg-note">提案した人は承認できません。市の別の人に承認を頼んでください。</p>
        ) : (
          <div className="mg-row mg-row--end">
            <button
              type="button"
              className="mg-button mg-button--main"
              disabled={act.busy}
              onClick={() => void send('approve')}
            >
              廃棄を承認する
            </button>
            <label className="mg-field">
              差戻しの理由
              <input
                type="text"
                maxLength={300}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </label>
            <button
              type="button"
              className="mg-button"
              disabled={act.busy || !reason.trim()}
              onClick={() => void send('reject', { reason })}
            >
              差し戻す
            </button>
          </div>
        )
      ) : null}
      {list.state === 'approved' && choices.may.dispose ? (
        <form className="mg-row mg-row--end" onSubmit={carryOut} aria-label="廃棄を記録">
          {(
            [
              ['by', '廃棄した人'],
              ['with', '立ち会った人'],
            ] as const
          ).map(([name, label]) => (
            <label key={name} className="mg-field">
              {label}
              <input
                type="text"
                required
                maxLength={60}
                value={names[name]}
                onChange={(event) => setNames((old) => ({ ...old, [name]: event.target.value }))}
              />
            </label>
          ))}
          <button type="submit" className="mg-button mg-button--danger" disabled={act.busy}>
            {items.length}枚を廃棄したと記録する
          </button>
        </form>
      ) : null}
      <div className="mg-table-wrap" tabIndex={0} role="group" aria-label="廃棄するカードの表">
        <table className="mg-table">
          <thead>
            <tr>
              <th>番号</th>
              <th>状態</th>
              <th>理由</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <td>
                  <a href={`/admin/cards/${item.cardId}`}>{item.number}</a>
                </td>
                <td>{WORD[item.state]}</td>
                <td>{item.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
