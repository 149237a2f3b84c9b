'use client'

import { useEffect, useRef } from 'react'

import { BURST_GAP_MS, nextKey, NO_BURST } from '@/domain/codes/scan-burst'

type Handlers = {
  /** A whole code from a scanner, wherever the focus was. */
  onScan: (code: string) => void
  /** A single letter key pressed by hand outside of fields. */
  onKey: (code: string) => void
  /** Digits typed by hand outside of fields: they are meant for the scan field. */
  onTyped: (text: string) => void
  active: boolean
  /** Shortest code that counts as a scan. */
  minLength?: number
}

/** Where letters are typed; a box that is ticked is none. */
const isField = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement &&
  target.matches('input:not([type="checkbox"], [type="radio"]), textarea, select')

/** Listens for scans on the whole screen; fields other than the scan field keep what is typed. */
export function useScanner(handlers: Handlers): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    let burst = NO_BURST
    let waiting: ReturnType<typeof setTimeout> | undefined
    const typedByHand = (text: string, code: string) => {
      burst = NO_BURST
      if (/^[A-Z]$/.test(text)) latest.current.onKey(code)
      else latest.current.onTyped(text)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (!latest.current.active || event.ctrlKey || event.altKey || event.metaKey) return
      const { target, code } = event
      const inField = isField(target)
      if (inField && !target.hasAttribute('data-scan')) return
      clearTimeout(waiting)
      const step = nextKey(burst, code, event.timeStamp, latest.current.minLength)
      burst = step.burst
      if (step.scan) {
        event.preventDefault()
        event.stopPropagation()
        // Ends a conversion of the IME, so that nothing of it stays in the field.
        if (inField) target.blur()
        latest.current.onScan(step.scan)
      } else if (!inField && burst.text !== '' && !event.repeat) {
        // A scanner's next key comes at once; when none comes, it was a hand.
        const { text } = burst
        waiting = setTimeout(() => typedByHand(text, code), BURST_GAP_MS + 5)
      }
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => {
      clearTimeout(waiting)
      window.removeEventListener('keydown', onKeyDown, true)
    }
  }, [])
}
