'use client'

import { useEffect, useState } from 'react'

import type { Problem } from './api'
import { apiPost, problemOf } from './api'

export type Asked<T> = { answer: T | null; problem: Problem | null; waiting: boolean }

const TYPING_MS = 500
const NOTHING = { answer: null, problem: null, waiting: false }

/**
 * Asks the server about what is being typed, a moment after the last key; nothing is changed.
 * @param body the question as JSON text; null = not complete enough to ask
 */
export function useAsk<T>(path: string, body: string | null): Asked<T> {
  const [state, setState] = useState<Asked<T> & { body: string | null }>({ ...NOTHING, body: null })
  useEffect(() => {
    if (body === null) return
    let isCurrent = true
    const timer = setTimeout(() => {
      apiPost<T>(path, JSON.parse(body)).then(
        (answer) => {
          if (isCurrent) setState({ body, answer, problem: null, waiting: false })
        },
        (error: unknown) => {
          if (isCurrent) setState({ body, answer: null, problem: problemOf(error), waiting: false })
        },
      )
    }, TYPING_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [path, body])
  if (body === null) return NOTHING
  // An answer to an older question says nothing about this one.
  return state.body === body ? state : { ...NOTHING, waiting: true }
}
