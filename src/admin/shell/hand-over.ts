'use client'

import { useEffect, useRef } from 'react'

type Place = 'cards' | 'desk'

let waiting: { place: Place; text: string } | null = null
const takers = new Map<Place, (text: string) => void>()

/**
 * Gives a screen the text that it is to look for: to the one that stands, else to the next that opens.
 * In memory only: a number or a name stands in no address, no history and no log (ID-12).
 */
export function handOver(place: Place, text: string): void {
  const take = takers.get(place)
  if (take) take(text)
  else waiting = { place, text }
}

/** For a screen that looks for what others hand over. */
export function useHanded(place: Place, take: (text: string) => void): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    takers.set(place, (text) => latest.current(text))
    const held = waiting
    waiting = null
    if (held?.place === place) latest.current(held.text)
    return () => {
      takers.delete(place)
    }
  }, [place])
}
