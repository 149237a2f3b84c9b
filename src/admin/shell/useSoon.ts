'use client'

import { useCallback, useEffect, useState } from 'react'

const SOON_MS = 800

/** Asks for work that many answers in a row want done once, a moment after the last of them. */
export function useSoon(work: () => unknown): () => void {
  const [turn, setTurn] = useState(0)
  useAfter(turn, work)
  return useCallback(() => setTurn((old) => old + 1), [])
}

/** The same where somebody else counts. @param turn grows with everything that wants the work */
export function useAfter(turn: number, work: () => unknown): void {
  useEffect(() => {
    if (turn === 0) return
    const timer = setTimeout(() => void work(), SOON_MS)
    return () => clearTimeout(timer)
  }, [turn, work])
}
