'use client'

import Link from 'next/link'
import type { KeyboardEvent } from 'react'

import { formatEra } from '@/domain/time/format'
import type { CardCatalogue } from '@/services/cards/card-catalogue'
import type { CardView } from '@/services/cards/card-view'

import type { Chosen } from './chosen'
import type { CardSearch } from './search-state'
import type { CardList } from './useCardList'
import { PAGE_SIZE } from './useCardList'
import { daysSince, numberOf } from './words'
import { ownKeys } from '../shell/keys'

type Props = {
  list: CardList
  search: CardSearch
  change: (part: Partial<CardSearch>) => void
  chosen: Chosen
  setChosen: (chosen: Chosen) => void
  open: (id: string) => void
  catalogue: CardCatalogue
}

/** ↑ ↓ go from row to row, Enter opens the card, the blank key chooses the row. */
function onRowKey(event: KeyboardEvent<HTMLTableRowElement>, act: { open(): void; pick(): void }) {
  if (event.target !== event.currentTarget) return
  const rows = [...document.querySelectorAll<HTMLElement>('[data-card]')]
  const here = rows.indexOf(event.currentTarget)
  const acts: Record<string, () => void> = {
    ArrowDown: () => rows[here + 1]?.focus(),
    ArrowUp: () => (rows[here - 1] ?? document.querySelector<HTMLElement>('[data-scan]'))?.focus(),
    Enter: act.open,
    ' ': act.pick,
  }
  const run = acts[event.key]
  if (!run) return
  event.preventDefault()
  run()
}

export function CardTable({ list, search, change, chosen, setChosen, open, catalogue }: Props) {
  const { page } = list
  if (!page) return list.waiting ? <p className="mg-empty">読み込んでいます…</p> : null
  if (page.rows.length === 0) {
    return (
      <p className="mg-empty">
        この条件に合うカードはありません。状態区分・窓口などの条件を外すか、番号を確かめてください。
      </p>
    )
  }
  const pick = (cards: CardView[], on: boolean) => {
    const next = new Map(chosen)
    for (const card of cards) {
      if (on) next.set(card.id, numberOf(card))
      else next.delete(card.id)
    }
    setChosen(next)
  }
  const mayChoose = catalogue.may.write || catalogue.may.export
  const areAll = page.rows.every(({ id }) => chosen.has(id))
  return (
    <>
      <div className="mg-table-wrap" aria-busy={list.waiting}>
        <table className="mg-table cd-table">
          <caption className="mg-hidden">カードの一覧（↑↓で行を選び、Enterで開く）</caption>
          <thead>
            <tr>
              {mayChoose ? (
                <th>
                  <input
                    type="checkbox"
                    aria-label="このページのカードをすべて選ぶ"
                    checked={areAll}
                    onChange={() => pick(page.rows, !areAll)}
                  />
                </th>
              ) : null}
              <th>氏名・生年月日</th>
              <th>予約ID</th>
              <th>発送番号</th>
              <th>製造管理番号</th>
              <th>状態区分</th>
              <th>窓口・保管場所</th>
              <th>通知書発送日</th>
              <th>有効期限</th>
            </tr>
          </thead>
          <tbody>
            {page.rows.map((card) => (
              <tr
                key={card.id}
                data-card={card.id}
                tabIndex={0}
                aria-selected={chosen.has(card.id)}
                onKeyDown={ownKeys((event) =>
                  onRowKey(event, {
                    open: () => open(card.id),
                    pick: () => pick([card], !chosen.has(card.id)),
                  }),
                )}
              >
                {mayChoose ? (
                  <td>
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      aria-label={`${numberOf(card)} を選ぶ`}
                      checked={chosen.has(card.id)}
                      onChange={() => pick([card], !chosen.has(card.id))}
                    />
                  </td>
                ) : null}
                <Cells card={card} today={catalogue.today} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <nav className="mg-pager" aria-label="ページ">
        <button
          type="button"
          className="mg-button"
          disabled={search.page <= 1}
          onClick={() => change({ page: search.page - 1 })}
        >
          前の{PAGE_SIZE}枚
        </button>
        <span>
          {(search.page - 1) * PAGE_SIZE + 1}〜{(search.page - 1) * PAGE_SIZE + page.rows.length}
          枚目
        </span>
        <button
          type="button"
          className="mg-button"
          disabled={!page.hasMore}
          onClick={() => change({ page: search.page + 1 })}
        >
          次の{PAGE_SIZE}枚
        </button>
      </nav>
    </>
  )
}

function Cells({ card, today }: { card: CardView; today: string }) {
  const days = daysSince(card.statusAt, today)
  const isExpired = card.expiresOn !== '' && card.expiresOn < today
  return (
    <>
      <td>
        <Link href={`/admin/cards/${card.id}`} prefetch={false} tabIndex={-1}>
          {card.name || '（氏名なし）'}
        </Link>
        <small>{card.birthday ? `${card.birthday}（${formatEra(card.birthday)}）` : ''}</small>
      </td>
      <td>{card.reservationNumber}</td>
      <td>{card.shippingNumber}</td>
      <td>{card.manufacturingNumber}</td>
      <td>
        {card.status}
        <small>{days === null ? '' : days === 0 ? '今日から' : `${days}日`}</small>
      </td>
      <td>
        {card.officeName}
        <small>
          {card.pulledFor ? (
            <span className="mg-tag mg-tag--warn">引き出し中 {card.pulledFor}</span>
          ) : (
            [card.placeName, card.position].filter(Boolean).join(' ')
          )}
        </small>
      </td>
      <td>{card.notifiedOn}</td>
      <td>
        {isExpired ? <span className="mg-tag mg-tag--bad">切れ</span> : null} {card.expiresOn}
      </td>
    </>
  )
}
