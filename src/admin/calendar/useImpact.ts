'use client'

import { useEffect, useState } from 'react'

import type { Impact } from '@/services/calendar/impact'

import type { Problem } from '../shell/api'
import { apiPost, problemOf } from '../shell/api'

export type ImpactState = { impact: Impact | null; problem: Problem | null; waiting: boolean }

const TYPING_MS = 500
const NOTHING: ImpactState = { impact: null, problem: null, waiting: false }

/**
 * Asks the server what a change would do, a moment after the last key.
 * @param body the question as JSON text; null = not complete enough to ask
 */
export function useImpact(path: string, body: string | null): ImpactState {
  const [answer, setAnswer] = useState<ImpactState & { body: string | null }>({
    ...NOTHING,
    body: null,
  })
  useEffect(() => {
    if (body === null) return
    let isCurrent = true
    const timer = setTimeout(() => {
      apiPost<Impact>(path, JSON.parse(body)).then(
        (impact) => {
          if (isCurrent) setAnswer({ body, impact, problem: null, waiting: false })
        },
        (error: unknown) => {
          if (isCurrent)
            setAnswer({ body, impact: null, problem: problemOf(error), waiting: false })
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
  return answer.body === body ? answer : { ...NOTHING, waiting: true }
}
