'use client'

import { useEffect } from 'react'

import { listenKeys } from './keys'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement

/**
 * 1–9 (row or keypad) choose the n-th of a list while nobody types into a field. By `event.code`,
 * so that a full-width keyboard works too.
 */
export function useDigitKeys(choose: (index: number) => void, active = true): void {
  useEffect(() => {
    if (!active) return
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return
      if (event.defaultPrevented || event.repeat || isTyping(event.target)) return
      // Lists with keys of their own (the calendar, the referral list) stand apart.
      if (event.target instanceof Element && event.target.closest('[data-own-keys]')) return
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
      if (!digit) return
      event.preventDefault()
      choose(Number(digit) - 1)
    }
    return listenKeys(onKey)
  }, [choose, active])
}
