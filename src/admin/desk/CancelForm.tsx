'use client'

import type { FormEvent } from 'react'
import { useEffect, useRef, useState } from 'react'

import type { Desk } from './useDesk'

/** Asks once more before a booking is cancelled; Enter cancels, Esc keeps it. */
export function CancelForm({ desk }: { desk: Desk }) {
  const { booking, busy } = desk.state
  const [note, setNote] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  if (!booking) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void desk.cancelBooking(note)
  }
  return (
    <form className="dk-form" onSubmit={submit} aria-labelledby="dk-cancel">
      <h2 id="dk-cancel">予約を取り消しますか</h2>
      <p className="dk-bigwhen">
        {booking.when}　{booking.office.name}
      </p>
      <p>受付番号 {booking.numberSpoken}</p>
      <label>
        <span>理由（任意。個人情報は書かない）</span>
        <input
          ref={field}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      <p className="wk-actions">
        <button type="submit" className="wk-danger" aria-busy={busy}>
          取り消す <kbd>Enter</kbd>
        </button>
        <button type="button" className="wk-quiet" onClick={desk.back}>
          取り消さない <kbd>Esc</kbd>
        </button>
      </p>
    </form>
  )
}
