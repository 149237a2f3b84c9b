'use client'

import type { FormEvent } from 'react'
import { useEffect, useRef } from 'react'

import { LANGUAGES } from '@/domain/languages'
import { formatForLanguage } from '@/domain/time/format'
import type { DeskCatalogue, DeskService } from '@/services/desk/catalogue'

import type { Draft } from './state'
import { isConversion } from './state'
import type { Desk } from './useDesk'

type Props = { desk: Desk; draft: Draft; service: DeskService; catalogue: DeskCatalogue }

/** Everything to say back to the caller; Enter books. */
export function ConfirmStep({ desk, draft, service, catalogue }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const reason = useRef<HTMLInputElement>(null)
  const { busy, problem } = desk.state
  useEffect(() => (reason.current ?? button.current)?.focus(), [])
  const office = catalogue.offices.find((one) => one.id === draft.office)?.name ?? ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void desk.submit()
  }
  return (
    <form className="dk-form" onSubmit={submit}>
      <dl className="dk-summary">
        <Item name="手続き">{service.name}</Item>
        <Item name="窓口">{office}</Item>
        <Item name="日時">
          <strong>{formatForLanguage(draft.date, draft.start, 'ja')}</strong>
        </Item>
        {draft.people > 1 && <Item name="人数">{draft.people}人</Item>}
        {draft.number && <Item name="番号">{draft.number}</Item>}
        {draft.mail && <Item name="メール">{draft.mail}</Item>}
      </dl>
      {draft.overbook && (
        <label className="is-warning">
          <span>
            定員を超えて予約する理由<b className="wk-required">必須</b>
          </span>
          <input
            ref={reason}
            value={draft.overbookReason}
            required
            maxLength={200}
            onChange={(event) => desk.edit({ overbookReason: event.target.value })}
          />
        </label>
      )}
      <p className="wk-actions">
        <button type="submit" ref={button} className="wk-primary" aria-busy={busy}>
          {confirmLabel(draft)} <kbd>Enter</kbd>
        </button>
        <button type="button" className="wk-quiet" onClick={desk.back}>
          日時を選び直す <kbd>Esc</kbd>
        </button>
      </p>
      <div className="dk-extras">
        {!draft.moving && catalogue.languages.length > 1 && (
          <label>
            <span>話している言語</span>
            <select
              value={draft.language}
              onChange={(event) => desk.edit({ language: event.target.value as Draft['language'] })}
            >
              {catalogue.languages.map((one) => (
                <option key={one} value={one}>
                  {LANGUAGES[one].label}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>メモ（個人情報は書かない）</span>
          <input
            value={draft.note}
            maxLength={500}
            aria-invalid={problem?.code === 'INDIVIDUAL_NUMBER'}
            onChange={(event) => desk.edit({ note: event.target.value })}
          />
        </label>
      </div>
    </form>
  )
}

function Item({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const confirmLabel = (draft: Draft): string =>
  isConversion(draft)
    ? 'この手続きと日時に替える'
    : draft.moving
      ? 'この日時に変更する'
      : 'この内容で予約する'
