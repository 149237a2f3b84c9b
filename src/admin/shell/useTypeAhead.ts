'use client'

import type { KeyboardEvent } from 'react'
import { useRef } from 'react'

const PAUSE_MS = 900

/** Collects digits typed without a long pause (`1` `0` `3` `0`) and tells them after each key. */
export function useTypeAhead(onDigits: (digits: string) => void) {
  const typed = useRef({ digits: '', at: 0 })
  return (event: KeyboardEvent): void => {
    const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1]
    if (!digit || event.shiftKey) return
    event.preventDefault()
    const isNew = event.timeStamp - typed.current.at > PAUSE_MS
    typed.current = { digits: (isNew ? '' : typed.current.digits) + digit, at: event.timeStamp }
    onDigits(typed.current.digits)
  }
}
