'use client'

import { useRef, useState } from 'react'

import type { CaseListShape } from '@/services/cases/list'

import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

import { MoveDialog } from './MoveDialog'

type Props = { shape: CaseListShape; onDone: () => void }

/** Makes a record of a kind by hand; not there for whoever may not. */
export function BeginButton({ shape: { slug, begin }, onDone }: Props) {
  const [isOpen, open] = useState(false)
  const act = useAct()
  const op = useRef('')
  if (!begin) return null
  const send = async (answers: Record<string, string>) => {
    // Until an answer came, pressing again is the same request.
    op.current ||= crypto.randomUUID()
    const body = { answers, op: op.current }
    if (!(await act.run(() => apiPost(`/ops/cases/${slug}`, body)))) return
    op.current = ''
    open(false)
    onDone()
  }
  return (
    <p className="mg-begin">
      <button type="button" className="mg-button mg-button--main" onClick={() => open(true)}>
        {begin.label}
      </button>
      {isOpen ? (
        <MoveDialog
          move={begin}
          act={act}
          onSend={(answers) => void send(answers)}
          onClose={() => {
            act.clear()
            open(false)
          }}
        />
      ) : null}
    </p>
  )
}
