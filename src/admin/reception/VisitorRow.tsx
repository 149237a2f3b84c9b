'use client'

import { CHANNEL, OUTCOME } from '@/domain/booking/vocabulary'
import { LANGUAGES } from '@/domain/languages'
import { formatJa } from '@/domain/time/format'
import type { DayRow } from '@/services/reception/day-row'

import type { RowButton } from './row-acts'
import { ToHandover } from './ToHandover'
import type { Reception } from './useReception'

type Props = {
  row: DayRow
  buttons: RowButton[]
  reception: Reception
  /** Place in the queue, 1 = next. */
  turn: number
  withDate?: boolean
  /** The booked time is over and nobody came. */
  overdue?: boolean
  onRefuse: (row: DayRow) => void
}

/** One visitor; the letters act while the row has the focus. */
export function VisitorRow({ row, buttons, reception, turn, withDate, overdue, onRefuse }: Props) {
  const serving = row.outcome === 'arrived' && row.servedBy
  const state = serving
    ? `対応中：${row.servedBy}`
    : row.outcome === 'none'
      ? '来庁前'
      : OUTCOME[row.outcome]
  const facts = [
    row.partySize > 1 ? `${row.partySize}人` : '',
    row.channel === 'walk-in' ? CHANNEL['walk-in'] : '',
    row.language === 'ja' ? '' : LANGUAGES[row.language].label,
    row.note,
    row.outcomeReason,
  ].filter(Boolean)
  return (
    <tr
      data-row={row.id}
      tabIndex={-1}
      className={`is-${serving ? 'serving' : row.outcome}${row.servedByMe && serving ? ' is-mine' : ''}`}
    >
      <td className="rc-time">
        {withDate && <small>{formatJa(row.date)}</small>}
        {row.start}
      </td>
      <th scope="row" className="rc-number">
        {row.numberSpoken}
        <small>{row.serviceName}</small>
      </th>
      <td>
        <b className="rc-state">
          {row.outcome === 'arrived' && !serving && turn > 0 ? `待ち ${turn}番目` : state}
        </b>
        {overdue && <small className="rc-overdue">時間を過ぎています</small>}
        {row.checkedIn && <small>受付 {row.checkedIn}</small>}
        {facts.length > 0 && <small>{facts.join('　')}</small>}
      </td>
      <td className="rc-acts">
        {reception.mayHandOver && row.isForCard && row.outcome === 'arrived' && (
          <ToHandover row={row} />
        )}
        {buttons.map(({ act, label, code, letter, main }) => (
          <button
            key={act}
            type="button"
            data-key={code}
            className={main ? 'rc-mainact' : ''}
            aria-label={`${row.numberSpoken} ${label} ${letter}`}
            onClick={() => {
              if (act === 'refused') onRefuse(row)
              else void reception.act(row, act)
            }}
          >
            {label} <kbd>{letter}</kbd>
          </button>
        ))}
      </td>
    </tr>
  )
}
