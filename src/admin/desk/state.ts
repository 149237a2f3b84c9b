import { asksNumber } from '@/domain/booking/number-group'
import type { Channel } from '@/domain/booking/vocabulary'
import type { Language } from '@/domain/languages'
import type { Step } from '@/services/booking/steps'
import type { DeskService } from '@/services/desk/catalogue'
import type { LookUp, PersonMatch } from '@/services/booking/look-up'
import type { StaffBooking } from '@/services/booking/staff-view'

import type { Problem } from '../shell/api'

/** A booking in the making, or the wish of a move; everything typed stays here until it succeeds. */
export type Draft = {
  /** The booking that is being moved; null for a new one. */
  moving: StaffBooking | null
  service: string
  number: string
  details: Record<string, string>
  people: number
  office: string
  date: string
  start: string
  mail: string
  language: Language
  note: string
  /** The chosen time is full: only with a reason, by those who may (定員外). */
  overbook: boolean
  overbookReason: string
  /** One per booking: sending twice books once. */
  idemKey: string
}

export type View =
  'start' | 'choose' | 'booking' | 'form' | 'cancel' | 'convert' | 'resend' | 'reissue' | 'done'

export type DeskState = {
  view: View
  step: Step
  channel: Channel
  query: string
  busy: boolean
  problem: Problem | null
  message: string
  lookup: LookUp | null
  booking: StaffBooking | null
  draft: Draft | null
  /** Whose notice is to be sent again, and where the operator came from. */
  reissue: { number: string; from: View } | null
  /** Counts calls: a new one clears the screen and puts the cursor into the search field. */
  call: number
}

export const initialState = (channel: Channel): DeskState => ({
  view: 'start',
  step: 'identify',
  channel,
  query: '',
  busy: false,
  problem: null,
  message: '',
  lookup: null,
  booking: null,
  draft: null,
  reissue: null,
  call: 0,
})

export type Action =
  | { type: 'query'; query: string }
  | { type: 'channel'; channel: Channel }
  | { type: 'busy' }
  | { type: 'failed'; problem: Problem; step?: Step }
  | { type: 'found'; lookup: LookUp }
  | { type: 'open'; booking: StaffBooking; view?: View; message?: string }
  | { type: 'draft'; draft: Draft; step: Step }
  | { type: 'edit'; change: Partial<Draft> }
  | { type: 'step'; step: Step }
  | { type: 'view'; view: View }
  | { type: 'reissue'; number: string }
  | { type: 'say'; message: string }
  | { type: 'next-call' }

const calm = { busy: false, problem: null, message: '' }

export function reduce(state: DeskState, action: Action): DeskState {
  switch (action.type) {
    case 'query':
      return { ...state, query: action.query }
    case 'channel':
      return { ...state, channel: action.channel }
    case 'busy':
      return { ...state, busy: true, problem: null, message: '' }
    case 'failed':
      return {
        ...state,
        busy: false,
        problem: action.problem,
        message: '',
        step: action.step ?? state.step,
      }
    case 'found':
      return {
        ...state,
        ...calm,
        lookup: action.lookup,
        view: 'choose',
        booking: null,
        draft: null,
      }
    case 'open':
      return {
        ...state,
        ...calm,
        booking: action.booking,
        view: action.view ?? 'booking',
        message: action.message ?? '',
        draft: null,
      }
    case 'draft':
      return { ...state, ...calm, view: 'form', draft: action.draft, step: action.step }
    case 'edit':
      return state.draft ? { ...state, draft: { ...state.draft, ...action.change } } : state
    case 'step':
      return { ...state, ...calm, step: action.step }
    case 'view':
      return { ...state, ...calm, view: action.view }
    case 'reissue':
      return {
        ...state,
        ...calm,
        view: 'reissue',
        reissue: { number: action.number, from: state.view },
      }
    case 'say':
      return { ...state, busy: false, message: action.message }
    case 'next-call':
      return { ...initialState(state.channel), call: state.call + 1 }
  }
}

