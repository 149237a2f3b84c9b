'use client'

import { type FormEvent, useState } from 'react'

import type { LookUp } from '@/services/booking/look-up'

import { Says } from '../frame/Says'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

/** A booking by its number, to note a defect or to go on with one (NT-08). */
export function FindBooking({ onFound }: { onFound: (id: string) => void }) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<LookUp['bookings'] | null>(null)
  const act = useAct()
  const search = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    setFound(null)
    void act.run(async () => {
      const { bookings } = await apiPost<LookUp>('/ops/search', { text: text.trim() })
      const [only] = bookings
      if (bookings.length === 1 && only) onFound(only.id)
      else setFound(bookings)
    })
  }
  return (
    <form className="mg-panel df-find" role="search" onSubmit={search}>
      <label className="mg-field" htmlFor="df-q">
        予約を番号で探して、不備を記録する
        <small id="df-q-hint">受付番号（9桁）・予約番号・製造管理番号</small>
      </label>
      <div className="mg-row df-search">
        <input
          id="df-q"
          type="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          aria-describedby="df-q-hint"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="mg-button mg-button--main" disabled={act.busy}>
          探す
        </button>
      </div>
      <Says problem={act.problem} />
      {found?.length === 0 ? (
        <p className="mg-note mg-note--warn" role="status">
          この番号の予約は見つかりません。番号と、担当の窓口を確かめてください。
        </p>
      ) : null}
      {found && found.length > 1 ? (
        <ul className="cd-plain" aria-label="見つかった予約">
          {found.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="mg-button mg-button--small"
                onClick={() => {
                  setFound(null)
                  onFound(one.id)
                }}
              >
                {one.numberSpoken}　{one.when}　{one.office.name}　{one.service.name}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </form>
  )
}
