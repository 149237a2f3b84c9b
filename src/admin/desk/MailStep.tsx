'use client'

import type { FormEvent } from 'react'
import { useEffect, useRef } from 'react'

import type { DeskService } from '@/services/desk/catalogue'

import type { Draft } from './state'
import type { Desk } from './useDesk'

type Props = { desk: Desk; draft: Draft; service: DeskService }

/** The address for the confirmation and the reminder, where the city wants one. */
export function MailStep({ desk, draft, service }: Props) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    desk.goTo('confirm')
  }
  const required = service.mailPolicy === 'required'
  return (
    <form className="dk-form" onSubmit={submit} noValidate={!required}>
      <label>
        <span>
          メールアドレス
          {required ? <b className="wk-required">必須</b> : '（任意。なければそのまま Enter）'}
        </span>
        <input
          ref={field}
          type="email"
          value={draft.mail}
          required={required}
          autoComplete="off"
          maxLength={250}
          onChange={(event) => desk.edit({ mail: event.target.value })}
        />
      </label>
      <p className="wk-actions">
        <button type="submit" className="wk-primary">
          確認へ <kbd>Enter</kbd>
        </button>
      </p>
    </form>
  )
}
