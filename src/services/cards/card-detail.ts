import { can } from '@/access/capabilities'
import { CITY_ROLES, hasRole } from '@/access/roles'
import type { Stored } from '@/db/stored'
import { findRows } from '@/db/atomic'
import { OUTCOME, STATUS } from '@/domain/booking/vocabulary'
import type { FlowLine } from '@/domain/cards/flow'
import { UNREADABLE_MARK } from '@/domain/text/unreadable-mark'
import { cardTask } from '@/services/cards/tasks/case'
import { movesFrom, type StatusRule, type StatusRules } from '@/domain/cards/transitions'
import { CARD_EVENT, HOW, MAIL_TYPE, type Step } from '@/domain/cards/vocabulary'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'
import { openField } from '@/lib/crypto/field'
import { recordOf, shown } from '@/lib/crypto/personal'
import { at as placeAt } from '@/lib/crypto/places'
import { textsOf } from '@/lib/texts'

import { recordReading } from '../audit/read'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { type CardIncident, incidentsOfCard } from '../transport/incidents/of-card'

import { stepsOfCard } from './card-steps'
import { type CardView, cardName, cardViewer } from './card-view'
import { cardById } from './change-card'
import { needsScan } from './move-card'
import { openCard } from './open-card'
import { readStatusRules } from './status-rules'
import type { CardEvent, CardRow } from './types'

export type TimelineLine = {
  seq: number
  when: string
  what: string
  how: string
  who: string
  reason: string
  detail: string
}

export type CardDetail = {
  card: CardView & {
    remarks: string
    extra: Record<string, string>
    inspectedOn: string
    preparedOn: string
    receivedOn: string
    transferredOn: string
    returnedOn: string
    cancelledOn: string
    mailedOn: string
    remindedOn: string
    mailType: string
    mailTypeLabel: string
    routeValue: string
    trackingNumber: string
  }
  /** The way of a card with the day of each step, and what is next (CD-10, CD-24). */
  steps: FlowLine[]
  /** What its present status stands for; null for a status that is not known any more. */
  atStep: Step | null
  timeline: TimelineLine[]
  bookings: { id: string; number: string; when: string; status: string; outcome: string }[]
  tasks: { id: string; title: string; state: string; openedOn: string }[]
  /** Accidents while it was on board of a run (TR-05). */
  incidents: CardIncident[]
  /** Statuses that this user may give now. */
  moves: {
    label: string
    needsReason: boolean
    /** Sent by post: asks for the kind of mail and its number (CD-19). */
    isMailed: boolean
    /** Takes the card out of the work: 交付済み, 交付取りやめ. */
    isFinal: boolean
  }[]
  may: { write: boolean; cancel: boolean; handover: boolean; print: boolean }
}

/**
 * All there is to know about one card, with its history in words (CD-10, AU-04). That it was read
 * is logged (AU-06).
 * @throws DomainError NOT_FOUND
 */
export async function cardDetail(ctx: ServiceContext, id: string): Promise<CardDetail> {
  const card = await cardById(ctx, id)
  const rules = await readStatusRules(ctx)
  const view = await cardViewer(ctx)
  await recordReading(ctx, {
    what: `カード（${cardName(card)}）`,
    count: 1,
    purpose: 'カードの照会',
    target: `cards/${card.id}`,
    office: card.office,
  })
  const { bookings, bookedOn } = await bookingsOf(ctx, card)
  return {
    card: {
      ...view(card),
      remarks: shown(openCard(card, 'remarks')),
      extra: recordOf(openCard(card, 'extra')) ?? { その他の列: UNREADABLE_MARK },
      ...textsOf(card, SHOWN),
      mailTypeLabel: card.mailType ? MAIL_TYPE[card.mailType] : '',
      routeValue: card.route ?? '',
    },
    steps: stepsOfCard(card, rules, bookedOn),
    atStep: rules.get(card.status)?.step ?? null,
    timeline: (card.history ?? []).map((event) => lineOf(card, event)).reverse(),
    bookings,
    tasks: await tasksOf(ctx, card),
    incidents: await incidentsOfCard(ctx, card.cardKey),
    moves: movesFor(ctx, card, rules),
    may: {
      write: can(ctx.user, 'cards.write'),
      cancel: can(ctx.user, 'cards.cancel'),
      handover: can(ctx.user, 'cards.handover'),
      print: can(ctx.user, 'cards.export'),
    },
  }
}

