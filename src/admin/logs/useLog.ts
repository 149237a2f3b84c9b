'use client'

import { useEffect, useRef, useState } from 'react'

import type { LogKind } from '@/domain/audit/kinds'
import type { LogPage } from '@/services/audit/list'

import type { Problem } from '../shell/api'
import { apiGet, problemOf } from '../shell/api'

const TYPING_MS = 250
const PAGE_SIZE = 50

/** What the screen asks for. */
export type LogState = {
  from: string
  to: string
  kinds: LogKind[]
  who: '' | 'citizen' | 'staff' | 'job'
  search: string
  page: number
}

export const queryOf = ({ kinds, page, ...rest }: LogState): Record<string, string> => ({
  ...rest,
  kinds: kinds.join(','),
  page: String(page),
})

type Answer = { page: LogPage | null; problem: Problem | null; waiting: boolean }

/** Asks a moment after the last change; a late answer to an older question is dropped. */
export function useLog(state: LogState): Answer {
  const [answer, setAnswer] = useState<Answer>({ page: null, problem: null, waiting: true })
  const asked = useRef(0)
  const query = JSON.stringify(queryOf(state))
  useEffect(() => {
    const mine = ++asked.current
    const timer = setTimeout(() => {
      setAnswer((old) => ({ ...old, waiting: true }))
      apiGet<LogPage>('/ops/audit/logs', {
        ...(JSON.parse(query) as Record<string, string>),
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
  }, [query])
  return answer
}
