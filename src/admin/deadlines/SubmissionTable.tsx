'use client'

import Link from 'next/link'

import type { SubmissionView } from '@/services/deadlines/list'

import { TableBox } from '../frame/TableBox'

import type { Asking } from './ActForm'

type Props = {
  label: string
  rows: SubmissionView[]
  /** Id of the record that a mail's link named. */
  marked: string
  onAsk: (asking: Asking) => void
}

export const SubmissionTable = ({ label, rows, marked, onAsk }: Props) => (
  <TableBox label={label} className="dl-box">
    <table className="mg-table dl-table">
      <caption className="mg-hidden">{label}</caption>
      <thead>
        <tr>
          <th>期限</th>
          <th>提出物</th>
          <th>状態</th>
          <th>操作</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.id}
            className={row.id === marked ? 'dl-marked' : undefined}
            aria-current={row.id === marked ? 'true' : undefined}
          >
            <td>
              {row.dueText}
              <small>{row.dueOn.slice(0, 4)}年</small>
            </td>
            <td className="mg-wide">
              <b>{row.title}</b>
              <small>{row.kind}</small>
              {row.report ? (
                <Link href={`/admin/report?id=${row.report}`} prefetch={false}>
                  報告書を開く
                </Link>
              ) : null}
            </td>
            <td className="mg-wide">
              <State row={row} />
            </td>
            <td>
              <Acts row={row} onAsk={onAsk} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </TableBox>
)

function State({ row }: { row: SubmissionView }) {
  if (row.state === 'open') {
    const isLate = row.daysLeft < 0
    return (
      <>
        <span
          className={`mg-tag ${isLate ? 'mg-tag--bad' : row.daysLeft === 0 ? 'mg-tag--warn' : ''}`}
        >
          {isLate ? '⚠ ' : ''}
          {row.left}
        </span>
        {row.reminded ? <small>{row.reminded}</small> : null}
      </>
    )
  }
  return (
    <>
      {row.state === 'waived' ? (
        <span className="mg-tag">不要</span>
      ) : row.lateDays > 0 ? (
        <span className="mg-tag mg-tag--warn">{row.lateDays}日遅れて提出</span>
      ) : (
        <span className="mg-tag mg-tag--good">期限までに提出</span>
      )}
      <small>
        {[
          row.submittedOn ? `${row.submittedOn}提出` : '',
          row.submittedBy ? `記録 ${row.submittedBy}` : '',
          row.note,
        ]
          .filter(Boolean)
          .join('　')}
      </small>
    </>
  )
}

function Acts({ row, onAsk }: { row: SubmissionView; onAsk: Props['onAsk'] }) {
  if (!row.may) return null
  const button = (act: Asking['act'], words: string, isMain = false) => (
    <button
      type="button"
      className={`mg-button mg-button--small${isMain ? ' mg-button--main' : ''}`}
      aria-label={`${row.title}: ${words}`}
      onClick={() => onAsk({ act, row })}
    >
      {words}
    </button>
  )
  return (
    <div className="mg-row">
      {row.state === 'open' ? (
        <>
          {button('submit', '提出した', true)}
          {button('waive', '不要')}
        </>
      ) : (
        button('reopen', '元に戻す')
      )}
    </div>
  )
}
