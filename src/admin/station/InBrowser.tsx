'use client'

import type { ReactNode } from 'react'
import { useSyncExternalStore } from 'react'

const nothing = () => () => undefined

/** Renders only in the browser, where address, kept scans and the scanner are. */
export function InBrowser({ children }: { children: () => ReactNode }) {
  const isBrowser = useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  )
  return isBrowser ? children() : null
}
