'use client'

import Link from 'next/link'
import { useState } from 'react'

import { formatEra, formatJa } from '@/domain/time/format'
import type { CardCatalogue } from '@/services/cards/card-catalogue'
import type { CardDetail } from '@/services/cards/card-detail'

import { CardActs } from './CardActs'
import { CardEdit } from './CardEdit'
import { CardRecords } from './CardRecords'
import './cards.css'
import { CardSteps } from './CardSteps'
import { useCard } from './useCard'
import { daysSince, numberOf } from './words'
import { Refused } from '../frame/Refused'

type Props = { id: string; catalogue: CardCatalogue }

/** One card: who, where, how far, what happened, and what comes next. */
export function Card({ id, catalogue }: Props) {
  const { detail, problem, reload } = useCard(id)
  const [said, setSaid] = useState('')
  const [isEditing, setEditing] = useState(false)
  if (!detail) {
    return (
      <>
        <Back />
        {problem ? (
          <Refused>{problem.message}</Refused>
        ) : (
          <p className="mg-empty">読み込んでいます…</p>
        )}
      </>
    )
  }
  const done = async (words: string) => {
    setSaid(words)
    await reload()
  }
  return (
    <div className="cd-card">
      <Back />
      <Head detail={detail} today={catalogue.today} />
      {said ? (
        <p className="mg-note mg-note--good" role="status">
          {said}
        </p>
      ) : null}
      {problem ? <Refused>{problem.message}</Refused> : null}
      <CardActs detail={detail} onDone={done} onStale={reload} onEdit={() => setEditing(true)} />
      {isEditing ? (
        <CardEdit
          detail={detail}
          catalogue={catalogue}
          reload={reload}
          onClose={(isSaved) => {
            setEditing(false)
            if (isSaved) void done('保存しました。')
          }}
        />
      ) : null}
      <CardSteps steps={detail.steps} />
      <Facts detail={detail} />
      <CardRecords detail={detail} />
    </div>
  )
}

const Back = () => (
  <p className="cd-back">
    <Link href="/admin/cards" prefetch={false}>
      ← カードを探す
    </Link>
  </p>
)

function Head({ detail: { card }, today }: { detail: CardDetail; today: string }) {
  const days = daysSince(card.statusAt, today)
  return (
    <section className="mg-panel cd-head" aria-label="カードの持ち主">
      <div>
        <h2>
          {card.name || '（氏名なし）'}
          {card.kana ? <small>{card.kana}</small> : null}
        </h2>
        <p>
          {card.birthday ? `${formatEra(card.birthday)}生（${card.birthday}）` : '生年月日なし'}
        </p>
        <p>{card.address || '住所なし'}</p>
      </div>
      <div className="cd-now">
        <p>
          <span className="cd-status">{card.status}</span>
          {days === null ? null : <span>{days === 0 ? '今日から' : `${days}日目`}</span>}
        </p>
        <p>
          {card.officeName}　
          {card.placeName ? (
            <strong>
              {card.placeName} {card.position}
            </strong>
          ) : (
            '保管場所なし'
          )}
        </p>
        {card.pulledFor ? (
          <p>
            <span className="mg-tag mg-tag--warn">
              {formatJa(card.pulledFor)} のために引き出し中
            </span>
          </p>
        ) : null}
        {card.expiresOn && card.expiresOn < today ? (
          <p>
            <span className="mg-tag mg-tag--bad">有効期限切れ（{card.expiresOn}）</span>
          </p>
        ) : null}
      </div>
      <p className="mg-hidden">{numberOf(card)}</p>
    </section>
  )
}

function Facts({ detail: { card } }: { detail: CardDetail }) {
  const facts: [string, string][] = [
    ['予約ID', card.reservationNumber],
    ['発送番号', card.shippingNumber],
    ['製造管理番号', card.manufacturingNumber],
    ['有効期限', card.expiresOn],
    ['検品日', card.inspectedOn],
    ['交付通知書発送日', card.notifiedOn],
    ['交付通知書返戻日', card.returnedOn],
    ['交付勧奨通知', card.reminders > 0 ? `${card.reminders}回（最後 ${card.remindedOn}）` : ''],
    ['取りやめ日', card.cancelledOn],
    ['交付の方法', card.route],
    ['郵送日', card.mailedOn],
    ['郵便の種類', card.mailTypeLabel],
    ['引受番号（追跡番号）', card.trackingNumber],
    ['備考', card.remarks],
    ...Object.entries(card.extra),
  ]
  return (
    <section className="mg-panel" aria-labelledby="cd-facts">
      <h2 id="cd-facts">番号と日付</h2>
      <dl className="mg-facts">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="cd-fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
