'use client'

import type { FormEvent } from 'react'
import { useEffect, useRef, useState } from 'react'

import { NO_MAIL_SERVER } from '@/domain/mail/kinds'

import type { Desk } from './useDesk'

/** Sends the confirmation again; a new address replaces one that was misheard or does not work. */
export function ResendForm({ desk, mailOut }: { desk: Desk; mailOut: boolean }) {
  const { booking, busy } = desk.state
  const [mail, setMail] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  if (!booking) return null
  const mustAsk = booking.mailState !== 'ok'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void desk.resend(mail.trim())
  }
  return (
    <form className="dk-form" onSubmit={submit} aria-labelledby="dk-resend">
      <h2 id="dk-resend">予約のメールをもう一度送る</h2>
      <label>
        <span>
          {mustAsk
            ? 'メールアドレス（登録がないか、届かないため、聞いて入力します）'
            : '新しいメールアドレス（登録済みのアドレスへ送るなら空のまま）'}
        </span>
        <input
          ref={field}
          type="email"
          value={mail}
          required={mustAsk}
          autoComplete="off"
          maxLength={250}
          onChange={(event) => setMail(event.target.value)}
        />
      </label>
      {mailOut ? null : <p className="wk-problem">{NO_MAIL_SERVER}</p>}
      <p className="wk-actions">
        <button type="submit" className="wk-primary" aria-busy={busy}>
          送る <kbd>Enter</kbd>
        </button>
        <button type="button" className="wk-quiet" onClick={desk.back}>
          やめる <kbd>Esc</kbd>
        </button>
      </p>
    </form>
  )
}
