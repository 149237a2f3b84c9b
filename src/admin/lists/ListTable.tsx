'use client'

import { LIST_KINDS } from '@/domain/lists/list-kinds'
import { formatForLanguage } from '@/domain/time/format'
import type { ListPage, ListRow } from '@/services/lists/reservations'

import type { ListState } from './state'
import { Pager } from './Pager'

type Props = {
  list: { page: ListPage | null; waiting: boolean }
  state: ListState
  change: (part: Partial<ListState>) => void
  /** Offers the way to 不備の連絡 of each booking (NT-08). */
  mayDefects: boolean
}

const headingOf = (row: ListRow, kind: ListState['kind']): string => {
  const day = formatForLanguage(row.date, null, 'ja')
  if (kind === 'time') return day
  return kind === 'ward' ? `${row.officeName}　${day}` : `${day}　${row.officeName}`
}

/** The list as it will be printed: same groups, same order. */
export function ListTable({ list, state, change, mayDefects }: Props) {
  const { page } = list
  // One state for all rows stands in the conditions above already.
  const showsStatus = state.statuses.length !== 1
  if (!page) return list.waiting ? <p className="mg-empty">読み込んでいます…</p> : null
  if (page.total === 0) {
    return (
      <p className="mg-empty">
        この条件に合う予約はありません。期間を広げるか、窓口・状態の条件を外してください。
      </p>
    )
  }
  return (
    <>
      <div className="mg-table-wrap" aria-busy={list.waiting}>
        <table className="mg-table">
          <caption className="mg-hidden">予約の一覧（{LIST_KINDS[state.kind].order}）</caption>
          <thead>
            <tr>
              <th>時刻</th>
              {state.kind === 'time' ? <th>窓口</th> : null}
              <th>受付番号</th>
              <th>予約番号・製造管理番号</th>
              <th className="mg-num">人数</th>
              <th>サービス</th>
              {showsStatus ? <th>状態</th> : null}
              <th>来庁結果</th>
              <th>受付方法</th>
              <th>メモ</th>
            </tr>
          </thead>
          <tbody>{withHeadings(page.rows, { kind: state.kind, showsStatus, mayDefects })}</tbody>
        </table>
      </div>
      <Pager page={page} onPage={(next) => change({ page: next })} />
    </>
  )
}

type Shown = Omit<RowProps, 'row'>

function withHeadings(rows: ListRow[], shown: Shown) {
  let last = ''
  return rows.flatMap((row) => {
    const heading = headingOf(row, shown.kind)
    const isNew = heading !== last
    last = heading
    return [
      ...(isNew
        ? [
            <tr key={`${heading}${row.id}`} className="mg-group">
              <th colSpan={10} scope="rowgroup">
                {heading}
              </th>
            </tr>,
          ]
        : []),
      <Row key={row.id} row={row} {...shown} />,
    ]
  })
}

type RowProps = {
  row: ListRow
  kind: ListState['kind']
  showsStatus: boolean
  mayDefects: boolean
}

const Row = ({ row, kind, showsStatus, mayDefects }: RowProps) => (
  <tr>
    <td>
      {row.start}〜{row.end}
    </td>
    {kind === 'time' ? <td>{row.officeName}</td> : null}
    <td>
      <a href={`/admin/collections/reservations/${row.id}`}>{row.numberText}</a>
      {mayDefects || row.hasDefect ? <ToDefect row={row} may={mayDefects} /> : null}
    </td>
    <td>{row.identifiers}</td>
    <td className="mg-num">{row.partySize}</td>
    <td>{row.serviceName}</td>
    {showsStatus ? <td>{row.status}</td> : null}
    <td>{row.outcome}</td>
    <td>{row.channel}</td>
    <td className="mg-wide">
      {row.fits ? null : <span className="mg-tag mg-tag--warn">枠に合わない</span>} {row.note}
    </td>
  </tr>
)

/** Beside the number, so that it needs no column of its own: a way there, or a sign that it runs. */
const ToDefect = ({ row, may }: { row: ListRow; may: boolean }) => {
  const sign = row.hasDefect ? <span className="mg-tag mg-tag--bad">不備</span> : '不備を記録'
  if (!may) return <> {sign}</>
  return (
    <>
      {'　'}
      <a
        href={`/admin/defects?booking=${row.id}`}
        title="不備の連絡"
        aria-label={`${row.numberText} の不備の連絡${row.hasDefect ? '（連絡中）' : ''}`}
      >
        {sign}
      </a>
    </>
  )
}
