'use client'

import type { ScopeCatalogue } from '@/services/lists/catalogue'

import { ImpactSummary } from '../calendar/ImpactSummary'
import type { ImpactState } from '../calendar/useImpact'

import type { Draft } from './draft'
import { ALL, missingIn, REASONS } from './draft'
import { WhenFields } from './WhenFields'

type Props = {
  draft: Draft
  change: (part: Partial<Draft>) => void
  catalogue: ScopeCatalogue
  preview: ImpactState
  onNext: () => void
}

/** First step: where, when, why; what it would do appears below while one chooses. */
export function Form({ draft, change, catalogue, preview, onNext }: Props) {
  const missing = missingIn(draft)
  return (
    <form
      className="mg-panel"
      onSubmit={(event) => {
        event.preventDefault()
        if (missing.length === 0) onNext()
      }}
    >
      <WhereFields draft={draft} change={change} catalogue={catalogue} />
      <WhenFields draft={draft} change={change} today={catalogue.today} />
      <section className="mg-section">
        <h2>理由</h2>
        <label className="mg-field">
          <span className="mg-hint">市民へのメールに、このまま出ます。</span>
          <input
            type="text"
            list="close-reasons"
            aria-label="理由"
            placeholder="例: 庁舎の設備点検のため"
            maxLength={300}
            value={draft.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </label>
        <datalist id="close-reasons">
          {REASONS.map((reason) => (
            <option key={reason} value={reason} />
          ))}
        </datalist>
        <label className="mg-check">
          <input
            type="checkbox"
            checked={draft.kind === 'outage'}
            onChange={() => change({ kind: draft.kind === 'outage' ? 'closed' : 'outage' })}
          />
          国のシステムの停止による
        </label>
      </section>
      <section className="mg-section" aria-live="polite">
        <h2>閉めると、どうなるか</h2>
        {preview.waiting ? <p className="mg-hint">予約を調べています…</p> : null}
        {preview.problem ? <p className="mg-note mg-note--bad">{preview.problem.message}</p> : null}
        {preview.impact ? <ImpactSummary impact={preview.impact} /> : null}
        {!preview.waiting && !preview.problem && !preview.impact ? (
          <p className="mg-hint">窓口と日付を選ぶと、予約している人がいるかを調べます。</p>
        ) : null}
      </section>
      <div className="mg-row mg-section">
        <button
          type="submit"
          className="mg-button mg-button--main"
          disabled={missing.length > 0 || !preview.impact}
        >
          確認へ進む
        </button>
        {missing.length > 0 ? <span>あと必要なもの: {missing.join('、')}</span> : null}
      </div>
    </form>
  )
}

function WhereFields({ draft, change, catalogue }: Pick<Props, 'draft' | 'change' | 'catalogue'>) {
  const isAll = draft.offices.includes(ALL)
  const toggle = (list: string[], id: string) =>
    list.includes(id) ? list.filter((one) => one !== id) : [...list, id]
  return (
    <section className="mg-section">
      <h2>どの窓口を閉めますか</h2>
      <div className="mg-boxes" role="group" aria-label="閉める窓口">
        {catalogue.everywhere ? (
          <label className="mg-check">
            <input
              type="checkbox"
              checked={isAll}
              onChange={() => change({ offices: isAll ? [] : [ALL] })}
            />
            すべての窓口
          </label>
        ) : null}
        {catalogue.offices.map((office) => (
          <label key={office.id} className="mg-check">
            <input
              type="checkbox"
              checked={isAll || draft.offices.includes(office.id)}
              disabled={isAll}
              onChange={() => change({ offices: toggle(draft.offices, office.id) })}
            />
            {office.name}
          </label>
        ))}
      </div>
      {catalogue.services.length > 1 ? (
        <details className="mg-more" open={draft.services.length > 0 || undefined}>
          <summary>一部のサービスだけを閉める</summary>
          <div className="mg-boxes" role="group" aria-label="閉めるサービス">
            {catalogue.services.map((service) => (
              <label key={service.id} className="mg-check">
                <input
                  type="checkbox"
                  checked={draft.services.includes(service.id)}
                  onChange={() => change({ services: toggle(draft.services, service.id) })}
                />
                {service.name}
              </label>
            ))}
          </div>
          <p className="mg-hint">何も選ばなければ、すべてのサービスを閉めます。</p>
        </details>
      ) : null}
    </section>
  )
}
