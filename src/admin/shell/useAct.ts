'use client'

import { useCallback, useState } from 'react'

import { problemOf } from './api'

export type Act = {
  busy: boolean
  problem: string
  /** @returns true when the work was done */
  run: (work: () => Promise<void>) => Promise<boolean>
  clear: () => void
}

/** One act at a time, with its refusal in words. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const run = useCallback(async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem('')
    try {
      await work()
      return true
    } catch (error) {
      setProblem(problemOf(error).message)
      return false
    } finally {
      setBusy(false)
    }
  }, [])
  const clear = useCallback(() => setProblem(''), [])
  return { busy, problem, run, clear }
}
