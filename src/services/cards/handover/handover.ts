import type { StatusRules } from '@/domain/cards/transitions'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { shown } from '@/lib/crypto/personal'
import { DomainError, isDomainError } from '@/lib/errors'

import { recordReading } from '../../audit/read'
import type { ReservationRow } from '../../booking/types'
import { faultPoint, type ServiceContext } from '../../context'
import { recordResult } from '../../reception/outcome'
import { checkReason, invalid } from '../../refusals'

import { cardName, type CardView, cardViewer } from '../card-view'
import { cardById, changeCard, eventOfOp, withCard } from '../change-card'
import { findCardsByCode, findOneCard } from '../find-card'
import { checkedCase, type HandoverEnd, sealedOf } from './checks'
import { type Handover, type HouseholdCard, householdOf, isReady, viewOf } from './view'
import { cardsOfVisit, closeVisit, type VisitEnd, visitToday } from './visit'
import { moveCard } from '../move-card'
import { assertNotRefused } from '../not-refused'
import { readStatusRules, statusOfStep } from '../status-rules'
import { openCard } from '../open-card'
import type { CardRow } from '../types'

const LOCK_MINUTES = 15

/**
 * Begins the handover of one card (CD-10): the card is this clerk's for a quarter of an hour, so
 * that two clerks cannot serve the same visitor. Reading the person's data is logged (AU-06).
 * A card that may not be handed over is named all the same: the clerk holds it and has to know whose
 * it is.
 * @throws DomainError UNKNOWN_CARD …, and with the card's number and person in `details`:
 *   ALREADY_ISSUED, NOT_READY, SERVED_BY_OTHER, IN_TRANSIT, VISIT_REFUSED
 */
export async function openHandover(
  ctx: ServiceContext,
  input: { code?: string; id?: string },
): Promise<Handover> {
  const rules = await readStatusRules(ctx)
  const found = input.id ? await cardById(ctx, input.id) : await meant(ctx, rules, input.code ?? '')
  const locked = await withCard(ctx, found.id, async (card) => {
    try {
      assertReady(card, rules.get(card.status)?.step, statusOfStep(rules, 'notified'))
      await assertNotRefused(ctx, card)
      assertFree(ctx, card)
    } catch (error) {
      throw await named(ctx, card, error)
    }
    const until = new Date(ctx.now().getTime() + LOCK_MINUTES * 60_000).toISOString()
    return {
      set: { servedBy: ctx.actor.id, servedUntil: until },
      event: { type: 'handover-started', how: 'screen' },
    }
  })
  await noteReading(ctx, locked)
  return viewOf(ctx, rules, locked)
}

const noteReading = (ctx: ServiceContext, card: CardRow) =>
  recordReading(ctx, {
    what: `交付するカード（${cardName(card)}）`,
    count: 1,
    purpose: 'カードの交付',
    target: `cards/${card.id}`,
    office: card.office,
  })

/** The refusal with whose card it is about. */
async function named(ctx: ServiceContext, card: CardRow, error: unknown): Promise<unknown> {
  if (!isDomainError(error)) return error
  await noteReading(ctx, card)
  const { code, message, status, details } = error
  const person = shown(openCard(card, 'name'))
  return new DomainError(code, message, status, { ...details, number: cardName(card), person })
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

/** `next`: cards of the same visit that are still to be handed over. */
export type HandoverDone = { card: CardView; visit: VisitEnd; next: HouseholdCard[] }

/**
 * Hands the card over: all required checks of the case, those reserved to the city by city staff
 * only (AC-06), then status and visit. Sent again, it changes nothing; a crash in between is made
 * good by sending it again. A card is handed over once, whoever presses when.
 * @throws DomainError LEGAL_AGENT_NEEDED, CHECKS_MISSING, CITY_ONLY, PROOF_MISSING, SERVED_BY_OTHER,
 *   ALREADY_ISSUED, VISIT_REFUSED, …
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
  await assertNotRefused(ctx, card)
  if (card.servedBy !== ctx.actor.id || (card.servedUntil ?? '') < ctx.now().toISOString()) {
    assertFree(ctx, card)
    throw new DomainError(
      'LOCK_LOST',
      '時間がたったため、もう一度カードを読み取ってから確認してください。',
      409,
    )
  }
  const note = await checkedCase(ctx, card, input)
  const issued = statusOfStep(rules, 'issued')
  if (!issued) throw invalid('「交付」の段階の状態区分が設定にありません。')
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
  await faultPoint(ctx, 'handed-over')
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
