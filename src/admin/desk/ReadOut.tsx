'use client'

import { useEffect, useRef } from 'react'

import { NO_MAIL_SERVER } from '@/domain/mail/kinds'

import { useDigitKeys } from '../shell/useDigitKeys'

import type { Desk } from './useDesk'

/** What the operator says now: number in threes, time, place, what to bring, the city's text (OP-04). */
export function ReadOut({ desk, mailOut }: { desk: Desk; mailOut: boolean }) {
  const { booking } = desk.state
  // Not a button: an Enter too many must not wipe the card off the screen.
  const card = useRef<HTMLElement>(null)
  useEffect(() => card.current?.focus(), [])
  useDigitKeys((index) => {
    if (index === 0) desk.nextCall()
    if (index === 1) desk.show('booking')
  })
  if (!booking) return null
  return (
    <section ref={card} tabIndex={-1} className="dk-readout" aria-labelledby="dk-readout-title">
      <h2 id="dk-readout-title">読み上げてください</h2>
      <p className="dk-bignumber" aria-label={`受付番号 ${booking.numberSpoken}`}>
        <small>受付番号</small>
        {booking.numberSpoken.split('-').map((part, index) => (
          <span key={index}>{part}</span>
        ))}
      </p>
      <p className="dk-bigwhen">
        {booking.when}　{booking.office.name}
        {booking.partySize > 1 && `　${booking.partySize}人`}
      </p>
      <div className="dk-readtext">
        {booking.readOut.split('\n').map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </div>
      {booking.bring.length > 0 && (
        <>
          <h3>持ってくるもの</h3>
          <ul className="dk-bring">
            {booking.bring.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </>
      )}
      {booking.mailState === 'ok' && !mailOut && <p className="wk-problem">{NO_MAIL_SERVER}</p>}
      <p className="wk-actions">
        <button type="button" className="wk-primary" onClick={desk.nextCall}>
          <kbd>1</kbd> 次の電話
        </button>
        <button type="button" className="wk-quiet" onClick={() => desk.show('booking')}>
          <kbd>2</kbd> この予約を開く
        </button>
      </p>
    </section>
  )
}
