'use client'

import { type FormEvent, useRef } from 'react'

import { useScanner } from '../reception/useScanner'
import { ownKeys } from '../shell/keys'

type Props = {
  value: string
  onChange: (text: string) => void
  onEnter: (text: string) => Promise<void>
}

/** One field for everything that people know of a card; a scan is heard wherever the focus is. */
export function SearchField({ value, onChange, onEnter }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const searched = useRef(value)
  const search = (text: string) => {
    searched.current = text
    void onEnter(text)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (value.trim()) search(value.trim())
  }
  useScanner({
    active: true,
    shown: () => ({ text: field.current?.value ?? '', before: searched.current }),
    onScan: search,
    onKey: () => undefined,
    onTyped: (text) => {
      field.current?.focus()
      onChange(value + text)
    },
  })
  return (
    <form className="mg-panel cd-search" role="search" onSubmit={submit}>
      <label className="mg-field" htmlFor="cd-q">
        番号・氏名・カナ・生年月日
        <small id="cd-q-hint">
          予約ID・発送番号・製造管理番号・受付番号、山田 太郎、ヤマダ、昭和55年4月1日 など
        </small>
      </label>
      <div className="mg-row">
        <input
          id="cd-q"
          ref={field}
          type="search"
          data-scan
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          aria-describedby="cd-q-hint"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={ownKeys((event) => {
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            document.querySelector<HTMLElement>('[data-card]')?.focus()
          })}
        />
        <button type="submit" className="mg-button mg-button--main">
          探す <kbd>Enter</kbd>
        </button>
        {value ? (
          <button
            type="button"
            className="mg-button"
            onClick={() => {
              onChange('')
              field.current?.focus()
            }}
          >
            消す
          </button>
        ) : null}
      </div>
    </form>
  )
}
