'use client'

import type { FormEvent } from 'react'
import { useEffect, useRef, useState } from 'react'

import type { Desk } from './useDesk'

/** One field for every number a caller may have (ID-12); the cursor waits in it. */
export function SearchBar({ desk, initial }: { desk: Desk; initial: string }) {
  const [text, setText] = useState(initial)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) void desk.search(text)
  }
  return (
    <form className="dk-search" onSubmit={submit} role="search">
      <label htmlFor="dk-query">
        受付番号・予約番号・製造管理番号<small>（わからないときは、来庁の日と時刻）</small>
      </label>
      <input
        id="dk-query"
        ref={field}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.select()}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
      />
      <button type="submit" aria-busy={desk.state.busy}>
        検索 <kbd>Enter</kbd>
      </button>
      <button type="button" className="wk-quiet" onClick={desk.nextCall}>
        次の電話 <kbd>F2</kbd>
      </button>
    </form>
  )
}
