'use client'

import { useCallback, useState } from 'react'

import { isIndividualNumber } from '@/domain/codes/individual-number'
import type { CardChoice } from '@/services/cards/find-card'
import type { HandoverDone } from '@/services/cards/handover/handover'
import type { Handover } from '@/services/cards/handover/view'

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
  /** The card in the clerk's hand, where it is another than the one that was open. */
  card?: { number: string; name: string }
  /** Cards that the number fits, where the clerk has to say which. */
  choices?: CardChoice[]
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
  /** The card that was open before another was scanned, with its ticks: scanned again, it goes on. */
  parked: { id: string; draft: Draft; op: string } | null
}

const NO_DRAFT: Draft = { case: '', checks: [], reason: '', proof: '', note: '' }
const CLOSED = { handover: null, draft: NO_DRAFT, op: '', parked: null }

const OWN_NUMBER = 'これはマイナンバーです。カードの表の番号か、受付番号のQRを読み取ってください。'

const bad = (problem: Problem, code = ''): Said => ({
  card: cardOf(problem, code),
  kind: 'bad',
  title: TITLES[problem.code] ?? '交付できません',
  lines: [problem.message],
  choices: problem.code === 'SEVERAL_CARDS' ? (problem.details.cards as CardChoice[]) : undefined,
  next: [],
})

/** Number and person, as the server names them; else what was scanned. */
function cardOf({ code, details }: Problem, scanned: string): Said['card'] {
  if (code === 'INDIVIDUAL_NUMBER') return undefined
  const number = typeof details.number === 'string' ? details.number : scanned
  return number ? { number, name: String(details.person ?? '') } : undefined
}

/** The only case there is, or the one that the holder's age asks for. */
function firstCase({ cases, holder }: Handover): string {
  const fitting = holder.legalAgent ? cases.filter(({ who }) => who === 'legal') : cases
  return fitting.length === 1 ? (fitting[0]?.id ?? '') : ''
}

/** Everything that one clerk does with the card in hand. */
export function useHandover() {
  const [state, setState] = useState<State>({ ...CLOSED, said: null, busy: false })

  const open = useCallback(
    async (wanted: { code: string } | { id: string }) => {
      if (state.busy) return
      setState((old) => ({ ...old, busy: true }))
      const before =
        state.handover === null
          ? state.parked
          : { id: state.handover.card.id, draft: state.draft, op: state.op }
      try {
        // Refused here already: the number never leaves this machine.
        if ('code' in wanted && isIndividualNumber(wanted.code))
          throw new Problem('INDIVIDUAL_NUMBER', OWN_NUMBER)
        const handover = await apiPost<Handover>('/ops/cards/handover/open', wanted)
        const isSame = before?.id === handover.card.id
        if (before && !isSame) await leaveCard(before.id)
        beep('ok')
        const draft = before && isSame ? before.draft : { ...NO_DRAFT, case: firstCase(handover) }
        setState({
          handover,
          draft,
          op: before && isSame ? before.op : crypto.randomUUID(),
          said: null,
          busy: false,
          parked: null,
        })
      } catch (error) {
        beep('bad')
        // The clerk holds another card now: nothing of the one before may stay open to be completed.
        const said = bad(problemOf(error), 'code' in wanted ? wanted.code : '')
        setState({ ...CLOSED, said, busy: false, parked: before })
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
