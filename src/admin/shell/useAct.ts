'use client'

import { useCallback, useState } from 'react'

import { problemOf } from './api'

const NONE: { problem: string; fields: Record<string, string> } = { problem: '', fields: {} }

export type Act = {
  busy: boolean
  problem: string
  /** What the refusal says of single fields, by their `name`. */
  fields: Record<string, string>
  /** @returns true when the work was done */
  run: (work: () => Promise<void>) => Promise<boolean>
  clear: () => void
}

/**
 * One act at a time, with its refusal in words. One for each form or button, and its `Says` beside it:
 * a refusal that several controls share stands far from the one that was pressed.
 */
export function useAct(): Act {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState(NONE)
  const run = useCallback(async (work: () => Promise<void>) => {
    setBusy(true)
    setRefusal(NONE)
    try {
      await work()
      return true
    } catch (error) {
      const { message, fields } = problemOf(error)
      setRefusal({ problem: message, fields })
      return false
    } finally {
      setBusy(false)
    }
  }, [])
  const clear = useCallback(() => setRefusal(NONE), [])
  return { busy, ...refusal, run, clear }
}
