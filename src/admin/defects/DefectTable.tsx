'use client'

import { diffDays } from '@/domain/time/civil'
import { formatJa } from '@/domain/time/format'
import type { DefectFilter, DefectView } from '@/services/booking/defect-view'

import { TableBox } from '../frame/TableBox'

/** With less time than this the applicant can hardly mend it before the visit. */
const SOON_DAYS = 3

type Props = {
  rows: DefectView[]
  total: number
  state: DefectFilter
  today: string
  onOpen: (id: string) => void
}

/** Tasks in the order of the visits, each with its last contact. */
export function DefectTable({ rows, total, state, today, onOpen }: Props) {
  if (rows.length === 0) {
    return (
      <p className="mg-empty">
        {state === 'open'
          ? '連絡の要る不備はありません。不備を見つけたら、上で予約を探して記録します。'
          : 'この状態の不備の連絡はありません。'}
      </p>
    )
  }
  return (
    <>
      {total > rows.length ? (
        <p className="mg-note df-gap">
          来庁日の近い {rows.length}件を表示しています（全部で {total.toLocaleString('ja-JP')}
          件）。出力には全部入ります。
        </p>
      ) : null}
      <TableBox label="不備の連絡の一覧">
        <table className="mg-table">
          <caption className="mg-hidden">不備の連絡の一覧</caption>
          <thead>
            <tr>
              <th>来庁</th>
              <th>受付番号</th>
              <th>不備の内容</th>
              <th>連絡</th>
              <th>状態</th>
              <th>窓口</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} today={today} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  )
}

type RowProps = { row: DefectView; today: string; onOpen: (id: string) => void }

function Row({ row, today, onOpen }: RowProps) {
  const last = row.tries.at(-1)
  return (
    <tr>
      <td>
        {formatJa(row.date)} {row.start}
        {row.standing === 'open' ? <Left days={diffDays(today, row.date)} /> : null}
      </td>
      <td>
        <button
          type="button"
          className="mg-button mg-button--small"
          aria-label={`${row.number} を開く`}
          onClick={() => onOpen(row.id)}
        >
          {row.number}
        </button>
      </td>
      <td className="mg-wide">
        {row.reasonText}
        <small>
          {row.openedOn} {row.openedBy}
        </small>
      </td>
      <td>
        {last ? (
          <>
            {row.tries.length}回　{last.means}{' '}
            <span className={last.isBad ? 'mg-tag mg-tag--warn' : ''}>{last.result}</span>
            <small>
              {last.date} {last.time} {last.by}
            </small>
          </>
        ) : (
          <span className="mg-tag mg-tag--bad">まだ</span>
        )}
      </td>
      <td>
        <Standing row={row} />
        {row.closedOn ? (
          <small>
            {row.closedOn} {row.closedBy}
          </small>
        ) : null}
      </td>
      <td>{row.officeName}</td>
    </tr>
  )
}

const Left = ({ days }: { days: number }) => (
  <small>
    <span className={days <= SOON_DAYS ? 'mg-tag mg-tag--bad' : ''}>
      {days < 0 ? '来庁日を過ぎました' : days === 0 ? '今日' : `あと${days}日`}
    </span>
  </small>
)

const TONE = {
  open: 'mg-tag--warn',
  resolved: 'mg-tag--good',
  withdrawn: '',
  unreached: 'mg-tag--bad',
  dropped: '',
} as const

/** Where the task stands; a word and a colour. */
export const Standing = ({ row }: { row: DefectView }) =>
  row.standing ? <span className={`mg-tag ${TONE[row.standing]}`}>{row.standingLabel}</span> : null
