'use client'

import { useCallback, useEffect, useState } from 'react'

import type { CardDetail } from '@/services/cards/card-detail'

import type { Problem } from '../shell/api'
import { apiGet, problemOf } from '../shell/api'

export type CardState = {
  detail: CardDetail | null
  problem: Problem | null
  /** Reads the card again; gives it, or null when that failed. */
  reload: () => Promise<CardDetail | null>
}

/** One card. Read once and after each act, not by a timer: every reading is logged (AU-06). */
export function useCard(id: string): CardState {
  const [state, setState] = useState<{ detail: CardDetail | null; problem: Problem | null }>({
    detail: null,
    problem: null,
  })
  const reload = useCallback(async () => {
    try {
      const detail = await apiGet<CardDetail>(`/ops/cards/${encodeURIComponent(id)}`)
      setState({ detail, problem: null })
      return detail
    } catch (error) {
      const problem = problemOf(error)
      setState((old) => ({ ...old, problem }))
      return null
    }
  }, [id])
  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the answer comes later
    void reload()
  }, [reload])
  return { ...state, reload }
}
