'use client'

import type { FormEvent } from 'react'
import { useEffect, useRef } from 'react'

import type { DeskService } from '@/services/desk/catalogue'

import { DetailFields } from './DetailFields'
import type { Draft } from './state'
import type { Desk } from './useDesk'

type Props = { desk: Desk; draft: Draft; service: DeskService }

/** What the service asks of the caller, and nothing more (ID-12). */
export function PersonStep({ desk, draft, service }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [service.id])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (service.identification === 'details') desk.goTo('office')
    // A number is looked up at once: a misheard one must not come to light after the calendar.
    else if (draft.moving) void desk.checkNumber()
    else void desk.search(draft.number)
  }
  return (
    <form ref={form} className="dk-form" onSubmit={submit}>
      {service.identification === 'details' ? (
        <DetailFields desk={desk} draft={draft} service={service} mustHave />
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
