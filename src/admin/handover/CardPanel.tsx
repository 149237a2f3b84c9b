import { LANGUAGES, type Language } from '@/domain/languages'
import { formatEra } from '@/domain/time/format'
import type { Handover } from '@/services/cards/handover/view'

import { numberOf } from '../cards/words'

/** Whose card it is, what to compare it with, and what to watch out for. */
export function CardPanel({ handover }: { handover: Handover }) {
  const { card, visit, warnings, household, remarks, holder } = handover
  return (
    <section className="mg-panel ho-card" aria-labelledby="ho-name">
      <h2 id="ho-name">
        {card.name || '（氏名なし）'}
        {card.kana ? <small>{card.kana}</small> : null}
      </h2>
      <dl className="mg-facts">
        <dt>生年月日</dt>
        <dd>
          {card.birthday ? `${formatEra(card.birthday)}（${card.birthday}）` : 'なし'}
          {holder.age === null ? null : <strong className="ho-age">{holder.age}歳</strong>}
        </dd>
        <dt>住所</dt>
        <dd>{card.address || 'なし'}</dd>
        <dt>番号</dt>
        <dd>
          {numberOf(card)}
          {card.manufacturingNumber ? `　製造管理番号 ${card.manufacturingNumber}` : ''}
        </dd>
        <dt>有効期限</dt>
        <dd>{card.expiresOn || 'なし'}</dd>
        <dt>保管場所</dt>
        <dd>
          {card.placeName ? `${card.placeName} ${card.position}` : 'なし'}
          {card.pulledFor ? `（${card.pulledFor} の来庁分として引き出し済み）` : ''}
        </dd>
        <dt>予約</dt>
        <dd>
          {visit
            ? [
                `${visit.start}　${visit.number}`,
                visit.partySize > 1 ? `${visit.partySize}人` : '',
                visit.language === 'ja' ? '' : LANGUAGES[visit.language as Language].label,
                visit.note,
              ]
                .filter(Boolean)
                .join('　')
            : '今日の予約なし'}
        </dd>
        {remarks ? (
          <>
            <dt>備考</dt>
            <dd>{remarks}</dd>
          </>
        ) : null}
      </dl>
      {holder.legalAgent ? (
        <p className="mg-note mg-note--bad">
          {holder.legalAgent}本人だけには交付できません。法定代理人を確かめてください。
        </p>
      ) : null}
      <p className="ho-photo">カードの写真と氏名を、来庁した人と見比べてください。</p>
      {warnings.map((warning) => (
        <p key={warning} className="mg-note mg-note--warn">
          {warning}
        </p>
      ))}
      {household.length > 1 ? (
        <div>
          <h3>同じ予約のカード</h3>
          <ul className="ho-household">
            {household.map((one) => (
              <li key={one.id} aria-current={one.id === card.id ? 'true' : undefined}>
                {one.name}（{one.number}）　
                <span className={`mg-tag${one.isIssued ? ' mg-tag--good' : ''}`}>
                  {one.id === card.id ? 'いま交付中' : one.status}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}
