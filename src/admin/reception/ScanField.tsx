'use client'

import type { FormEvent } from 'react'
import { useEffect, useRef, useState } from 'react'

import type { Reception } from './useReception'

/** Always ready: type a number and press Enter, or scan (wherever the focus is). */
export function ScanField({ reception }: { reception: Reception }) {
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { answer } = reception
  // After every answer the field is empty and waits for the next visitor.
  const [seen, setSeen] = useState(answer)
  if (seen !== answer) {
    setSeen(answer)
    setText('')
  }
  useEffect(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) field.current?.focus()
  }, [answer])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) void reception.checkIn(text)
  }
  return (
    <form className="rc-scan" onSubmit={submit}>
      <label htmlFor="rc-scan">受付番号・予約番号を入力、またはQRを読み取る</label>
      <input
        id="rc-scan"
        ref={field}
        data-scan
        value={text}
        onChange={(event) => setText(event.target.value)}
        autoComplete="off"
        autoFocus
        spellCheck={false}
        maxLength={200}
      />
      <button type="submit" className="wk-primary" disabled={reception.busy}>
        受付 <kbd>Enter</kbd>
      </button>
    </form>
  )
}
