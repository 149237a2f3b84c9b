'use client'

import { useCallback, useState } from 'react'

import { isIndividualNumber } from '@/domain/codes/individual-number'
import type { HandoverDone } from '@/services/cards/handover'
import type { Handover } from '@/services/cards/handover-view'

import { beep } from '../reception/beep'
import { apiPost, Problem, problemOf } from '../shell/api'

import { TITLES } from './words'

/** What has been ticked and typed for the card that is open. */
export type Draft = {
  case: string
  checks: string[]
  reason: string
  proof: string
  note: string
}

export type Said = {
  kind: 'ok' | 'bad'
  title: string
  lines: string[]
  /** Cards of the same household that come next. */
  next: HandoverDone['next']
}

type State = {
  handover: Handover | null
  draft: Draft
  /** Id of this one handover: pressed twice or sent again, it is carried out once. */
  op: string
  said: Said | null
  busy: boolean
}

const NO_DRAFT: Draft = { case: '', checks: [], reason: '', proof: '', note: '' }
const CLOSED = { handover: null, draft: NO_DRAFT, op: '' }

const OWN_NUMBER = 'これはマイナンバーです。カードの表の番号か、受付番号のQRを読み取ってください。'

const bad = (problem: Problem): Said => ({
  kind: 'bad',
  title: TITLES[problem.code] ?? '交付できません',
  lines: [problem.message],
  next: [],
})

/** Everything that one clerk does with the card in hand. */
export function useHandover() {
  const [state, setState] = useState<State>({ ...CLOSED, said: null, busy: false })

  const open = useCallback(
    async (wanted: { code: string } | { id: string }) => {
      if (state.busy) return
      setState((old) => ({ ...old, busy: true }))
      const before = state.handover
      try {
        // Refused here already: the number never leaves this machine.
        if ('code' in wanted && isIndividualNumber(wanted.code))
          throw new Problem('INDIVIDUAL_NUMBER', OWN_NUMBER)
        const handover = await apiPost<Handover>('/ops/cards/handover/open', wanted)
        if (before && before.card.id !== handover.card.id) await leaveCard(before.card.id)
        beep('ok')
        const [only] = handover.cases
        const draft =
          before?.card.id === handover.card.id
            ? state.draft
            : { ...NO_DRAFT, case: handover.cases.length === 1 && only ? only.id : '' }
        setState({
          handover,
          draft,
          op: before?.card.id === handover.card.id ? state.op : crypto.randomUUID(),
          said: null,
          busy: false,
        })
      } catch (error) {
        beep('bad')
        setState((old) => ({ ...old, said: bad(problemOf(error)), busy: false }))
      }
    },
    [state],
  )

  const change = useCallback((part: Partial<Draft>) => {
    setState((old) => ({ ...old, draft: { ...old.draft, ...part }, said: null }))
  }, [])

  const finish = useCallback(async () => {
    const { handover, draft, op } = state
    if (!handover || state.busy) return
    setState((old) => ({ ...old, busy: true, said: null }))
    try {
      const done = await apiPost<HandoverDone>('/ops/cards/handover/finish', {
        id: handover.card.id,
        case: draft.case,
        checks: draft.checks,
        reason: draft.reason.trim() || undefined,
        proof: draft.proof.trim() || undefined,
        note: draft.note.trim() || undefined,
        op,
      })
      beep('ok')
      setState({ ...CLOSED, said: doneWords(done), busy: false })
    } catch (error) {
      const problem = problemOf(error)
      beep('bad')
      // A card that is no longer ours or is issued already has to be scanned anew.
      const isOver = ['ALREADY_ISSUED', 'SERVED_BY_OTHER', 'NOT_READY'].includes(problem.code)
      setState((old) => ({ ...old, ...(isOver ? CLOSED : {}), said: bad(problem), busy: false }))
    }
  }, [state])

  const leave = useCallback(
    async (reason: string, refused: boolean): Promise<boolean> => {
      const { handover } = state
      if (!handover) return true
      try {
        await leaveCard(handover.card.id, reason, refused)
        setState({ ...CLOSED, said: leftWords(handover, refused), busy: false })
        return true
      } catch (error) {
        setState((old) => ({ ...old, said: bad(problemOf(error)) }))
        return false
      }
    },
    [state],
  )

  return { ...state, open, change, finish, leave }
}

export type HandoverScreen = ReturnType<typeof useHandover>

const leaveCard = (id: string, reason = '', refused = false) =>
  apiPost('/ops/cards/handover/leave', { id, reason: reason || undefined, refused })

function doneWords({ card, visit, next }: HandoverDone): Said {
  return {
    kind: 'ok',
    title: '交付しました',
    lines: [
      `${card.name}　${card.shippingNumber || card.manufacturingNumber}`,
      visit === 'completed' ? '予約を「来庁済み」にしました。' : '',
      visit === 'waiting' && next.length === 0
        ? '同じ予約の、ほかの方のカードがまだ終わっていません。'
        : '',
    ].filter(Boolean),
    next,
  }
}

const leftWords = ({ card, visit }: Handover, refused: boolean): Said => ({
  kind: 'ok',
  title: refused ? '交付できずにしました' : '受付を離しました',
  lines: [
    card.name,
    refused && visit && visit.partySize > 1
      ? '複数の方の予約なので、来庁結果は受付の画面で入れてください。'
      : '',
    refused ? '' : 'ほかの人が、このカードを読み取って続けられます。',
  ].filter(Boolean),
  next: [],
})
