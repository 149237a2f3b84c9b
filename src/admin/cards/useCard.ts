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

type Read = Pick<CardState, 'detail' | 'problem'>

async function read(id: string): Promise<Read> {
  try {
    const detail = await apiGet<CardDetail>(`/ops/cards/${encodeURIComponent(id)}`)
    return { detail, problem: null }
  } catch (error) {
    return { detail: null, problem: problemOf(error) }
  }
}

/** What was seen stays on the screen when it cannot be read again. */
const after = (old: Read, now: Read): Read => (now.problem ? { ...old, problem: now.problem } : now)

/** One card. Read once and after each act, not by a timer: every reading is logged (AU-06). */
export function useCard(id: string): CardState {
  const [state, setState] = useState<Read>({ detail: null, problem: null })
  const reload = useCallback(async () => {
    const now = await read(id)
    setState((old) => after(old, now))
    return now.detail
  }, [id])
  useEffect(() => {
    let isOver = false
    void read(id).then((now) => {
      if (!isOver) setState((old) => after(old, now))
    })
    return () => {
      isOver = true
    }
  }, [id])
  return { ...state, reload }
}
