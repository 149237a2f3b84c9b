'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import type { ListPage } from '@/services/lists/reservations'

import type { Problem } from '../shell/api'
import { apiGet, problemOf } from '../shell/api'

import type { ListState } from './state'
import { addressOf, apiQuery } from './state'

export const PAGE_SIZE = 50
const TYPING_MS = 250

type Answer = { page: ListPage | null; problem: Problem | null; waiting: boolean }

/** Asks for the list a moment after the last change; a late answer to an older question is dropped. */
export function useList(state: ListState): Answer & { reload: () => void } {
  const [answer, setAnswer] = useState<Answer>({ page: null, problem: null, waiting: true })
  const [turn, setTurn] = useState(0)
  const asked = useRef(0)
  const address = addressOf(state)
  useEffect(() => {
    if (state.tab === 'accepted') return
    const mine = ++asked.current
    const timer = setTimeout(() => {
      setAnswer((old) => ({ ...old, waiting: true }))
      apiGet<ListPage>('/ops/lists/reservations', { ...apiQuery(state), size: PAGE_SIZE }).then(
        (page) => {
          if (mine === asked.current) setAnswer({ page, problem: null, waiting: false })
        },
        (error: unknown) => {
          if (mine === asked.current)
            setAnswer({ page: null, problem: problemOf(error), waiting: false })
        },
      )
    }, TYPING_MS)
    return () => clearTimeout(timer)
    // The address says everything that the state says.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [address, turn])
  const reload = useCallback(() => setTurn((old) => old + 1), [])
  return { ...answer, reload }
}
