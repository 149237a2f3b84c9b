import { findRows, updateWhere } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { isDuplicateKey } from '@/db/duplicate'
import type { RowProblem } from '@/domain/cards/read-row'

import { DAY_OF_STEP, endsVisits } from '@/domain/cards/transitions'
import type { Step } from '@/domain/cards/vocabulary'
import { toIso, tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../../context'

import { cardFieldsOf } from '../card-fields'
import { withoutKept } from './merge-row'
import { eligibilityOf, noNumber, syncEligibility, type EligibilitySource } from '../eligibility'
import { appendCardEvent, changeCard } from '../change-card'
import type { CardSetup } from './setup'
import type { RowPlan } from './plan-row'
import { releaseBookings } from '../release-bookings'
import { followNumber } from '../replaced-numbers'
import type { CardRow as StoredCard } from '../types'

const COLLISION = '同じ番号が同時に登録されました。もう一度取り込んでください。'
const CHANGED = '取り込みの間に画面で変更されました。もう一度取り込んでください。'
const NOWHERE = { place: null, position: '', pulledFor: '' }
/** No hash is like it: a card that carries it is written again by the next import. */
const UNFINISHED = 'unfinished'

const sourceOf = (setup: CardSetup, plan: RowPlan): EligibilitySource => ({
  ...plan.row,
  cardKey: plan.cardKey,
  office: plan.office,
  status: plan.status,
  state: setup.statuses.get(plan.status) ?? 'not-ready',
  keepsBirthday: setup.keepsBirthday,
})

const problem = (plan: RowPlan, field: string, reason: string): RowProblem => ({
  line: plan.row.line,
  field,
  reason,
})

/** A reservation number that goes on from a finished card to a new one stops working for the old. */
async function freeNumber(ctx: ServiceContext, plan: RowPlan): Promise<void> {
  const { takesNumberFrom: from } = plan
  if (!from) return
  await updateWhere(
    ctx.payload,
    'eligibilities',
    { and: [{ id: { equals: from.id } }, { reservationKey: { equals: from.reservationKey } }] },
    { reservationKey: noNumber(from.card), reservationNumber: '' },
  )
}

/**
 * Adds new cards, the booking side first: a crash in between leaves a person who can book and whose
 * card the next import completes, never a card that nobody can book for.
 * @returns rows that could not be added
 */
export async function writeNew(
  ctx: ServiceContext,
  setup: CardSetup,
  plans: RowPlan[],
  importId: string,
): Promise<RowProblem[]> {
  if (plans.length === 0) return []
  for (const plan of plans) await freeNumber(ctx, plan)
  const fresh = plans.filter(({ hasEligibility }) => !hasEligibility)
  const added = await insertMany(
    ctx.payload,
    'eligibilities',
    fresh.map((plan) => eligibilityOf(sourceOf(setup, plan))),
  )
  const lost = added < fresh.length ? await withoutEligibility(ctx, fresh) : []
  for (const plan of plans) {
    if (plan.hasEligibility) await syncEligibility(ctx, sourceOf(setup, plan))
  }
  const kept = plans.filter((plan) => !lost.includes(plan))
  await insertMany(
    ctx.payload,
    'cards',
    kept.map((plan) => ({
      id: plan.cardId,
      ...cardFieldsOf(plan.row, plan.cardId),
      cardKey: plan.cardKey,
      office: plan.office,
      status: plan.status,
      importedStatus: plan.row.status,
      sourceHash: plan.hash,
      import: importId,
      ...sourceOfRow(plan),
      ...moreOf(plan),
      ...newCardFields(ctx, setup, plan, importId),
    })),
  )
  return lost.map((plan) => problem(plan, '予約ID', COLLISION))
}

/** First line of the history; imports are told in `card-imports`, so nothing waits to be copied. */
function newCardFields(ctx: ServiceContext, setup: CardSetup, plan: RowPlan, importId: string) {
  const step = setup.rules.get(plan.status)?.step
  const isReceived = step === 'received'
  const receivedOn = plan.row.more?.receivedOn || (isReceived ? tokyoDateOf(ctx.now()) : '')
  const history = appendCardEvent(ctx, null, {
    type: 'created',
    how: importId ? 'import' : 'screen',
    to: { ...stateOf(plan), ...moreOf(plan), receivedOn },
    ...(importId ? { note: importId } : {}),
  })
  return {
    statusAt: statusSince(ctx, plan, step),
    receivedOn,
    reminders: 0,
    rev: 1,
    history,
    unlogged: false,
    loggedSeq: 1,
  }
}

/** The day of the step where the list gives it, so that ages are true from the first day (CD-23). */
function statusSince(ctx: ServiceContext, plan: RowPlan, step: Step | undefined): string {
  const field = step && DAY_OF_STEP[step]
  const days = { ...plan.row.more, ...plan.row } as Record<string, unknown>
  const day = field ? days[field] : ''
  const now = ctx.now().toISOString()
  const since = typeof day === 'string' && day ? toIso(day, '00:00') : now
  return since < now ? since : now
}

const sourceOfRow = (plan: RowPlan) => ({
  sourceRow: plan.sourceRow ?? '',
  sourceLine: plan.row.line,
})

/** Days, way and place that only some lists know; what a list leaves empty stays. */
function moreOf({ row, place }: RowPlan): Record<string, string> {
  const { kana: _kana, placeCode: _code, ...more } = row.more ?? {}
  const said = Object.entries(more).filter(([, value]) => value) as [string, string][]
  return { ...Object.fromEntries(said), ...(place ? { place } : {}) }
}

/** What a list says about a card besides personal fields; this is what its history remembers. */
const stateOf = (plan: RowPlan) => ({
  status: plan.status,
  office: plan.office,
  issuedOn: plan.row.issuedOn,
  expiresOn: plan.row.expiresOn,
  cancelledOn: plan.row.cancelledOn,
})

/** Of new rows, those whose number was taken by somebody else at the same moment. */
async function withoutEligibility(ctx: ServiceContext, plans: RowPlan[]): Promise<RowPlan[]> {
  const keys = plans.map(({ cardKey }) => cardKey)
  const stored = await findRows<{ card: string }>(
    ctx.payload,
    'eligibilities',
    { card: { in: keys } },
    { select: { card: true } },
  )
  const known = new Set(stored.map(({ card }) => card))
  return plans.filter(({ cardKey }) => !known.has(cardKey))
}

/**
 * Changes one stored card: the card, then the booking side, then the mark that it is done. A crash
 * at any point is made good by the next import of the same list.
 * @returns why it could not be changed, or null
 */
export async function writeChange(
  ctx: ServiceContext,
  setup: CardSetup,
  plan: RowPlan,
  importId: string,
): Promise<RowProblem | null> {
  const { card } = plan
  if (!card) return null
  await freeNumber(ctx, plan)
  const isMoved = card.status !== plan.status
  const step = setup.rules.get(plan.status)?.step
  // What is handed over or sent lies nowhere any more.
  const gone = step === 'issued' || step === 'mailed' ? NOWHERE : {}
  const written = await changeCard(
    ctx,
    card,
    {
      ...withoutKept(cardFieldsOf(plan.row, plan.cardId), plan.keep),
      // A day that was set here stays until the list knows it too.
      issuedOn: plan.row.issuedOn || card.issuedOn,
      cancelledOn: plan.row.cancelledOn || card.cancelledOn,
      office: plan.office,
      status: plan.status,
      importedStatus: plan.row.isDefaultStatus ? card.importedStatus : plan.row.status,
      sourceHash: UNFINISHED,
      import: importId,
      ...sourceOfRow(plan),
      ...moreOf(plan),
      ...(isMoved ? { statusAt: ctx.now().toISOString() } : {}),
      ...gone,
    },
    {
      type: 'imported',
      how: 'import',
      from: { status: card.status, office: card.office },
      to: {
        ...stateOf(plan),
        issuedOn: plan.row.issuedOn || card.issuedOn,
        cancelledOn: plan.row.cancelledOn || card.cancelledOn,
        ...moreOf(plan),
        ...gone,
      },
      note: importId,
    },
  )
  if (!written) return problem(plan, '状態区分', CHANGED)
  try {
    await syncEligibility(ctx, sourceOf(setup, plan))
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return problem(plan, '予約ID', COLLISION)
  }
  if (endsVisits(setup.rules.get(plan.status))) await releaseBookings(ctx, written)
  const done = await updateWhere<StoredCard>(
    ctx.payload,
    'cards',
    { and: [{ id: { equals: card.id } }, { sourceHash: { equals: UNFINISHED } }] },
    { sourceHash: plan.hash },
  )
  // A notice was issued again in this moment: its number goes before the one of the list.
  if (done && done.reservationNumber !== written.reservationNumber) {
    await followNumber(ctx, plan.cardKey)
  }
  return null
}
