'use client'

import { type ReactNode, useEffect, useRef } from 'react'

type Props = {
  children: ReactNode
  /** What the server says of single fields, by their name. */
  fields?: Record<string, string>
}

/**
 * A refusal beside the control that was pressed. It is brought into view wherever it stands: what is
 * refused off-screen looks as if nothing had happened. A field that the refusal names (`name` of an
 * input of the same form) gets the focus.
 */
export function Refused({ children, fields = {} }: Props) {
  const ref = useRef<HTMLParagraphElement>(null)
  const shown = useRef('')
  useEffect(() => {
    const box = ref.current
    // Not at every drawing: only when there is something new to read.
    if (!box || shown.current === box.textContent) return
    shown.current = box.textContent
    box.scrollIntoView({ block: 'nearest' })
    fieldOf(box, Object.keys(fields))?.focus()
  })
  return (
    <p ref={ref} className="mg-note mg-note--bad" role="alert">
      {children}
    </p>
  )
}

function fieldOf(box: HTMLElement, names: string[]): HTMLElement | null {
  const form = box.closest('form') ?? box.parentElement
  for (const name of names) {
    const field = form?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)
    if (field) return field
  }
  return null
}
