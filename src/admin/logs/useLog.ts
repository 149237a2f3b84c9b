'use client'

import { useEffect, useRef, useState } from 'react'

import type { LogPage } from '@/services/audit/list'

import type { Problem } from '../shell/api'
import { apiPost, problemOf } from '../shell/api'

const TYPING_MS = 250
const PAGE_SIZE = 50

/** What the screen asks for. */
export type LogState = {
  from: string
  to: string
  kinds: string[]
  who: '' | 'citizen' | 'staff' | 'job'
  search: string
  page: number
}

type Answer = { page: LogPage | null; problem: Problem | null; waiting: boolean }

/** Asks a moment after the last change; a late answer to an older question is dropped. */
export function useLog(state: LogState): Answer {
  const [answer, setAnswer] = useState<Answer>({ page: null, problem: null, waiting: true })
  const asked = useRef(0)
  const question = JSON.stringify(state)
  useEffect(() => {
    const mine = ++asked.current
    const timer = setTimeout(() => {
      setAnswer((old) => ({ ...old, waiting: true }))
      apiPost<LogPage>('/ops/audit/logs', {
        ...(JSON.parse(question) as LogState),
        size: PAGE_SIZE,
      }).then(
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
  }, [question])
  return answer
}
