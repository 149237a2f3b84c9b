'use client'

import type { FormEvent } from 'react'
import { useEffect, useRef } from 'react'

import type { DeskService } from '@/services/desk/catalogue'

import { DetailFields } from './DetailFields'
import type { Draft } from './state'
import type { Desk } from './useDesk'

type Props = { desk: Desk; draft: Draft; service: DeskService }

/** The address for the confirmation, where the city wants one, and what else the service asks. */
export function MailStep({ desk, draft, service }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    desk.goTo('confirm')
  }
  const required = service.mailPolicy === 'required'
  const hasFields = 'mail' in (desk.state.problem?.fields ?? {})
  return (
    <form ref={form} className="dk-form" onSubmit={submit}>
      {service.mailPolicy !== 'hidden' && (
        <label>
          <span>
            メールアドレス
            {required ? <b className="wk-required">必須</b> : '（任意。なければそのまま Enter）'}
          </span>
          <input
            type="email"
            value={draft.mail}
            required={required}
            autoComplete="off"
            maxLength={250}
            aria-invalid={hasFields}
            onChange={(event) => desk.edit({ mail: event.target.value })}
          />
          {hasFields && <em>メールアドレスの形が違います。</em>}
        </label>
      )}
      {service.identification !== 'details' && (
        <DetailFields desk={desk} draft={draft} service={service} mustHave={false} />
      )}
      <p className="wk-actions">
        <button type="submit" className="wk-primary">
          確認へ <kbd>Enter</kbd>
        </button>
      </p>
    </form>
  )
}
