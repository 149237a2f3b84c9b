'use client'

import { useEffect, useRef } from 'react'

const AIR = 24

/**
 * Keeps room below the page for what lies over its lower edge, as high as that is at the moment: the last
 * buttons of a page can be scrolled up from under it.
 */
export function useRoom<E extends HTMLElement>() {
  const ref = useRef<E>(null)
  useEffect(() => {
    const box = ref.current
    if (!box) return
    const { style } = document.documentElement
    const watch = new ResizeObserver(() => {
      style.setProperty('--room-below', `${box.offsetHeight + AIR}px`)
    })
    watch.observe(box)
    return () => {
      watch.disconnect()
      style.removeProperty('--room-below')
    }
  }, [])
  return ref
}
