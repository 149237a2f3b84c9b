import { CITY_ROLES, hasRole, mayUseOffice } from '@/access/roles'
import type { StatusRules } from '@/domain/cards/transitions'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { tokyoDateOf } from '@/domain/time/civil'
import { decryptField, encryptField } from '@/lib/crypto/field'
import { DomainError } from '@/lib/errors'

import { recordReading } from '../audit/read'
import { individualNumberRefused } from '../booking/identify'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { reach } from '../context'
import { callerOf } from '../reception/day-row'
import { recordResult } from '../reception/outcome'

import { checkReason, invalidCard } from './card-reason'
import { type CardView, cardName, cardViewer } from './card-view'
import { cardById, changeCard, eventOfOp } from './change-card'
import { findCardsByCode, findOneCard } from './find-card'
import { type HandoverCase, readHandoverCases } from './handover-config'
import { cardsOfVisit, closeVisit, type VisitEnd, visitToday } from './handover-visit'
import { moveCard } from './move-card'
import { readStatusRules, statusOfStep } from './status-rules'
import type { CardRow } from './types'

const LOCK_MINUTES = 15

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
  /** Until when no other clerk can take this card. */
  lockedUntil: string
  /** Why it cannot be finished as it is; empty = it can. */
  warnings: string[]
}

/**
 * Begins the handover of one card (CD-10): the card is this clerk's for a quarter of an hour, so
 * that two clerks cannot serve the same visitor. Reading the person's data is logged (AU-06).
 * @throws DomainError UNKNOWN_CARD …, ALREADY_ISSUED, NOT_READY, SERVED_BY_OTHER, IN_TRANSIT
 */
export async function openHandover(
  ctx: ServiceContext,
  input: { code?: string; id?: string },
): Promise<Handover> {
  const rules = await readStatusRules(ctx)
  const found = input.id ? await cardById(ctx, input.id) : await meant(ctx, rules, input.code ?? '')
  for (let attempt = 0; attempt < 4; attempt++) {
    const card = await cardById(ctx, found.id)
    assertReady(card, rules.get(card.status)?.step, statusOfStep(rules, 'notified'))
    assertFree(ctx, card)
    const until = new Date(ctx.now().getTime() + LOCK_MINUTES * 60_000).toISOString()
    const locked = await changeCard(
      ctx,
      card,
      { servedBy: ctx.actor.id, servedUntil: until },
      { type: 'handover-started', how: 'screen' },
    )
    if (!locked) continue
    await recordReading(ctx, {
      what: `交付するカード（${cardName(card)}）`,
      count: 1,
      purpose: 'カードの交付',
      target: `cards/${card.id}`,
      office: card.office,
    })
    return viewOf(ctx, rules, locked)
  }
  throw new DomainError('BUSY', '別の画面で変更されました。もう一度読み取ってください。', 503)
}

/**
 * The card that a scan at the window means. The number of a household's booking means the first of
 * its cards that is still to be handed over, so that one scan a card is enough.
 * @throws DomainError as `findOneCard`
 */
async function meant(ctx: ServiceContext, rules: StatusRules, code: string): Promise<CardRow> {
  const cards = await findCardsByCode(ctx, code)
  const own = normaliseCode(code)
  const isBooking = !cards.some((card) =>
    [card.reservationNumber, card.shippingNumber, card.manufacturingNumber].some(
      (number) => number && normaliseCode(number) === own,
    ),
  )
  const [first] = cards
  if (!first || cards.length === 1 || !isBooking) return findOneCard(ctx, code)
  const visit = await visitToday(ctx, first)
  const ordered = visit ? (await cardsOfVisit(ctx, visit)).cards : cards
  const next = ordered.find((card) => isReady(rules, card) && card.office === first.office)
  return next ?? first
}

const isReady = (rules: StatusRules, card: CardRow): boolean =>
  rules.get(card.status)?.step === 'notified' && !card.run

function assertReady(card: CardRow, step: string | undefined, notified: string | null): void {
  if (step === 'issued') {
    const by = card.history?.findLast((event) => event.to?.status === card.status)?.by.name
    throw new DomainError(
      'ALREADY_ISSUED',
      `このカードは ${card.issuedOn ?? ''} に交付済みです${by ? `（${by}）` : ''}。二重に渡さないでください。`,
      409,
    )
  }
  if (card.run) {
    throw new DomainError(
      'IN_TRANSIT',
      '移送中のカードです。到着を記録してから交付してください。',
      409,
    )
  }
  if (step !== 'notified') {
    throw new DomainError(
      'NOT_READY',
      `「${card.status}」のカードは交付できません。${notified ? `交付できるのは「${notified}」のカードです。` : ''}`,
      409,
    )
  }
}

function assertFree(ctx: ServiceContext, card: CardRow): void {
  const isOthers = card.servedBy && card.servedBy !== ctx.actor.id
  if (isOthers && (card.servedUntil ?? '') > ctx.now().toISOString()) {
    throw new DomainError(
      'SERVED_BY_OTHER',
      '別の人がこのカードの交付を進めています。窓口を確かめてください。',
      409,
    )
  }
}

async function viewOf(ctx: ServiceContext, rules: StatusRules, card: CardRow): Promise<Handover> {
  const visit = await visitToday(ctx, card)
  const view = (await cardViewer(ctx))(card)
  const today = tokyoDateOf(ctx.now())
  const warnings = [
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
    remarks: card.remarks ? decryptField(card.remarks) : '',
    cases: await readHandoverCases(ctx),
    lockedUntil: card.servedUntil ?? '',
    warnings,
  }
}

async function householdOf(
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
      name: card.name ? decryptField(card.name) : '',
      status: card.status,
      isReady: isReady(rules, card),
      isIssued: rules.get(card.status)?.step === 'issued',
    }))
}

