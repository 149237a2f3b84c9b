'use client'

import { useState } from 'react'

import { Says } from '../frame/Says'

/**
 * What follows a move: the records are read again, and a refusal stands above them, because the
 * record that it speaks of may have left the list.
 */
export function useMoved(refresh: () => Promise<unknown>) {
  const [refused, setRefused] = useState('')
  return {
    said: <Says problem={refused} />,
    /** @param why the refusal in words; null when the record was moved */
    onDone: async (why: string | null) => {
      setRefused(why ?? '')
      await refresh()
    },
  }
}
