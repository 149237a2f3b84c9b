'use client'

import type { ReactNode } from 'react'
import { useId } from 'react'

import { useModal } from '../frame/Dialog'

type Props = { title: string; onClose: () => void; children: ReactNode }

/** The browser's own modal dialog: it holds the focus and closes with Esc. */
export function Modal({ title, onClose, children }: Props) {
  const id = useId()
  return (
    <dialog {...useModal(onClose)} className="rc-dialog" aria-labelledby={id}>
      <div className="rc-dialoghead">
        <h2 id={id}>{title}</h2>
        <button type="button" className="wk-quiet" onClick={onClose}>
          閉じる <kbd>Esc</kbd>
        </button>
      </div>
      {children}
    </dialog>
  )
}