/** What the operator may do with a search result, in the order of its number keys. */
export type Choice =
  | { kind: 'booking'; booking: StaffBooking }
  | { kind: 'new'; service: DeskService; person: PersonMatch | null }

/** Live bookings first, then a new booking, then what is over. */
export function choicesOf(lookup: LookUp, services: DeskService[]): Choice[] {
  const isLive = (one: StaffBooking) => one.status === 'confirmed' || one.status === 'held'
  const fresh: Choice[] = lookup.persons.flatMap((person) => {
    const service = services.find((one) => one.id === person.service)
    return service && person.state === 'bookable' && !person.booked
      ? [{ kind: 'new' as const, service, person }]
      : []
  })
  const of = (bookings: StaffBooking[]): Choice[] =>
    bookings.map((booking) => ({ kind: 'booking' as const, booking }))
  return [
    ...of(lookup.bookings.filter(isLive)),
    ...fresh,
    ...of(lookup.bookings.filter((one) => !isLive(one))),
  ]
}

/** The draft of a new booking; the office of the person's ward is where the calendar begins. */
export const newDraft = (
  service: DeskService,
  person: PersonMatch | null,
  idemKey: string,
): Draft => ({
  moving: null,
  service: service.id,
  number: person?.number ?? '',
  details: {},
  people: 1,
  office: person?.office ?? '',
  date: '',
  start: '',
  mail: '',
  language: 'ja',
  note: '',
  overbook: false,
  overbookReason: '',
  idemKey,
})

export const moveDraft = (booking: StaffBooking, idemKey: string): Draft => ({
  moving: booking,
  service: booking.service.id,
  number: booking.identifier,
  details: {},
  people: booking.partySize,
  office: booking.office.id,
  date: booking.date,
  start: '',
  mail: '',
  language: booking.language,
  note: '',
  overbook: false,
  overbookReason: '',
  idemKey,
})

/** A booking that was made for the wrong service goes to another one, at first at the same time. */
export const convertDraft = (
  booking: StaffBooking,
  service: DeskService,
  idemKey: string,
): Draft => ({
  ...moveDraft(booking, idemKey),
  service: service.id,
  number: asksNumber(service) ? booking.identifier : '',
})

export const isConversion = ({ moving, service }: Draft): boolean =>
  moving !== null && moving.service.id !== service

/** Does the service need anything from the caller before the calendar? */
export const needsPerson = (service: DeskService, draft: Draft): boolean =>
  service.identification === 'details'
    ? service.inputItems.length > 0 && (!draft.moving || isConversion(draft))
    : service.identification !== 'none' && draft.number === ''

/** What the new service asks of the caller and the booking does not tell. */
const asksPerson = (service: DeskService, draft: Draft): boolean =>
  isConversion(draft) && (service.identification === 'details' || !draft.moving?.identifier)

/** The steps of this booking: a move asks neither who it is nor for an address. */
export function stepsFor(service: DeskService, draft: Draft): DeskService['steps'] {
  const left = draft.moving ? ['mail', ...(asksPerson(service, draft) ? [] : ['identify'])] : []
  return service.steps.filter(({ step }) => !left.includes(step))
}

/** The step before this one, as Esc goes; null = leave the form. */
export function stepBefore(step: Step, service: DeskService, draft: Draft): Step | null {
  const steps = stepsFor(service, draft).map((one) => one.step)
  const before = steps[steps.indexOf(step) - 1] ?? null
  const hasNothingToAsk = service.identification !== 'details'
  return before === 'identify' && hasNothingToAsk ? null : before
}

/** With the time chosen: the address and what else the service asks, or straight to the end. */
export const stepAfterCalendar = (service: DeskService, draft: Draft): Step =>
  stepsFor(service, draft).some(({ step }) => step === 'mail') ? 'mail' : 'confirm'
