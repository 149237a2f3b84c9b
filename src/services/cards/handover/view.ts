import { mayUseOffice } from '@/access/roles'
import type { StatusRules } from '@/domain/cards/transitions'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { tokyoDateOf } from '@/domain/time/civil'
import { shown } from '@/lib/crypto/personal'

import type { ReservationRow } from '../../booking/types'
import type { ServiceContext } from '../../context'
import { callerOf } from '../../reception/day-row'

import { cardName, type CardView, cardViewer } from '../card-view'
import { type HandoverCase, type Holder, holderOf, readHandoverCases } from './config'
import { cardsOfVisit, visitToday } from './visit'
import { openCard } from '../open-card'
import type { CardRow } from '../types'

export type HandoverVisit = {
  id: string
  number: string
  start: string
  partySize: number
  outcome: string
  note: string
  language: string
}

/** A card of the same visit, for the way from one to the next. */
export type HouseholdCard = {
  id: string
  number: string
  name: string
  status: string
  /** Can be handed over next. */
  isReady: boolean
  isIssued: boolean
}

export type Handover = {
  card: CardView
  /** Today's booking of the holder at this office; null when nobody booked. */
  visit: HandoverVisit | null
  /** All cards of a visit of several people, this one included; empty when one comes alone. */
  household: HouseholdCard[]
  /** 備考 of the card: what the centre wants the window to know. */
  remarks: string
  cases: HandoverCase[]
  holder: Holder
  /** Until when no other clerk can take this card. */
  lockedUntil: string
  /** Why it cannot be finished as it is; empty = it can. */
  warnings: string[]
}

/** Can be handed over now: the notice was sent, and the card is here. */
export const isReady = (rules: StatusRules, card: CardRow): boolean =>
  rules.get(card.status)?.step === 'notified' && !card.run

/** What the clerk sees of the card, its visit and its household. */
export async function viewOf(
  ctx: ServiceContext,
  rules: StatusRules,
  card: CardRow,
): Promise<Handover> {
  const visit = await visitToday(ctx, card)
  const view = (await cardViewer(ctx))(card)
  const today = tokyoDateOf(ctx.now())
  const warnings = [
    card.birthday ? '' : '生年月日の記録がありません。年齢を書類で確かめてください。',
    visit ? '' : '今日の予約がありません。予約なしの来庁として交付することになります。',
    visit?.servedBy && callerOf(visit) !== ctx.actor.id
      ? `${visit.servedBy}さんが呼び出した方です。窓口を確かめてください。`
      : '',
    card.expiresOn && card.expiresOn < today
      ? `カードの有効期限（${card.expiresOn}）が過ぎています。`
      : '',
    card.pulledFor ? '' : 'まだ引き出していないカードです。',
    card.returnedOn ? '交付通知書が返戻されています。住所を確かめてください。' : '',
  ].filter(Boolean)
  return {
    card: view,
    visit: visit && {
      id: visit.id,
      number: formatReceiptNumber(visit.number),
      start: visit.start,
      partySize: visit.partySize,
      outcome: visit.outcome,
      note: visit.note ?? '',
      language: visit.language,
    },
    household: await householdOf(ctx, rules, visit),
    remarks: shown(openCard(card, 'remarks')),
    cases: await readHandoverCases(ctx),
    holder: await holderOf(ctx, card),
    lockedUntil: card.servedUntil ?? '',
    warnings,
  }
}

/** All cards of a visit of several people; empty when one comes alone. */
export async function householdOf(
  ctx: ServiceContext,
  rules: StatusRules,
  visit: ReservationRow | null,
): Promise<HouseholdCard[]> {
  if (!visit || visit.partySize <= 1) return []
  const { cards } = await cardsOfVisit(ctx, visit)
  return cards
    .filter(({ office }) => !ctx.user || mayUseOffice(ctx.user, office))
    .map((card) => ({
      id: card.id,
      number: cardName(card),
      name: shown(openCard(card, 'name')),
      status: card.status,
      isReady: isReady(rules, card),
      isIssued: rules.get(card.status)?.step === 'issued',
    }))
}
