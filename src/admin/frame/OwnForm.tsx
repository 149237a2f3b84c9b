'use client'

import { type ReactNode, useEffect, useRef } from 'react'

type Props = { className?: string; onSend: (form: HTMLFormElement) => void; children: ReactNode }

/**
 * A form that also works inside the panel's own form around a record. There a browser lets nobody
 * outside the inner form hear of its `submit`, React among them: it would be sent as an address, the
 * page loaded anew, and what was asked for never done. So the form itself listens.
 */
export function OwnForm({ className, onSend, children }: Props) {
  const ref = useRef<HTMLFormElement>(null)
  const latest = useRef(onSend)
  useEffect(() => {
    latest.current = onSend
  })
  useEffect(() => {
    const form = ref.current
    if (!form) return
    const hear = (event: SubmitEvent) => {
      event.preventDefault()
      event.stopPropagation()
      latest.current(form)
    }
    form.addEventListener('submit', hear)
    return () => form.removeEventListener('submit', hear)
  }, [])
  return (
    <form ref={ref} className={className} noValidate>
      {children}
    </form>
  )
}
