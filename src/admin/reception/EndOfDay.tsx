'use client'

import { useState } from 'react'

import type { DayRow } from '@/services/reception/day-row'

import { endButtons } from './row-acts'
import type { Reception } from './useReception'
import { VisitorRow } from './VisitorRow'

type Props = { reception: Reception; onRefuse: (row: DayRow) => void }

/** Visits without a result; one key a visit, or all that nobody came to at once (BK-30). */
export function EndOfDay({ reception, onRefuse }: Props) {
  const { data, problem } = reception.unfinished
  const [asking, setAsking] = useState(false)
  if (!data)
    return (
      <p className={problem ? 'wk-problem' : 'wk-note'}>{problem?.message ?? '読み込んでいます'}</p>
    )
  const absent = data.rows.filter((row) => row.outcome === 'none')
  const markAll = async () => {
    setAsking(false)
    for (const row of absent) if (!(await reception.act(row, 'no-show'))) break
  }
  return (
    <>
      <div className="rc-endbar">
        <p>
          時間を過ぎても結果が入っていない予約です。<kbd>↓</kbd> で行を選び、
          <kbd>D</kbd> 来庁済み　<kbd>N</kbd> 未来庁　<kbd>X</kbd> 交付できず
        </p>
        {absent.length > 1 &&
          (asking ? (
            <p className="wk-actions">
              <button type="button" className="wk-danger" onClick={() => void markAll()}>
                {absent.length}件を未来庁にする
              </button>
              <button type="button" onClick={() => setAsking(false)}>
                やめる
              </button>
            </p>
          ) : (
            <button type="button" onClick={() => setAsking(true)}>
              来庁のなかった {absent.length}件をまとめて未来庁に
            </button>
          ))}
      </div>
      {data.rows.length === 0 ? (
        <p className="wk-note rc-empty">すべての予約に結果が入っています。</p>
      ) : (
        <div className="rc-list" tabIndex={0} role="region" aria-label="結果が未入力の一覧">
          <table>
            <thead>
              <tr>
                <th scope="col">予約</th>
                <th scope="col">受付番号・手続き</th>
                <th scope="col">状況</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <VisitorRow
                  key={row.id}
                  row={row}
                  buttons={endButtons(row)}
                  reception={reception}
                  turn={0}
                  withDate
                  onRefuse={onRefuse}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
