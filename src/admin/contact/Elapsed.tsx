'use client'

import { useEffect, useState } from 'react'

const SECOND = 1000

/** How long the call has lasted: `3:07`. */
export function Elapsed({ since }: { since: string }) {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    tick()
    const timer = setInterval(tick, SECOND)
    return () => clearInterval(timer)
  }, [])
  if (now === null) return null
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / SECOND))
  return (
    <span className="cr-elapsed" aria-hidden>
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </span>
  )
}
