'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import type { Problem } from './api'
import { problemOf } from './api'
import { isHeld } from './hold'

export type Live<T> = { data: T | null; problem: Problem | null; refresh: () => Promise<T | null> }

/**
 * Data that others change all the time: read at once, again every `everyMs`, and when the window
 * comes to the front. A late answer to an older question is dropped.
 * @param key names the question; null = nothing to ask
 * @param isBeneath false for what is seen or heard over an open dialog, too
 */
export function useLive<T>(
  key: string | null,
  read: (key: string) => Promise<T>,
  everyMs = 20_000,
  isBeneath = true,
): Live<T> {
  const [state, setState] = useState<{
    key: string | null
    data: T | null
    problem: Problem | null
  }>({ key: null, data: null, problem: null })
  const reader = useRef(read)
  const asked = useRef(0)
  useEffect(() => {
    reader.current = read
  })
  const refresh = useCallback(async () => {
    if (key === null) return null
    const turn = ++asked.current
    try {
      const data = await reader.current(key)
      if (turn === asked.current) setState({ key, data, problem: null })
      return data
    } catch (error) {
      if (turn === asked.current)
        setState((old) => ({
          key,
          data: old.key === key ? old.data : null,
          problem: problemOf(error),
        }))
      return null
    }
  }, [key])
  useEffect(() => {
    if (key === null) return
    void refresh()
    const again = () => {
      if (!isBeneath || !isHeld()) void refresh()
    }
    const timer = setInterval(again, everyMs)
    window.addEventListener('focus', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', again)
    }
  }, [key, everyMs, isBeneath, refresh])
  const isCurrent = state.key === key
  return {
    data: isCurrent ? state.data : null,
    problem: isCurrent ? state.problem : null,
    refresh,
  }
}
