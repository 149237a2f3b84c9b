'use client'

import { useEffect } from 'react'

/** Payload says the internal name of a field (`needsInspection`) over its box, and to screen readers. */
const NAMED = '.checkbox-input input[title]'

function quiet({ target }: Event) {
  if (!(target instanceof Element)) return
  const box = target.closest('.checkbox-input')?.querySelector(NAMED)
  box?.removeAttribute('title')
}

/** Takes the names away before a pointer or the focus rests on one. */
export function NoFieldNames() {
  useEffect(() => {
    const kinds = ['pointerover', 'focusin'] as const
    for (const kind of kinds) document.addEventListener(kind, quiet, true)
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, quiet, true)
    }
  }, [])
  return null
}
