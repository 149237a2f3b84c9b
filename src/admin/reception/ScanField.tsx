'use client'

import type { FormEvent } from 'react'
import { useEffect, useRef } from 'react'

import { cleanScan } from '@/domain/codes/scan-text'

import { scannerForm } from '../scanning/scanner-form'
import { ScannerTestLink } from '../scanning/ScannerTestLink'

import type { Reception } from './useReception'

/** Always ready: type a number and press Enter, or scan (wherever the focus is). */
export function ScanField({ reception }: { reception: Reception }) {
  const field = useRef<HTMLInputElement>(null)
  const { answer, typed, setTyped } = reception
  useEffect(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) field.current?.focus()
  }, [answer])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = cleanScan(typed, scannerForm())
    if (code) void reception.checkIn(code)
  }
  return (
    <form className="rc-scan" onSubmit={submit}>
      <label htmlFor="rc-scan">受付番号・予約番号を入力、またはQRを読み取る</label>
      <input
        id="rc-scan"
        ref={field}
        data-scan
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
        autoFocus
        spellCheck={false}
        maxLength={200}
      />
      <button type="submit" className="wk-primary">
        受付 <kbd>Enter</kbd>
      </button>
      <ScannerTestLink />
    </form>
  )
}
