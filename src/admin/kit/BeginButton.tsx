'use client'

import { useSearchParams } from 'next/navigation'
import { useState } from 'react'

import { BEGIN } from '@/kit/case/define'
import type { Ask } from '@/kit/case/types'
import type { CaseListShape } from '@/services/cases/shape'

import { apiPost } from '../shell/api'
import { useOp } from '../shell/useOp'

import { AskButton } from './AskButton'

type Props = { shape: CaseListShape; onDone: () => void }

/** Makes a record of a kind by hand; not there for whoever may not. */
export function BeginButton({ shape: { slug, begin }, onDone }: Props) {
  const { once } = useOp()
  // Once for the page: the address goes on to speak of the list.
  const query = useSearchParams()
  const [given] = useState(() => givenIn(new URLSearchParams(query)))
  if (!begin) return null
  const send = async (answers: Record<string, string>) => {
    await once(BEGIN, answers, (op) => apiPost(`/ops/cases/${slug}`, { answers, op }))
    onDone()
  }
  return (
    <p className="mg-begin">
      <AskButton
        ask={{ ...begin, asks: begin.asks.map((ask) => withGiven(ask, given)) }}
        className="mg-button mg-button--main"
        send={send}
      />
    </p>
  )
}

/** What the way here already knows: `?begin.cause=escalation`, from the record that this one comes of. */
const givenIn = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries(
    [...query]
      .filter(([name]) => name.startsWith(`${BEGIN}.`))
      .map(([name, value]) => [name.slice(BEGIN.length + 1), value]),
  )

const withGiven = (ask: Ask, given: Record<string, string>): Ask =>
  given[ask.name] === undefined ? ask : { ...ask, value: given[ask.name] }
