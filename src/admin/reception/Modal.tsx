'use client'

import type { ReactNode } from 'react'
import { useEffect, useId } from 'react'

import { useAskingModal } from '../frame/Dialog'

type Props = { title: string; onClose: () => void; children: ReactNode }

/** The browser's own modal dialog: it holds the focus, begins at its first question, closes with Esc. */
export function Modal({ title, onClose, children }: Props) {
  const id = useId()
  const { modal, question } = useAskingModal(onClose)
  // After the dialog has opened, which puts the focus on 閉じる.
  useEffect(
    () =>
      modal.ref.current
        ?.querySelector<HTMLElement>('.rc-dialogbody :is(input, textarea, select, button)')
        ?.focus(),
    [modal.ref],
  )
  return (
    <>
      <dialog {...modal} className="rc-dialog" aria-labelledby={id}>
        <div className="rc-dialoghead">
          <h2 id={id}>{title}</h2>
          <button type="button" className="wk-quiet" onClick={onClose}>
            閉じる <kbd>Esc</kbd>
          </button>
        </div>
        <div className="rc-dialogbody">{children}</div>
      </dialog>
      {question}
    </>
  )
}
