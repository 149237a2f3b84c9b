'use client'

import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useId } from 'react'

import { isConverting } from '../shell/keys'

import { useUnsaved } from './Unsaved'
import { useModal } from './useModal'

/**
 * A modal dialog whose Esc asks before it throws away what is typed into it.
 * @returns what a `<dialog>` needs, and the question that stands behind it
 */
export function useAskingModal(onClose: () => void) {
  const { ref } = useModal(onClose)
  const { ask, question } = useUnsaved(ref)
  const onCancel = (event: SyntheticEvent) => {
    // Also the one of a file picker within it, which closes nothing.
    if (event.target !== event.currentTarget) return
    event.preventDefault()
    ask(onClose)
  }
  // The second Esc in a row closes a dialog whatever its `cancel` says: so the key is taken before.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isConverting(event.nativeEvent)) return
    event.preventDefault()
    ask(onClose)
  }
  return { modal: { ref, onCancel, onKeyDown }, question }
}

type Props = { title: string; className?: string; onClose: () => void; children: ReactNode }

/** A modal dialog with its heading. */
export function Dialog({ title, className, onClose, children }: Props) {
  const id = useId()
  const { modal, question } = useAskingModal(onClose)
  return (
    <>
      <dialog
        {...modal}
        className={className ? `mg-dialog ${className}` : 'mg-dialog'}
        aria-labelledby={id}
      >
        <h2 id={id}>{title}</h2>
        {children}
      </dialog>
      {question}
    </>
  )
}
