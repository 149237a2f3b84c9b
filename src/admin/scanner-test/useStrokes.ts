'use client'

import { useEffect, useRef, useState } from 'react'

import { nextKey, NO_BURST } from '@/domain/codes/scan-burst'
import { cleanScan } from '@/domain/codes/scan-text'

import { scannerForm } from '../scanning/scanner-form'

const KEPT = 60
const SHORTEST = 3

export type Pressed = { code: string; key: string; held: string; gap: number }
export type Read = { raw: string; code: string; isOwn: boolean }

/**
 * Everything the keyboard and the scanner send, as it comes, also while the IME is on; and what the
 * scanning screens make of it. Nothing is sent or kept.
 */
export function useStrokes(isOwn: (code: string) => boolean) {
  const [keys, setKeys] = useState<Pressed[]>([])
  const [read, setRead] = useState<Read | null>(null)
  const judge = useRef(isOwn)
  useEffect(() => {
    let burst = NO_BURST
    let last = 0
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, timeStamp } = event
      if (target instanceof HTMLElement && target.matches('[data-setting]')) return
      const step = nextKey(burst, event, timeStamp, SHORTEST)
      burst = step.burst
      const gap = last ? Math.round(timeStamp - last) : 0
      last = timeStamp
      if (step.scan !== null || step.isRest) event.preventDefault()
      const held = [
        event.shiftKey ? 'Shift' : '',
        event.ctrlKey ? 'Ctrl' : '',
        event.altKey ? 'Alt' : '',
      ]
      const pressed = {
        code: event.code,
        key: event.key,
        held: held.filter(Boolean).join('+'),
        gap,
      }
      setKeys((old) => [...old.slice(-KEPT + 1), pressed])
      if (step.scan === null) return
      const code = cleanScan(step.scan, scannerForm())
      setRead({ raw: step.scan, code, isOwn: judge.current(code) })
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [])
  const clear = () => {
    setKeys([])
    setRead(null)
  }
  return { keys, read, clear }
}
