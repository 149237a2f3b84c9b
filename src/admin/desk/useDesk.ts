'use client'

import { useMemo, useReducer } from 'react'

import { readOutAfterChange } from '@/domain/booking/read-out'
import { ELIGIBILITY } from '@/domain/booking/vocabulary'
import type { Step } from '@/services/booking/steps'
import type { DeskCatalogue, DeskService } from '@/services/desk/catalogue'
import type { LookUp, PersonMatch } from '@/services/booking/look-up'
import type { StaffBooking } from '@/services/booking/staff-view'

import { apiGet, apiPost, Problem, problemOf } from '../shell/api'

import type { Action, DeskState, Draft } from './state'
import {
  choicesOf,
  convertDraft,
  initialState,
  isConversion,
  moveDraft,
  needsPerson,
  newDraft,
  reduce,
  stepAfterCalendar,
  stepBefore,
} from './state'

export type Desk = { state: DeskState; service: DeskService | null } & ReturnType<typeof actsOf>

/** State of one operator's screen and everything that can be done on it. */
export function useDesk(catalogue: DeskCatalogue): Desk {
  const [state, dispatch] = useReducer(
    reduce,
    initialState(catalogue.channels[0]?.value ?? 'call-centre'),
  )
  const service =
    catalogue.services.find(
      (one) => one.id === (state.draft?.service ?? state.booking?.service.id),
    ) ?? null
  const acts = useMemo(
    () => actsOf(catalogue, state, service, dispatch),
    [catalogue, state, service],
  )
  return { state, service, ...acts }
}

/** Errors that mean "choose another time": back to the times, with everything typed kept. */
const TIME_PROBLEMS = ['SLOT_FULL', 'SLOT_CLOSED', 'SLOT_UNKNOWN', 'PAST', 'OFFICE_NOT_OFFERED']

const UNKNOWN_NUMBER = 'この番号の対象者は見つかりません。番号をもう一度確認してください。'

