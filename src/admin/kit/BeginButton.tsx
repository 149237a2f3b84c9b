'use client'

import { BEGIN } from '@/kit/case/define'
import type { CaseListShape } from '@/services/cases/shape'

import { apiPost } from '../shell/api'
import { useOp } from '../shell/useOp'

import { AskButton } from './AskButton'

type Props = { shape: CaseListShape; onDone: () => void }

/** Makes a record of a kind by hand; not there for whoever may not. */
export function BeginButton({ shape: { slug, begin }, onDone }: Props) {
  const { once } = useOp()
  if (!begin) return null
  const send = async (answers: Record<string, string>) => {
    await once(BEGIN, answers, (op) => apiPost(`/ops/cases/${slug}`, { answers, op }))
    onDone()
  }
  return (
    <p className="mg-begin">
      <AskButton ask={begin} className="mg-button mg-button--main" send={send} />
    </p>
  )
}
