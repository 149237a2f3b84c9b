'use client'

import { useState } from 'react'

import type { Ask } from '@/kit/case/types'

import { useAct } from '../shell/useAct'

import { MoveDialog } from './MoveDialog'

type Props = {
  ask: { label: string; asks: readonly Ask[] }
  /** Heading of the dialog; the button's own words where it is left out. */
  title?: string
  className: string
  /** A refusal stands in the dialog, on its fields, and nothing that was typed is lost. */
  send: (answers: Record<string, string>) => Promise<unknown>
}

/** A button that asks before it sends; its dialog closes when the answer was good. */
export function AskButton({ ask, title, className, send }: Props) {
  const [isOpen, open] = useState(false)
  const act = useAct()
  const submit = async (answers: Record<string, string>) => {
    if (await act.run(async () => void (await send(answers)))) open(false)
  }
  return (
    <>
      <button type="button" className={className} onClick={() => open(true)}>
        {ask.label}
      </button>
      {isOpen ? (
        <MoveDialog
          move={ask}
          title={title}
          act={act}
          onSend={(answers) => void submit(answers)}
          onClose={() => {
            act.clear()
            open(false)
          }}
        />
      ) : null}
    </>
  )
}
