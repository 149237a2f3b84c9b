'use client'

import { useState } from 'react'

import type { CloseResult } from '@/services/calendar/close-office'
import type { ScopeCatalogue } from '@/services/lists/catalogue'

import { ImpactSummary } from '../calendar/ImpactSummary'
import type { ImpactState } from '../calendar/useImpact'
import { apiPost, problemOf } from '../shell/api'

import type { Draft } from './draft'
import { bodyOf } from './draft'
import { closureWords } from './words'
import { Refused } from '../frame/Refused'

type Props = {
  draft: Draft
  catalogue: ScopeCatalogue
  preview: ImpactState
  onTell: (tell: boolean) => void
  onBack: () => void
  onDone: (result: CloseResult) => void
}

/** Second step: everything on one page, and the one button that does it. */
export function Confirm({ draft, catalogue, preview, onTell, onBack, onDone }: Props) {
  // One key for this submission: pressed again after a lost answer, it closes nothing twice.
  const [idemKey] = useState(() => crypto.randomUUID())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const words = closureWords(draft, catalogue)
  const withMail = preview.impact?.withMail ?? 0
  const submit = async () => {
    setBusy(true)
    setProblem('')
    try {
      const body = { ...bodyOf(draft), tell: draft.tell, idemKey }
      onDone(await apiPost<CloseResult>('/ops/calendar/close', body))
    } catch (error) {
      setProblem(problemOf(error).message)
      setBusy(false)
    }
  }
  return (
    <div className="mg-panel">
      <dl className="mg-facts">
        <dt>閉める窓口</dt>
        <dd>{words.where}</dd>
        <dt>サービス</dt>
        <dd>{words.services}</dd>
        <dt>日時</dt>
        <dd>{words.when}</dd>
        <dt>理由</dt>
        <dd>{draft.reason}</dd>
      </dl>
      <section className="mg-section">
        <h2>予約している人</h2>
        {preview.impact ? <ImpactSummary impact={preview.impact} /> : null}
        {preview.problem ? <p className="mg-note mg-note--bad">{preview.problem.message}</p> : null}
      </section>
      {withMail > 0 ? (
        <section className="mg-section">
          <h2 id="close-tell">メールで知らせますか</h2>
          <div role="radiogroup" aria-labelledby="close-tell">
            <label className="mg-check">
              <input type="radio" name="tell" checked={draft.tell} onChange={() => onTell(true)} />
              閉めると同時に、{withMail}件へメールで知らせる
            </label>
            <br />
            <label className="mg-check">
              <input
                type="radio"
                name="tell"
                checked={!draft.tell}
                onChange={() => onTell(false)}
              />
              メールは送らない（全員に電話する）
            </label>
          </div>
        </section>
      ) : null}
      {problem ? <Refused>{problem}</Refused> : null}
      <div className="mg-row mg-section">
        <button type="button" className="mg-button" disabled={busy} onClick={onBack}>
          戻って直す
        </button>
        <button
          type="button"
          className="mg-button mg-button--danger"
          disabled={busy || !preview.impact}
          onClick={() => void submit()}
        >
          {busy ? '閉めています…' : 'この内容で閉める'}
        </button>
      </div>
    </div>
  )
}
