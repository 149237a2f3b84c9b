'use client'

import { useEffect } from 'react'

import { listenKeys } from './keys'

const EVERY_MS = 10 * 60_000

/**
 * These screens stay open for a whole day without a page change, which is when the panel would renew
 * the login. Renews it every ten minutes in which somebody worked; an idle screen still logs out.
 */
export function useKeepSession(): void {
  useEffect(() => {
    let worked = false
    const note = () => {
      worked = true
    }
    const timer = setInterval(() => {
      if (!worked) return
      worked = false
      // A refusal shows at the next act, with its own words.
      void fetch('/api/users/refresh-token', { method: 'POST', credentials: 'same-origin' }).catch(
        () => undefined,
      )
    }, EVERY_MS)
    const stopKeys = listenKeys(note)
    window.addEventListener('pointerdown', note)
    return () => {
      clearInterval(timer)
      stopKeys()
      window.removeEventListener('pointerdown', note)
    }
  }, [])
}
