'use client'

import type { FormEvent, ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'

import { normaliseCode } from '@/domain/codes/normalise-code'
import { cleanScan } from '@/domain/codes/scan-text'

import { useScanner } from '../reception/useScanner'

import { scannerForm } from './scanner-form'
import { ScannerTestLink } from './ScannerTestLink'
import { listenKeys } from '../shell/keys'

export const focusScan = (): void => document.querySelector<HTMLElement>('[data-scan]')?.focus()

/** Codes of places are short: `P-1`. */
const SHORTEST = 3
/** A busy machine delivers what an IME was composing so much later; nobody types a code as fast. */
const LATE_MS = 1500

type Props = {
  label: string
  onCode: (code: string) => void
  /** A single digit pressed by hand outside of fields. */
  onDigit?: (digit: number) => void
  /** Not while a dialog has the keyboard. */
  active?: boolean
  children?: ReactNode
}

/**
 * The field that is always ready: a scan is taken wherever the focus is, a number typed by hand ends
 * with Enter. It is empty again before the code is looked at, so that the next scan can come.
 */
export function ScanBox({ label, onCode, onDigit, active = true, children }: Props) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const empty = () => {
    if (field.current) field.current.value = ''
  }
  const scanned = useRef({ code: '', at: 0 })
  /** What an IME was composing lands in the field after it has lost the focus, sooner or later. */
  const dropLate = () => {
    const { code, at } = scanned.current
    const text = field.current?.value ?? ''
    if (
      text &&
      performance.now() - at < LATE_MS &&
      normaliseCode(cleanScan(text, scannerForm())) === normaliseCode(code)
    ) {
      empty()
    }
  }
  const typed = (text: string) => {
    if (!field.current) return
    field.current.focus()
    field.current.value += text
  }
  useScanner({
    active,
    minLength: SHORTEST,
    shown: () => ({ text: field.current?.value ?? '' }),
    onScan: (code) => {
      empty()
      scanned.current = { code, at: performance.now() }
      onCode(code)
      setTimeout(() => {
        empty()
        field.current?.focus()
      })
    },
    onKey: (code) => typed(code.replace(/^Key/, '')),
    onTyped: (text) => {
      if (onDigit && /^[1-9]$/.test(text)) onDigit(Number(text))
      else typed(text)
    },
  })
  useEffect(() => {
    if (!active) return
    field.current?.focus()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== 'F2') return
      event.preventDefault()
      field.current?.focus()
    }
    return listenKeys(onKeyDown)
  }, [active])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = cleanScan(field.current?.value ?? '', scannerForm())
    empty()
    if (code) onCode(code)
  }
  return (
    <form className="st-scan" onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={field}
        type="text"
        data-scan
        onInput={dropLate}
        onCompositionEnd={dropLate}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
      />
      <button type="submit" className="mg-button mg-button--main">
        入力
      </button>
      <ScannerTestLink />
      {children}
    </form>
  )
}
