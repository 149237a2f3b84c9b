'use client'

import type { DeskCatalogue, DeskReferral } from '@/services/desk/catalogue'

import { FaqSearch, type FaqHit } from '../search/FaqSearch'

import { Referrals } from './Referrals'
import type { Desk } from './useDesk'

type Props = {
  desk: Desk
  catalogue: DeskCatalogue
  /** What the caller asks, as the record has it: the questions beside it follow. */
  written: string
  onUse?: (hit: FaqHit) => void
}

/**
 * Beside the booking: what to bring, approved answers, and where to send other matters.
 * @param onUse told which answer was read out to the caller
 */
export function SidePanel({ desk, catalogue, written, onUse }: Props) {
  const { service } = desk
  return (
    <aside className="dk-side" aria-label="案内">
      <Urgent targets={catalogue.referrals.filter(({ urgent }) => urgent)} />
      <section aria-labelledby="dk-bring">
        <h2 id="dk-bring">持ってくるもの{service && <small>{service.name}</small>}</h2>
        {service ? (
          <Bring items={service.bring} note={service.beforeVisit} />
        ) : (
          <p className="wk-note">手続きを選ぶと、ここに出ます。</p>
        )}
      </section>
      <section aria-labelledby="dk-faq" className="dk-faq">
        <h2 id="dk-faq">
          よくある質問 <kbd>F8</kbd>
        </h2>
        {/* The next call starts with all questions, not with the last caller's search. */}
        <FaqSearch
          key={desk.state.call}
          place="desk"
          id="dk-faq-search"
          service={service?.id ?? ''}
          written={written}
          onUse={onUse}
        />
      </section>
      <Referrals desk={desk} targets={catalogue.referrals} mayRecord={catalogue.may.write} />
    </aside>
  )
}

function Bring({ items, note }: { items: string[]; note: string }) {
  if (items.length === 0) return <p className="wk-note">登録されていません。</p>
  return (
    <>
      <ul className="dk-bring">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      {note && (
        <details className="dk-before">
          <summary>来庁前の注意</summary>
          <p>{note}</p>
        </details>
      )}
    </>
  )
}

/** Above everything else: the caller who lost a card waits for this number (H12). */
function Urgent({ targets }: { targets: DeskReferral[] }) {
  if (targets.length === 0) return null
  return (
    <section aria-label="急ぎの連絡先" className="dk-urgent">
      {targets.map(({ id, name, phone, hours }) => (
        <p key={id}>
          {name} <strong>{phone}</strong>
          {hours ? <small>{hours}</small> : null}
        </p>
      ))}
    </section>
  )
}
