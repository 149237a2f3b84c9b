'use client'

import { useEffect, useState } from 'react'

import type { Problem } from './api'

const FIRST_MS = 1000
const LONGEST_MS = 30_000

/** No answer, or a server that cannot just now: the same again may do. */
export const isPassing = ({ status, code }: Problem): boolean =>
  code === 'OFFLINE' || status === 429 || status >= 500

/** When to try again: soon, then ever later; at once when the network is back. */
export function keepTrying() {
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_MS
  let again: (() => void) | null = null
  const run = () => {
    clearTimeout(timer)
    const work = again
    again = null
    work?.()
  }
  return {
    later(work: () => void): void {
      clearTimeout(timer)
      again = work
      timer = setTimeout(run, wait)
      wait = Math.min(wait * 2, LONGEST_MS)
    },
    now(): void {
      if (!again) return
      wait = FIRST_MS
      run()
    },
    /** It went through: the next failure is a first one. */
    done(): void {
      clearTimeout(timer)
      again = null
      wait = FIRST_MS
    },
  }
}

/** The same for as long as a screen is open; what waits is tried when the browser is online again. */
export function useRetry(): ReturnType<typeof keepTrying> {
  const [retry] = useState(keepTrying)
  useEffect(() => {
    const back = () => retry.now()
    window.addEventListener('online', back)
    window.addEventListener('focus', back)
    return () => {
      window.removeEventListener('online', back)
      window.removeEventListener('focus', back)
      retry.done()
    }
  }, [retry])
  return retry
}
