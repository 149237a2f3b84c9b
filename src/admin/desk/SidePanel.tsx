'use client'

import { useState } from 'react'

import { answersSearch } from '@/domain/text/faq-search'
import type { DeskCatalogue, DeskReferral } from '@/services/desk/catalogue'

import { Referrals } from './Referrals'
import type { Desk } from './useDesk'

/** Beside the booking: what to bring, approved answers, and where to send other matters. */
export function SidePanel({ desk, catalogue }: { desk: Desk; catalogue: DeskCatalogue }) {
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
      {/* The next call starts with all questions, not with the last caller's search. */}
      <FaqPanel key={desk.state.call} catalogue={catalogue} service={service?.id ?? ''} />
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

const MAX_SHOWN = 30

type FaqProps = { catalogue: DeskCatalogue; service: string }

function FaqPanel({ catalogue: { faqs, matters }, service }: FaqProps) {
  const [text, setText] = useState('')
  const isSearch = text.trim() !== ''
  const isAbout = (faq: (typeof faqs)[number]) =>
    faq.services.length === 0 || faq.services.includes(service)
  const matches = ({ question, answer }: (typeof faqs)[number]) =>
    answersSearch(`${question}\n${answer}`, text, matters)
  // A search looks at all of them; without one, those of the procedure at hand.
  const shown = faqs.filter(isSearch ? matches : (faq) => !service || isAbout(faq))
  return (
    <section aria-labelledby="dk-faq" className="dk-faq">
      <h2 id="dk-faq">
        よくある質問 <kbd>F8</kbd>
      </h2>
      <input
        id="dk-faq-search"
        type="search"
        value={text}
        aria-label="よくある質問を探す"
        placeholder="ことばで探す"
        onChange={(event) => setText(event.target.value)}
      />
      <div className="dk-faqlist">
        {shown.slice(0, MAX_SHOWN).map((faq) => (
          <details key={faq.id} open={isSearch && shown.length <= 2}>
            <summary>{faq.question}</summary>
            <p>{faq.answer}</p>
          </details>
        ))}
        {shown.length === 0 && <p className="wk-note">見つかりません。</p>}
      </div>
    </section>
  )
}