const SHOWN = [
  'inspectedOn',
  'preparedOn',
  'receivedOn',
  'transferredOn',
  'returnedOn',
  'cancelledOn',
  'mailedOn',
  'remindedOn',
  'mailType',
  'trackingNumber',
] as const

const WORDS: Record<string, string> = {
  reservationNumber: '予約番号',
  status: '状態区分',
  office: '窓口',
  place: '保管場所',
  position: '位置',
  pulledFor: '引き出した来庁日',
  expiresOn: '有効期限',
  notifiedOn: '交付通知書発送日',
  returnedOn: '交付通知書返戻日',
  inspectedOn: '検品日',
  route: '交付の方法',
  mailType: '郵便の種類',
  trackingNumber: '引受番号',
}

function lineOf(card: CardRow, event: CardEvent): TimelineLine {
  const at = new Date(event.at)
  const status = event.to?.status
  const changed = Object.keys(event.to ?? {}).flatMap((field) => WORDS[field] ?? [])
  return {
    seq: event.seq,
    when: `${tokyoDateOf(at)} ${tokyoTimeOf(at)}`,
    what:
      event.type === 'status' && status
        ? `${String(event.from?.status ?? '')} → ${String(status)}`
        : CARD_EVENT[event.type],
    how: HOW[event.how],
    who: event.by.name,
    reason: event.reason ?? '',
    detail: [
      event.type === 'edited' ? changed.join('、') : '',
      event.type === 'renumbered'
        ? `${String(event.from?.reservationNumber ?? '')} → ${String(event.to?.reservationNumber ?? '')}`
        : '',
      event.how === 'import' ? '' : (event.note ?? ''),
      shown(openField(event.sealed, placeAt('cards', 'sealed', String(card.id)))),
    ]
      .filter(Boolean)
      .join('　'),
  }
}

async function bookingsOf(ctx: ServiceContext, card: CardRow) {
  const people = await findRows<{ id: string }>(ctx.payload, 'eligibilities', {
    card: { equals: card.cardKey },
  })
  if (people.length === 0) return { bookings: [], bookedOn: null }
  const rows = await findRows<ReservationRow>(
    ctx.payload,
    'reservations',
    { eligibility: { in: people.map(({ id }) => String(id)) } },
    { sort: '-startsAt', limit: 20 },
  )
  const live = rows.find(
    ({ status, outcome }) =>
      status === 'confirmed' && outcome !== 'no-show' && outcome !== 'refused',
  )
  const bookings = rows
    .filter(({ status }) => status !== 'void' && status !== 'expired')
    .map((row) => ({
      id: row.id,
      number: formatReceiptNumber(row.number),
      when: `${row.date} ${row.start}`,
      status: STATUS[row.status],
      outcome: OUTCOME[row.outcome],
    }))
  return { bookings, bookedOn: live?.date ?? null }
}

async function tasksOf(ctx: ServiceContext, card: CardRow) {
  const rows = await findRows<Stored<'card-tasks'>>(
    ctx.payload,
    'card-tasks',
    { card: { equals: card.cardKey } },
    { sort: '-openedOn' },
  )
  return rows.map(({ id, title, state, openedOn }) => ({
    id: String(id),
    title,
    state: cardTask.states[state].label,
    openedOn: openedOn ?? '',
  }))
}

function movesFor(ctx: ServiceContext, card: CardRow, rules: StatusRules) {
  if (!can(ctx.user, 'cards.write')) return []
  const source = rules.get(card.status)
  if (source?.leave === 'city-admin' && !ctx.user?.roles?.includes('city-admin')) return []
  const mayIssue = !ctx.user || hasRole(ctx.user, ...CITY_ROLES)
  return movesFrom(rules, card.status)
    .filter((rule) => !needsScan(card, rule))
    .filter(({ step }) => !isCareful(step, source) || can(ctx.user, 'cards.cancel'))
    .filter(({ step }) => step !== 'issued' || !isCareful(step, source) || mayIssue)
    .map((rule) => ({
      label: rule.label,
      needsReason:
        isCareful(rule.step, source) ||
        source?.leave !== 'free' ||
        rule.order < (source?.order ?? 0),
      isMailed: rule.step === 'mailed',
      isFinal: rule.step === 'cancelled' || rule.step === 'issued',
    }))
}

/** 交付取りやめ, and 交付 past the window's checks: for those who answer for it, with a reason. */
const isCareful = (step: Step, source: StatusRule | undefined): boolean =>
  step === 'cancelled' || (step === 'issued' && source?.step !== 'mailed')
