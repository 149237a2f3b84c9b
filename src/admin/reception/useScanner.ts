'use client'

import { useEffect, useRef } from 'react'

import { BURST_GAP_MS, charOfKey, nextKey, NO_BURST } from '@/domain/codes/scan-burst'

type Handlers = {
  /** A whole code from a scanner, wherever the focus was. */
  onScan: (code: string) => void
  /** A single letter key pressed by hand outside of fields, after it was clear that it is no scan. */
  onKey: (code: string) => void
  active: boolean
}

const isField = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.matches('input, textarea, select')

/** Listens for scans on the whole screen; fields other than the scan field keep what is typed. */
export function useScanner(handlers: Handlers): void {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    let burst = NO_BURST
    let single: ReturnType<typeof setTimeout> | undefined
    const onKeyDown = (event: KeyboardEvent) => {
      if (!latest.current.active || event.ctrlKey || event.altKey || event.metaKey) return
      const { target } = event
      const inField = isField(target)
      if (inField && !target.hasAttribute('data-scan')) return
      clearTimeout(single)
      const step = nextKey(burst, event.code, event.timeStamp)
      burst = step.burst
      if (step.scan) {
        event.preventDefault()
        event.stopPropagation()
        // Ends a conversion of the IME, so that nothing of it stays in the field.
        if (inField) target.blur()
        latest.current.onScan(step.scan)
      } else if (!inField && !event.repeat && /^[A-Z]$/.test(charOfKey(event.code))) {
        const { code } = event
        single = setTimeout(() => latest.current.onKey(code), BURST_GAP_MS + 5)
      }
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => {
      clearTimeout(single)
      window.removeEventListener('keydown', onKeyDown, true)
    }
  }, [])
}
