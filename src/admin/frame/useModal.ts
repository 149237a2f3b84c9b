'use client'

import { type SyntheticEvent, useEffect, useRef } from 'react'

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
