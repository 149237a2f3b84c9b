'use client'

import { useEffect, useState } from 'react'

import type { ImportView } from '@/services/cards/import/view'

import { apiGet, problemOf } from '../shell/api'

const EVERY_MS = 1000
const AT_WORK = ['running', 'undoing']

export const isAtWork = (view: ImportView): boolean => AT_WORK.includes(view.status)

/** Follows one import until it has ended. A lost connection is tried again. */
export function useImport(id: string | null): {
  view: ImportView | null
  problem: string
  again: () => void
} {
  const [view, setView] = useState<ImportView | null>(null)
  const [problem, setProblem] = useState('')
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!id) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const ask = () => {
      apiGet<ImportView>(`/ops/cards/imports/${id}`).then(
        (found) => {
          if (isOver) return
          setProblem('')
          setView(found)
          if (isAtWork(found)) timer = setTimeout(ask, EVERY_MS)
        },
        (error: unknown) => {
          if (isOver) return
          setProblem(problemOf(error).message)
          timer = setTimeout(ask, 5 * EVERY_MS)
        },
      )
    }
    ask()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [id, turn])
  return {
    view: view && view.id === id ? view : null,
    problem,
    again: () => setTurn((old) => old + 1),
  }
}
