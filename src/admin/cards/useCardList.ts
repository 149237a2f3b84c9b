'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

import type { CardPage } from '@/services/cards/search/search-cards'

import type { Problem } from '../shell/api'
import { apiPost, problemOf } from '../shell/api'

import type { CardSearch } from './search-state'
import { queryOf } from './search-state'

export const PAGE_SIZE = 50
const TYPING_MS = 300

type Answer = {
  page: CardPage | null
  /** Counted beside the page: a large count never holds up the rows. */
  total: number | null
  problem: Problem | null
  waiting: boolean
}

export type CardList = Answer & { reload: () => void }

/** Asks for the list a moment after the last change; a late answer to an older question is dropped. */
export function useCardList(search: CardSearch): CardList {
  const [answer, setAnswer] = useState<Answer>({
    page: null,
    total: null,
    problem: null,
    waiting: true,
  })
  const [turn, setTurn] = useState(0)
  const asked = useRef(0)
  const question = JSON.stringify(queryOf(search))
  useEffect(() => {
    const mine = ++asked.current
    const isCurrent = () => mine === asked.current
    const body = JSON.parse(question) as Record<string, string>
    const timer = setTimeout(() => {
      setAnswer((old) => ({ ...old, total: null, waiting: true }))
      apiPost<CardPage>('/ops/cards/search', { ...body, size: PAGE_SIZE }).then(
        (page) => {
          if (!isCurrent()) return
          setAnswer({ page, total: page.total, problem: null, waiting: false })
          if (page.total !== null) return
          apiPost<{ total: number }>('/ops/cards/count', body).then(
            ({ total }) => {
              if (isCurrent()) setAnswer((old) => ({ ...old, total }))
            },
            // The rows stand; a missing count only says that it is still being counted.
            () => undefined,
          )
        },
        (error: unknown) => {
          if (isCurrent())
            setAnswer({ page: null, total: null, problem: problemOf(error), waiting: false })
        },
      )
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [question, turn])
  const reload = useCallback(() => setTurn((old) => old + 1), [])
  return { ...answer, reload }
}