function actsOf(
  catalogue: DeskCatalogue,
  state: DeskState,
  service: DeskService | null,
  dispatch: (action: Action) => void,
) {
  const { draft, booking, channel } = state

  async function run(work: () => Promise<void>): Promise<void> {
    if (state.busy) return
    dispatch({ type: 'busy' })
    try {
      await work()
    } catch (error) {
      const problem = problemOf(error)
      if (problem.code === 'CHANGED_MEANWHILE' && booking) {
        const path = `/ops/reservations/${booking.id}`
        const now = await apiGet<StaffBooking>(path).catch(() => null)
        if (now) dispatch({ type: 'open', booking: now, view: 'booking' })
      }
      dispatch({
        type: 'failed',
        problem,
        step: service ? stepFor(problem, service) : undefined,
      })
    }
  }

  const open = (found: StaffBooking, view?: DeskState['view'], message?: string) =>
    dispatch({ type: 'open', booking: found, view, message })

  function startNew(wanted: DeskService, person: PersonMatch | null) {
    const fresh = newDraft(wanted, person, crypto.randomUUID())
    dispatch({
      type: 'draft',
      draft: fresh,
      step: needsPerson(wanted, fresh) ? 'identify' : 'office',
    })
  }

  const search = (text: string) =>
    run(async () => {
      const lookup = await apiPost<LookUp>('/ops/search', { text })
      const choices = choicesOf(lookup, catalogue.services)
      const [only] = choices
      if (choices.length !== 1 || !only || lookup.ambiguous) dispatch({ type: 'found', lookup })
      else if (only.kind === 'booking') open(only.booking)
      else if (catalogue.may.write) startNew(only.service, only.person)
      else dispatch({ type: 'found', lookup })
    })

  /** On to the calendar with a number that the service of the draft knows. @throws Problem */
  const checkNumber = () =>
    run(async () => {
      if (!draft) return
      const { persons } = await apiPost<LookUp>('/ops/search', { text: draft.number })
      const known = persons.filter((one) => one.service === draft.service)
      if (known.length === 0) throw new Problem('NOT_MATCHED', UNKNOWN_NUMBER)
      if (!known.some(({ state: own }) => own === 'bookable'))
        throw new Problem(
          'NOT_BOOKABLE',
          `この番号では予約できません（${ELIGIBILITY[known[0]!.state]}）。`,
        )
      dispatch({ type: 'step', step: 'office' })
    })

  const submit = () =>
    run(async () => {
      if (!draft) return
      const { moving } = draft
      const done = moving
        ? await apiPost<StaffBooking>(
            `/ops/reservations/${moving.id}/${isConversion(draft) ? 'convert' : 'move'}`,
            isConversion(draft) ? convertBody(draft, channel) : moveBody(draft, channel),
          )
        : await apiPost<StaffBooking>('/ops/reservations', bookBody(draft, channel))
      if (moving) {
        open({ ...done, readOut: readOutAfterChange(done.readOut) }, 'done', '変更しました')
      } else open(done, 'done', '予約しました')
    })

  return {
    search,
    checkNumber,
    submit,
    startNew,
    open,
    setQuery: (query: string) => dispatch({ type: 'query', query }),
    setChannel: (next: DeskState['channel']) => dispatch({ type: 'channel', channel: next }),
    edit: (change: Partial<Draft>) => dispatch({ type: 'edit', change }),
    goTo: (step: Step) => dispatch({ type: 'step', step }),
    show: (view: DeskState['view']) => dispatch({ type: 'view', view }),
    say: (message: string) => dispatch({ type: 'say', message }),
    nextCall: () => dispatch({ type: 'next-call' }),
    startMove: () => {
      if (booking)
        dispatch({ type: 'draft', draft: moveDraft(booking, crypto.randomUUID()), step: 'office' })
    },
    startConversion: (wanted: DeskService) => {
      if (!booking) return
      const fresh = convertDraft(booking, wanted, crypto.randomUUID())
      const step = needsPerson(wanted, fresh) ? 'identify' : 'office'
      dispatch({ type: 'draft', draft: fresh, step })
    },
    pickTime: (time: Pick<Draft, 'office' | 'date' | 'start' | 'overbook'>) => {
      if (!draft || !service) return
      // A submission that found no seat has used up its key.
      dispatch({ type: 'edit', change: { ...time, idemKey: crypto.randomUUID() } })
      dispatch({ type: 'step', step: stepAfterCalendar(service, draft) })
    },
    back: () => {
      if (state.view === 'reissue') return dispatch({ type: 'view', view: cameFrom(state) })
      if (state.view !== 'form' || !draft || !service) {
        const isInside = ['cancel', 'convert', 'resend'].includes(state.view)
        dispatch({ type: 'view', view: isInside ? 'booking' : 'start' })
        return
      }
      const before = stepBefore(state.step, service, draft)
      if (before) dispatch({ type: 'step', step: before })
      else if (draft.moving) open(draft.moving)
      else dispatch({ type: 'next-call' })
    },
    cancelBooking: (note: string) =>
      run(async () => {
        if (!booking) return
        const path = `/ops/reservations/${booking.id}/cancel`
        const body = { note, channel, seen: booking.seen }
        open(await apiPost<StaffBooking>(path, body), 'booking', '取り消しました')
      }),
    resend: (mail: string) =>
      run(async () => {
        if (!booking) return
        const path = `/ops/reservations/${booking.id}/resend`
        const body = { channel, ...(mail ? { mail } : {}) }
        open(await apiPost<StaffBooking>(path, body), 'booking', 'メールを送り直します')
      }),
    startReissue: (number: string) => dispatch({ type: 'reissue', number }),
    requestReissue: (kind: string, note: string, op: string) =>
      run(async () => {
        const { number } = state.reissue ?? {}
        await apiPost('/ops/cards/tasks', { kind, number, op, ...(note ? { note } : {}) })
        dispatch({ type: 'view', view: cameFrom(state) })
        dispatch({ type: 'say', message: '再発行の依頼を記録しました。担当者が印刷して送ります。' })
      }),
    extend: () =>
      run(async () => {
        if (!booking) return
        const path = `/ops/reservations/${booking.id}/extend`
        open(await apiPost<StaffBooking>(path, { channel }), 'booking', '仮押さえを延ばしました')
      }),
  }
}

const cameFrom = ({ reissue }: DeskState): DeskState['view'] => reissue?.from ?? 'start'

/** The step where the problem can be mended; undefined = stay. */
function stepFor({ code, fields }: Problem, service: DeskService): Step | undefined {
  if (TIME_PROBLEMS.includes(code)) return 'office'
  if ('mail' in fields) return 'mail'
  if ('number' in fields) return 'identify'
  const isDetail = service.inputItems.some(({ item }) => Object.hasOwn(fields, item))
  if (isDetail) return service.identification === 'details' ? 'identify' : 'mail'
  return undefined
}

const overbooking = (draft: Draft) =>
  draft.overbook ? { overbook: true, overbookReason: draft.overbookReason } : {}

const timeOf = ({ office, date, start }: Draft) => ({ office, date, start })

const moveBody = (draft: Draft, channel: string) => ({
  ...timeOf(draft),
  ...overbooking(draft),
  channel,
  seen: draft.moving?.seen,
  ...(draft.note ? { note: draft.note } : {}),
})

const convertBody = (draft: Draft, channel: string) => ({
  ...moveBody(draft, channel),
  service: draft.service,
  ...(draft.number ? { number: draft.number } : {}),
  ...(Object.values(draft.details).some(Boolean) ? { details: draft.details } : {}),
})

const bookBody = (draft: Draft, channel: string) => ({
  ...timeOf(draft),
  ...overbooking(draft),
  channel,
  service: draft.service,
  numbers: draft.number ? [draft.number] : [],
  people: draft.people,
  language: draft.language,
  idemKey: draft.idemKey,
  ...(Object.values(draft.details).some(Boolean) ? { details: draft.details } : {}),
  ...(draft.mail ? { mail: draft.mail } : {}),
  ...(draft.note ? { note: draft.note } : {}),
})
