'use client'

import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from 'react'

/**
 * Opens the browser's own modal dialog, which holds the focus. Esc asks the screen to close it instead
 * of closing it behind the screen's back.
 * @returns what a `<dialog>` needs
 */
export function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = ref.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const onCancel = (event: SyntheticEvent) => {
    event.preventDefault()
    onClose()
  }
  return { ref, onCancel }
}

type Props = { title: string; className?: string; onClose: () => void; children: ReactNode }

/** A modal dialog with its heading. */
export function Dialog({ title, className, onClose, children }: Props) {
  const id = useId()
  return (
    <dialog
      {...useModal(onClose)}
      className={className ? `mg-dialog ${className}` : 'mg-dialog'}
      aria-labelledby={id}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}
