'use client'

import { momentInWords } from '@/domain/time/words'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import type { AdmissionState } from '@/services/admission/state'

import './admission.css'
import { Says } from '../frame/Says'
import { apiGet, apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useLive } from '../shell/useLive'

const EVERY_MS = 5_000
const ACTS = [
  ['open', '今すぐ待合を開く'],
  ['auto', '自動に戻す'],
  ['closed', '待合を閉じる'],
] as const

const read = () => apiGet<AdmissionState>('/ops/admission')
const say = (number: number): string => number.toLocaleString('ja-JP')
const moment = (instant: string): string =>
  momentInWords(tokyoDateOf(new Date(instant)), tokyoTimeOf(new Date(instant)), 'ja')

/** What is worth knowing, in the order in which it is asked. */
function factsOf(state: AdmissionState): [string, string][] {
  const { isOpen, why, minutes } = state
  const facts: [string, string][] = [['開け方', state.modeLabel]]
  if (!isOpen) return [...facts, ['いま', '閉じています']]
  facts.push(['いま', state.isLobby ? '抽選を待っています' : '開いています'])
  facts.push(['開いた時刻', `${moment(state.openedAt)}（${why}）`])
  facts.push(['待っている人', `${say(state.waiting)}人`], ['呼んだ人', `${say(state.called)}人`])
  facts.push(['1分間に通す人数', `${say(state.perMinute)}人`])
  facts.push(['呼ばれて来る割合', `${state.share}%`])
  if (minutes !== null) facts.push(['これから来る人の待ち時間', `約${say(minutes)}分`])
  if (state.drawAt) facts.push(['抽選', moment(state.drawAt)])
  if (state.commitment) facts.push(['抽選の種のSHA-256', state.commitment])
  if (state.seed) facts.push(['抽選の種', state.seed])
  return facts
}

export function AdmissionPanel({ first, mayTurn }: { first: AdmissionState; mayTurn: boolean }) {
  const { data, problem, refresh } = useLive('admission', read, EVERY_MS)
  const act = useAct()
  const state = data ?? first
  const turn = (mode: string) =>
    void act.run(async () => {
      await apiPost('/ops/admission/switch', { mode })
      await refresh()
    })
  return (
    <section className="mg-panel ad-panel">
      <h2>いまの状況</h2>
      <dl className="mg-facts">
        {factsOf(state).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {mayTurn ? (
        <div className="mg-row">
          {ACTS.map(([mode, label]) => (
            <button
              key={mode}
              type="button"
              className="mg-button"
              disabled={act.busy || state.mode === mode}
              onClick={() => turn(mode)}
            >
              {label}
            </button>
          ))}
        </div>
      ) : null}
      <Says problem={act.problem || (problem?.message ?? '')} />
    </section>
  )
}
