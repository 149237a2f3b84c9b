'use client'

import { useRef } from 'react'

/**
 * Ids of the requests of a screen, by the name of the act. Until an answer came, pressing again is the
 * same request: the server that has done it already, and whose answer was lost, does it no second time.
 */
export function useOp() {
  const ops = useRef<Record<string, string>>({})
  return {
    opOf: (act: string): string => (ops.current[act] ??= crypto.randomUUID()),
    answered: (act: string): void => void delete ops.current[act],
  }
}
