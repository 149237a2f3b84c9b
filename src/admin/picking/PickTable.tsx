'use client'

import { Fragment } from 'react'

import type { CardView } from '@/services/cards/card-view'
import type { PickRow } from '@/services/cards/picking/picking'

type Props = {
  rows: PickRow[]
  /** Takes a card's number as a scan would; null for accounts that only read. */
  onDone: ((code: string) => void) | null
}

/** Cards of a day in walking order, a heading for each place. */
export function PickTable({ rows, onDone }: Props) {
  if (rows.length === 0) {
    return <p className="mg-empty">この日、この窓口に、カードを受け取る予約はありません。</p>
  }
  return (
    <div
      className="mg-table-wrap st-tall"
      tabIndex={0}
      role="region"
      aria-label="引き出すカードの表"
    >
      <table className="mg-table">
        <thead>
          <tr>
            <th scope="col">済</th>
            <th scope="col">位置</th>
            <th scope="col">カードの番号</th>
            <th scope="col">時刻</th>
            <th scope="col">予約</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Fragment key={row.reservation}>
              {placeOf(row) === placeOf(rows[index - 1]) ? null : (
                <tr className="mg-group">
                  <th colSpan={6} scope="colgroup">
                    {placeOf(row)}　{rows.filter((one) => placeOf(one) === placeOf(row)).length}枚
                  </th>
                </tr>
              )}
              <Row row={row} onDone={onDone} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const placeOf = (row: PickRow | undefined): string | null =>
  row ? (row.card?.placeName ?? '') || '保管場所の記録がないカード' : null

function Row({ row, onDone }: { row: PickRow; onDone: Props['onDone'] }) {
  const { card } = row
  return (
    <tr className={row.pulled ? 'is-done' : row.hint ? 'is-stuck' : ''}>
      <td className="st-tick">{row.pulled ? '✓ 済' : ''}</td>
      <td className="st-code">{card?.position || '－'}</td>
      <td>{card ? <Numbers card={card} /> : '－'}</td>
      <td className="st-code">{row.start}</td>
      <td className="mg-wide">
        {row.serviceName}
        <small className="st-small">受付番号 {row.number}</small>
        {row.hint ? <span className="mg-tag mg-tag--bad">{row.hint}</span> : null}
      </td>
      <td>
        {onDone && card && !row.pulled && !row.hint ? (
          <ByHand card={card} label="引き出した" onDone={onDone} />
        ) : null}
      </td>
    </tr>
  )
}

/** The numbers that stand on the card's case, the way staff name a card first. */
export function Numbers({ card }: { card: CardView }) {
  return (
    <>
      <b className="st-code">{card.shippingNumber || card.manufacturingNumber}</b>
      <small className="st-small">
        {card.shippingNumber ? `製造 ${card.manufacturingNumber || '－'}　` : ''}
        予約ID {card.reservationNumber || '－'}
      </small>
    </>
  )
}

type ByHandProps = { card: CardView; label: string; onDone: (code: string) => void }

/** For a barcode that cannot be read: the same act with the number of the row. */
export function ByHand({ card, label, onDone }: ByHandProps) {
  const code = card.manufacturingNumber || card.reservationNumber || card.shippingNumber
  return (
    <button
      type="button"
      className="mg-button mg-button--small"
      aria-label={`${card.shippingNumber || code} を${label}`}
      onClick={() => onDone(code)}
    >
      {label}
    </button>
  )
}
