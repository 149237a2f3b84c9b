'use client'

import type { CardView } from '@/services/cards/card-view'
import type { PickRow } from '@/services/cards/picking/picking'

import { ByHand, Numbers } from './PickTable'

type Props = {
  cards: CardView[]
  /** The same day's visits: somebody may still come for a card. */
  rows: PickRow[]
  onDone: ((code: string) => void) | null
}

/** What was taken out and not handed over, with the place where it belongs. */
export function BackTable({ cards, rows, onDone }: Props) {
  if (cards.length === 0) return <p className="mg-empty">戻すカードはありません。</p>
  const visits = new Map(rows.flatMap((row) => (row.card ? [[row.card.id, row]] : [])))
  return (
    <div className="mg-table-wrap st-tall" tabIndex={0} role="region" aria-label="戻すカードの表">
      <table className="mg-table">
        <thead>
          <tr>
            <th scope="col">戻す場所</th>
            <th scope="col">位置</th>
            <th scope="col">カードの番号</th>
            <th scope="col">引き出した来庁日</th>
            <th scope="col">来庁</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <tr key={card.id}>
              <td className="mg-wide">{card.placeName || '（場所の記録なし）'}</td>
              <td className="st-code">{card.position || '－'}</td>
              <td>
                <Numbers card={card} />
              </td>
              <td>{card.pulledFor}</td>
              <td>
                <Visit row={visits.get(card.id)} />
              </td>
              <td>{onDone ? <ByHand card={card} label="戻した" onDone={onDone} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Visit({ row }: { row: PickRow | undefined }) {
  if (!row) return <>－</>
  const mayStillCome = row.outcome === 'none' || row.outcome === 'arrived'
  return (
    <>
      {row.start}　
      <span className={mayStillCome ? 'mg-tag mg-tag--warn' : 'mg-tag'}>
        {row.outcome === 'none' ? 'まだ来ていません' : row.outcomeLabel}
      </span>
    </>
  )
}
