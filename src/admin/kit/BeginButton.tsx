'use client'

import { useState } from 'react'

import { BEGIN } from '@/kit/case/define'
import type { CaseListShape } from '@/services/cases/shape'

import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

import { MoveDialog } from './MoveDialog'

type Props = { shape: CaseListShape; onDone: () => void }

/** Makes a record of a kind by hand; not there for whoever may not. */
export function BeginButton({ shape: { slug, begin }, onDone }: Props) {
  const [isOpen, open] = useState(false)
  const act = useAct()
  const { opOf, answered } = useOp()
  if (!begin) return null
  const send = async (answers: Record<string, string>) => {
    const body = { answers, op: opOf(BEGIN, answers) }
    if (!(await act.run(() => apiPost(`/ops/cases/${slug}`, body)))) return
    answered(BEGIN)
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
