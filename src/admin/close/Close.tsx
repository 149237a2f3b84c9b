'use client'

import { useState } from 'react'

import type { CloseResult } from '@/services/calendar/close-office'
import type { ScopeCatalogue } from '@/services/lists/catalogue'

import { useImpact } from '../calendar/useImpact'

import { Confirm } from './Confirm'
import { Done } from './Done'
import { bodyOf, emptyDraft } from './draft'
import { Form } from './Form'

const STEPS = ['いつ・どこを閉めるか', '確認', '知らせる・電話する'] as const
type Step = 0 | 1 | 2

/** Three steps; nothing is done before the second one's button. */
export function Close({ catalogue }: { catalogue: ScopeCatalogue }) {
  const [step, setStep] = useState<Step>(0)
  const [draft, setDraft] = useState(() => emptyDraft(catalogue.offices))
  const [result, setResult] = useState<CloseResult | null>(null)
  const body = bodyOf(draft)
  const preview = useImpact('/ops/calendar/close/preview', body && JSON.stringify(body))
  const go = (next: Step) => {
    setStep(next)
    window.scrollTo({ top: 0 })
  }
  return (
    <>
      <ol className="mg-steps">
        {STEPS.map((label, at) => (
          <li key={label} aria-current={at === step ? 'step' : undefined}>
            <span>{at + 1}</span>
            {label}
          </li>
        ))}
      </ol>
      {step === 0 ? (
        <Form
          draft={draft}
          change={(part) => setDraft((old) => ({ ...old, ...part }))}
          catalogue={catalogue}
          preview={preview}
          onNext={() => go(1)}
        />
      ) : null}
      {step === 1 ? (
        <Confirm
          draft={draft}
          catalogue={catalogue}
          preview={preview}
          onTell={(tell) => setDraft((old) => ({ ...old, tell }))}
          onBack={() => go(0)}
          onDone={(done) => {
            setResult(done)
            go(2)
          }}
        />
      ) : null}
      {step === 2 && result ? <Done draft={draft} catalogue={catalogue} result={result} /> : null}
    </>
  )
}
