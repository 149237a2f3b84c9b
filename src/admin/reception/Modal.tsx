'use client'

import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'

type Props = { title: string; onClose: () => void; children: ReactNode }

/** The browser's own modal dialog: it holds the focus and closes with Esc. */
export function Modal({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="rc-dialog"
      aria-labelledby="rc-dialog-title"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="rc-dialoghead">
        <h2 id="rc-dialog-title">{title}</h2>
        <button type="button" className="wk-quiet" onClick={onClose}>
          閉じる <kbd>Esc</kbd>
        </button>
      </div>
      {children}
    </dialog>
  )
}
