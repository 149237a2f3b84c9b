'use client'

import { useEffect, useRef } from 'react'

import { BURST_GAP_MS, isEnd, nextKey, NO_BURST, wholeCode } from '@/domain/codes/scan-burst'
import { cleanScan } from '@/domain/codes/scan-text'

import { scannerForm } from '../scanning/scanner-form'

type Handlers = {
  /** A whole code from a scanner, wherever the focus was, as it was printed. */
  onScan: (code: string) => void
  /** A single letter key pressed by hand outside of fields. */
  onKey: (code: string) => void
  /** Digits typed by hand outside of fields: they are meant for the scan field. */
  onTyped: (text: string) => void
  active: boolean
  /** Shortest code that counts as a scan. */
  minLength?: number
  /** The scan field's text, and what of it was there before: see `wholeCode`. */
  shown?: () => { text: string; before?: string }
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
    // The burst stays: keys that only come late, with times a few milliseconds apart, are a scan's.
    const typedByHand = (text: string, code: string) => {
      if (/^[A-Z]$/.test(text)) latest.current.onKey(code)
      else latest.current.onTyped(text)
    }
    const take = (scan: string) => {
      const { text = '', before } = latest.current.shown?.() ?? {}
      latest.current.onScan(cleanScan(wholeCode(scan, text, before), scannerForm()))
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (!latest.current.active) return
      const { target } = event
      const inField = isField(target)
      if (inField && !target.hasAttribute('data-scan')) return
      clearTimeout(waiting)
      const step = nextKey(burst, event, event.timeStamp, latest.current.minLength)
      burst = step.burst
      if (step.scan) {
        stop(event)
        // Ends a conversion of the IME, so that nothing of it stays in the field.
        if (inField) target.blur()
        take(step.scan)
      } else if (step.isRest) {
        stop(event)
      } else if (inField && event.ctrlKey && isEnd(event)) {
        // A slow scanner's LF: the browser would open its list of downloads.
        stop(event)
        target.closest('form')?.requestSubmit()
      } else if (!inField && isByHand(burst.text, event)) {
        // A scanner's next key comes at once; when none comes, it was a hand.
        const [{ text }, { code }] = [burst, event]
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

function stop(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

const isByHand = (text: string, { repeat, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  /^[0-9A-Z./-]+$/.test(text) && !repeat && !ctrlKey && !altKey && !metaKey
