'use client'

import { useEffect, useState } from 'react'

import type { DeskCatalogue } from '@/services/desk/catalogue'

import { apiGet } from './api'

const EVERY_MS = 3 * 60_000

/** The catalogue, read again every few minutes and when the window comes to the front. */
export function useCatalogue(initial: DeskCatalogue): DeskCatalogue {
  const [catalogue, setCatalogue] = useState(initial)
  useEffect(() => {
    const refresh = () => {
      // An old text is better than none: the next round tries again.
      apiGet<DeskCatalogue>('/ops/catalogue').then(setCatalogue, () => undefined)
    }
    const timer = setInterval(refresh, EVERY_MS)
    window.addEventListener('focus', refresh)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', refresh)
    }
  }, [])
  return catalogue
}