export type HandoverEnd = {
  id: string
  /** Id of a record of 交付時の確認事項. */
  case: string
  /** Ids of the checks that were made. */
  checks: string[]
  /** Agent: why the holder does not come, and which paper was shown (its name, never a number). */
  reason?: string
  proof?: string
  note?: string
  op: string
}

/** `next`: cards of the same visit that are still to be handed over. */
export type HandoverDone = { card: CardView; visit: VisitEnd; next: HouseholdCard[] }

/**
 * Hands the card over: all required checks of the case, those reserved to the city by city staff
 * only (AC-06), then status and visit. Sent again, it changes nothing; a crash in between is made
 * good by sending it again. A card is handed over once, whoever presses when.
 * @throws DomainError CHECKS_MISSING, CITY_ONLY, PROOF_MISSING, SERVED_BY_OTHER, ALREADY_ISSUED, …
 */
export async function finishHandover(
  ctx: ServiceContext,
  input: HandoverEnd,
): Promise<HandoverDone> {
  const card = await cardById(ctx, input.id)
  const view = await cardViewer(ctx)
  const rules = await readStatusRules(ctx)
  const isRepeated = eventOfOp(card, input.op) !== undefined
  const visit = await visitToday(ctx, card)
  if (isRepeated) return doneOf(ctx, rules, view(card), visit)
  assertReady(card, rules.get(card.status)?.step, statusOfStep(rules, 'notified'))
  if (card.servedBy !== ctx.actor.id || (card.servedUntil ?? '') < ctx.now().toISOString()) {
    assertFree(ctx, card)
    throw new DomainError(
      'LOCK_LOST',
      '時間がたったため、もう一度カードを読み取ってから確認してください。',
      409,
    )
  }
  const note = await checkedCase(ctx, input)
  const issued = statusOfStep(rules, 'issued')
  if (!issued) throw invalidCard('「交付」の段階の状態区分が設定にありません。')
  const done = await moveCard(ctx, {
    id: card.id,
    status: issued,
    how: 'screen',
    op: input.op,
    // Whoever took the card over in between has raised `rev`: this clerk's checks count no more.
    rev: card.rev,
    rules,
    note,
    sealed: sealedOf(input),
    with: { servedBy: '', servedUntil: '' },
  })
  await reach(ctx, 'handed-over')
  return doneOf(ctx, rules, view(done), visit)
}

async function doneOf(
  ctx: ServiceContext,
  rules: StatusRules,
  card: CardView,
  visit: ReservationRow | null,
): Promise<HandoverDone> {
  const end = await closeVisit(ctx, visit, rules)
  const next = end === 'waiting' ? await householdOf(ctx, rules, visit) : []
  return { card, visit: end, next: next.filter((one) => one.isReady) }
}

/** Why an agent came says something about the holder's health or life: it is kept encrypted. */
function sealedOf(input: HandoverEnd): string {
  const reason = checkReason(input.reason)
  const proof = checkReason(input.proof)
  if (!reason && !proof) return ''
  return encryptField(`理由: ${reason || 'なし'}　証明: ${proof || 'なし'}`)
}

/** @returns the case and its checks in words, for the history */
async function checkedCase(ctx: ServiceContext, input: HandoverEnd): Promise<string> {
  for (const text of [input.reason, input.proof, input.note]) {
    if (text && containsIndividualNumber(text)) throw individualNumberRefused()
  }
  const one = (await readHandoverCases(ctx)).find(({ id }) => id === input.case)
  if (!one) throw invalidCard('来庁のかたち（本人・代理人など）を選んでください。')
  const missing = one.checks.filter(({ id, required }) => required && !input.checks.includes(id))
  if (missing.length > 0) {
    throw new DomainError(
      'CHECKS_MISSING',
      `確認が残っています: ${missing.map(({ label }) => label).join('、')}`,
      422,
      { checks: missing.map(({ id }) => id) },
    )
  }
  const made = one.checks.filter(({ id }) => input.checks.includes(id))
  if (made.some(({ cityOnly }) => cityOnly) && ctx.user && !hasRole(ctx.user, ...CITY_ROLES)) {
    throw new DomainError(
      'CITY_ONLY',
      '市職員だけができる確認が含まれています。市職員のアカウントで交付を完了してください。',
      403,
    )
  }
  if (one.needsProof && !(input.reason?.trim() && input.proof?.trim())) {
    throw new DomainError(
      'PROOF_MISSING',
      '来庁できない理由と、確認した書類を入力してください。',
      422,
    )
  }
  return [one.label, ...made.map(({ label }) => label), input.note?.trim()]
    .filter(Boolean)
    .join('／')
    .slice(0, 1000)
}

/**
 * Lets another clerk take the card. With `refused` the visit of somebody who came alone ends as
 * 交付できず; of a household the reception decides. Sent again, it changes nothing.
 * @throws DomainError NOT_FOUND, INPUT_INVALID, REASON and as `recordResult`
 */
export async function leaveHandover(
  ctx: ServiceContext,
  input: { id: string; reason?: string; refused?: boolean },
): Promise<void> {
  const reason = checkReason(input.reason)
  const card = await cardById(ctx, input.id)
  if (card.servedBy !== ctx.actor.id) return
  if (input.refused) {
    if (!reason) throw new DomainError('REASON', '交付できない理由を入力してください。', 422)
    // The visit first: a crash in between leaves the card with this clerk, who sends it again.
    const visit = await visitToday(ctx, card)
    if (visit && visit.partySize <= 1) await recordResult(ctx, visit.id, 'refused', reason)
  }
  await changeCard(
    ctx,
    card,
    { servedBy: '', servedUntil: '' },
    { type: 'handover-ended', how: 'screen', ...(reason ? { reason } : {}) },
  )
}
