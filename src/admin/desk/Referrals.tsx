'use client'

import type { KeyboardEvent } from 'react'

import type { DeskReferral } from '@/services/desk/catalogue'

import { apiPost, problemOf } from '../shell/api'

import type { Desk } from './useDesk'
import { ownKeys } from '../shell/keys'

type Props = { desk: Desk; targets: DeskReferral[]; mayRecord: boolean }

/** Where to send matters outside the service; one key tells and records it (OP-11). */
export function Referrals({ desk, targets, mayRecord }: Props) {
  const record = async (target: DeskReferral | undefined) => {
    if (!target || !mayRecord) return
    try {
      await apiPost('/ops/referrals', {
        target: target.id,
        channel: desk.state.channel,
        language: desk.state.draft?.language ?? 'ja',
        idemKey: crypto.randomUUID(),
      })
      desk.say(`案内を記録しました：${target.name}`)
    } catch (error) {
      desk.say(`案内を記録できませんでした：${problemOf(error).message}`)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
    const all = [...event.currentTarget.querySelectorAll('button')]
    const here = all.indexOf(document.activeElement as HTMLButtonElement)
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.code]
    if (!digit && step === undefined) return
    event.preventDefault()
    if (digit) void record(targets[Number(digit) - 1])
    else all[here + (step ?? 0)]?.focus()
  }
  return (
    <section aria-labelledby="dk-referrals" className="dk-referrals">
      <h2 id="dk-referrals">
        案内先 <kbd>F9</kbd>
        <small>押すと案内した記録が残ります</small>
      </h2>
      {targets.length === 0 && <p className="wk-note">案内先が登録されていません。</p>}
      <ol data-own-keys onKeyDown={ownKeys(onKeyDown)}>
        {targets.map((target, index) => (
          <li key={target.id}>
            <button type="button" onClick={() => void record(target)} disabled={!mayRecord}>
              {index < 9 && <kbd>{index + 1}</kbd>}
              <span>
                <strong>{target.name}</strong> {target.phone}
                <small>
                  {[target.matters, target.hours, target.languages].filter(Boolean).join('／')}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
