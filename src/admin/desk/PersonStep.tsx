'use client'

import type { FormEvent } from 'react'
import { useEffect, useRef } from 'react'

import type { DeskService } from '@/services/desk/catalogue'

import type { Draft } from './state'
import type { Desk } from './useDesk'

const PROBLEMS: Record<string, string> = {
  REQUIRED: '入力してください。',
  DATE_INVALID: '日付は 1980-04-01 の形で入力してください。',
  PHONE_INVALID: '電話番号の形が違います。',
  TOO_LONG: '長すぎます。',
  INDIVIDUAL_NUMBER: 'マイナンバーは入力できません。',
}

type Props = { desk: Desk; draft: Draft; service: DeskService }

/** What the service asks of the caller, and nothing more (ID-12). */
export function PersonStep({ desk, draft, service }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [service.id])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    desk.goTo('office')
  }
  const fields = desk.state.problem?.fields ?? {}
  return (
    <form ref={form} className="dk-form" onSubmit={submit}>
      {service.identification === 'details' ? (
        service.inputItems.map(({ item, label, required }) => (
          <label key={item}>
            <span>
              {label}
              {required && <b className="wk-required">必須</b>}
            </span>
            <input
              value={draft.details[item] ?? ''}
              type={item === 'birthday' ? 'date' : 'text'}
              required={required}
              autoComplete="off"
              aria-invalid={item in fields}
              onChange={(event) =>
                desk.edit({ details: { ...draft.details, [item]: event.target.value } })
              }
            />
            {item in fields && <em>{PROBLEMS[fields[item] ?? ''] ?? '確認してください。'}</em>}
          </label>
        ))
      ) : (
        <label>
          <span>
            {service.identification === 'reservation-number' ? '予約番号' : '製造管理番号'}
            <b className="wk-required">必須</b>
          </span>
          <input
            value={draft.number}
            required
            autoComplete="off"
            maxLength={60}
            onChange={(event) => desk.edit({ number: event.target.value })}
          />
          {service.numberExample && <small>例：{service.numberExample}</small>}
        </label>
      )}
      <p className="wk-actions">
        <button type="submit" className="wk-primary">
          日時を選ぶ <kbd>Enter</kbd>
        </button>
      </p>
    </form>
  )
}
