'use client'

import { useEffect, useRef } from 'react'

import { CardChoices } from '../scanning/CardChoices'

import type { HandoverScreen } from './useHandover'

/** Readable from two metres: sign, words, colour and tone all say the same. */
export function Answer({ screen }: { screen: HandoverScreen }) {
  const { said, handover, busy, open } = screen
  const next = useRef<HTMLButtonElement>(null)
  const [first] = said?.next ?? []
  useEffect(() => {
    if (first) next.current?.focus()
  }, [first])
  if (!said) {
    return (
      <div className={`st-answer${handover ? ' ho-open' : ''}`} role="status">
        <p>
          {busy
            ? '調べています…'
            : handover
              ? '確認をして、交付を完了してください'
              : '読み取りを待っています'}
        </p>
      </div>
    )
  }
  return (
    <div className={`st-answer is-${said.kind}`} role={said.kind === 'bad' ? 'alert' : 'status'}>
      <p className="st-answertitle">
        <span aria-hidden="true">{said.kind === 'ok' ? '○' : '×'}</span> {said.title}
      </p>
      {said.card ? (
        <>
          <p className="st-answercode">{said.card.number}</p>
          {said.card.name ? <p className="st-answername">{said.card.name}</p> : null}
        </>
      ) : null}
      {screen.parked && said.kind === 'bad' ? (
        <p>前のカードの画面は閉じました。続けるときは、前のカードをもう一度読み取ってください。</p>
      ) : null}
      {said.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {said.choices ? (
        <CardChoices choices={said.choices} busy={busy} onChoose={(id) => void open({ id })} />
      ) : null}
      {said.next.map((card, index) => (
        <button
          key={card.id}
          ref={index === 0 ? next : undefined}
          type="button"
          className="mg-button"
          disabled={busy}
          onClick={() => void open({ id: card.id })}
        >
          次のカード: {card.name}（{card.number}）
        </button>
      ))}
    </div>
  )
}
