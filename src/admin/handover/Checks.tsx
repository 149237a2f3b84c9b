'use client'

import { type FormEvent, useEffect, useRef } from 'react'

import type { Handover } from '@/services/cards/handover/view'

import type { HandoverScreen } from './useHandover'

type Props = {
  screen: HandoverScreen
  handover: Handover
  isCity: boolean
  onLeave: () => void
  onRefuse: () => void
}

/** Alone, where 法定代理人 has to come along. */
export const isBarred = ({ holder }: Handover, { who }: Handover['cases'][number]): boolean =>
  holder.legalAgent !== '' && who === 'holder'

/** The case at the window and its checks; those that the law leaves to the city are marked (AC-06). */
export function Checks({ screen, handover, isCity, onLeave, onRefuse }: Props) {
  const { draft, change, finish, busy } = screen
  const box = useRef<HTMLFormElement>(null)
  const kase = handover.cases.find(({ id }) => id === draft.case)
  const { id } = handover.card
  useEffect(() => {
    // Ready for the digits; a scan is heard from here as well.
    box.current?.querySelector<HTMLElement>('input:not(:disabled)')?.focus()
  }, [id])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void finish()
  }
  const left = kase?.checks.filter((one) => one.required && !draft.checks.includes(one.id)) ?? []
  const isCityNeeded = !isCity && left.some(({ cityOnly }) => cityOnly)
  return (
    <form className="mg-panel ho-checks" ref={box} onSubmit={submit}>
      <fieldset>
        <legend>来庁のかたち</legend>
        {handover.cases.map((one, index) => (
          <label key={one.id} className={`ho-choice${draft.case === one.id ? ' is-chosen' : ''}`}>
            <input
              type="radio"
              name="case"
              checked={draft.case === one.id}
              disabled={isBarred(handover, one)}
              onChange={() => change({ case: one.id, checks: [] })}
            />
            {kase ? null : <kbd>{index + 1}</kbd>} {one.label}
            {isBarred(handover, one) ? <small>法定代理人が必要です</small> : null}
          </label>
        ))}
      </fieldset>
      {kase ? (
        <fieldset>
          <legend>確認すること</legend>
          {kase.checks.map((check, index) => {
            const isLocked = check.cityOnly && !isCity
            return (
              <label
                key={check.id}
                className={`ho-choice${draft.checks.includes(check.id) ? ' is-chosen' : ''}`}
              >
                <input
                  type="checkbox"
                  disabled={isLocked}
                  checked={draft.checks.includes(check.id)}
                  onChange={(event) =>
                    change({
                      checks: event.target.checked
                        ? [...draft.checks, check.id]
                        : draft.checks.filter((one) => one !== check.id),
                    })
                  }
                />
                {index < 9 ? <kbd>{index + 1}</kbd> : null}
                <span>
                  {check.label} {check.required ? null : <small>（必須ではない）</small>}
                  {check.cityOnly ? <span className="mg-tag">市職員のみ</span> : null}
                </span>
              </label>
            )
          })}
        </fieldset>
      ) : (
        <p className="mg-hint">来庁のかたちを選ぶと、確認することが出ます。</p>
      )}
      {kase?.needsProof ? (
        <div className="ho-proof">
          <label className="mg-field">
            来庁できない理由（必須）
            <input
              type="text"
              maxLength={300}
              value={draft.reason}
              onChange={(event) => change({ reason: event.target.value })}
            />
          </label>
          <label className="mg-field">
            確認した書類の名前（必須）
            <small>例: 診断書、施設の入所証明書。番号は書きません。</small>
            <input
              type="text"
              maxLength={300}
              value={draft.proof}
              onChange={(event) => change({ proof: event.target.value })}
            />
          </label>
        </div>
      ) : null}
      {kase ? (
        <label className="mg-field">
          メモ
          <small>履歴に残ります。個人情報は書きません。</small>
          <input
            type="text"
            maxLength={300}
            value={draft.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        </label>
      ) : null}
      {isCityNeeded ? (
        <p className="mg-note mg-note--warn">
          「市職員のみ」の確認は、市職員のアカウントで行います。下の「受付を離す」を押すと、市職員が同じカードを読み取って続けられます。
        </p>
      ) : null}
      <div className="mg-row">
        <button
          type="submit"
          className="mg-button mg-button--main ho-finish"
          disabled={busy || !kase || left.length > 0}
        >
          {busy ? '記録しています…' : '交付を完了する'} <kbd>F8</kbd>
        </button>
        <span className="mg-hint" aria-live="polite">
          {kase && left.length > 0 ? `必須の確認が あと${left.length}件` : ''}
        </span>
      </div>
      <div className="mg-row">
        <button type="button" className="mg-button mg-button--small" onClick={onRefuse}>
          交付できず <kbd>F9</kbd>
        </button>
        <button type="button" className="mg-button mg-button--small" onClick={onLeave}>
          受付を離す（ほかの人に渡す）
        </button>
      </div>
    </form>
  )
}
