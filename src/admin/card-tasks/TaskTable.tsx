'use client'

import Link from 'next/link'

import { diffDays } from '@/domain/time/civil'
import type { TaskRow } from '@/services/cards/task-list'

import { TableBox } from '../frame/TableBox'
/** What the printing page has to be opened with for a task, where one has to be printed. */
const PRINTS: Partial<Record<TaskRow['kind'], string>> = {
  'reissue-notice': 'reissue-notice',
  'reissue-application': 'application-form',
}
const LONG_DAYS = 7

type Props = {
  rows: TaskRow[]
  today: string
  offices: { id: string; name: string }[]
  may: { write: boolean; print: boolean }
  busy: boolean
  onPrinted: (row: TaskRow) => void
  onAsk: (asking: { row: TaskRow; state: 'done' | 'dropped' }) => void
}

export function TaskTable({ rows, today, offices, may, busy, onPrinted, onAsk }: Props) {
  if (rows.length === 0) return <p className="mg-empty">この条件の対応はありません。</p>
  const nameOf = (id?: string | null) => offices.find((one) => one.id === id)?.name ?? ''
  return (
    <TableBox label="カードの対応">
      <table className="mg-table cd-table">
        <caption className="mg-hidden">カードの対応</caption>
        <thead>
          <tr>
            <th>待っている日数</th>
            <th>内容</th>
            <th>番号</th>
            <th>窓口</th>
            <th>状態</th>
            <th>メモ</th>
            {may.write ? <th>操作</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const isWaiting = row.state === 'open' || row.state === 'printed'
            const days = diffDays(row.openedOn, today)
            const print = PRINTS[row.kind]
            return (
              <tr key={row.id}>
                <td>
                  {isWaiting ? (
                    <span className={days >= LONG_DAYS ? 'mg-tag mg-tag--bad' : ''}>{days}日</span>
                  ) : null}
                  <small>{row.openedOn} 受付</small>
                </td>
                <td className="mg-wide">
                  {row.title}
                  <small>
                    {[row.kindLabel === row.title ? '' : row.kindLabel, row.openedBy]
                      .filter(Boolean)
                      .join('　')}
                  </small>
                </td>
                <td>
                  {row.cardId ? (
                    <Link href={`/admin/cards/${row.cardId}`} prefetch={false}>
                      {row.number || 'カード'}
                    </Link>
                  ) : (
                    row.number
                  )}
                </td>
                <td>{nameOf(row.office)}</td>
                <td>
                  {row.stateLabel}
                  <small>
                    {[
                      row.printedOn ? `印刷 ${row.printedOn}` : '',
                      row.doneOn ? `${row.doneOn} ${row.doneBy}` : '',
                    ]
                      .filter(Boolean)
                      .join('　')}
                  </small>
                </td>
                <td className="mg-wide">{row.note}</td>
                {may.write ? (
                  <td>
                    {isWaiting ? (
                      <div className="mg-row cd-rowacts">
                        {print && may.print ? (
                          <Link
                            className="mg-button mg-button--small"
                            href={`/admin/print?kind=${print}${row.cardId ? `&cards=${row.cardId}` : ''}`}
                            prefetch={false}
                          >
                            印刷へ
                          </Link>
                        ) : null}
                        {print && row.state === 'open' ? (
                          <button
                            type="button"
                            className="mg-button mg-button--small"
                            disabled={busy}
                            onClick={() => onPrinted(row)}
                          >
                            印刷した
                          </button>
                        ) : null}
                        <button
                          type="button"
                          className="mg-button mg-button--small mg-button--main"
                          disabled={busy}
                          onClick={() => onAsk({ row, state: 'done' })}
                        >
                          {print ? '送った' : '対応した'}
                        </button>
                        <button
                          type="button"
                          className="mg-button mg-button--small"
                          disabled={busy}
                          onClick={() => onAsk({ row, state: 'dropped' })}
                        >
                          取りやめ
                        </button>
                      </div>
                    ) : null}
                  </td>
                ) : null}
              </tr>
            )
          })}
        </tbody>
      </table>
    </TableBox>
  )
}
