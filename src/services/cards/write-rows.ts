import { findRows, updateWhere } from '@/db/atomic'
import { insertMany } from '@/db/bulk'
import { isDuplicateKey } from '@/db/duplicate'
import type { RowProblem } from '@/domain/cards/read-row'

import type { ServiceContext } from '../context'

import { cardFieldsOf } from './card-fields'
import { eligibilityOf, noNumber, syncEligibility, type EligibilitySource } from './eligibility'
import type { CardSetup } from './import-setup'
import type { RowPlan } from './plan-row'

const COLLISION = '同じ番号が同時に登録されました。もう一度取り込んでください。'
const CHANGED = '取り込みの間に画面で変更されました。もう一度取り込んでください。'
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
      ...cardFieldsOf(plan.row),
      cardKey: plan.cardKey,
      office: plan.office,
      status: plan.status,
      importedStatus: plan.row.status,
      sourceHash: plan.hash,
      import: importId,
    })),
  )
  return lost.map((plan) => problem(plan, '予約ID', COLLISION))
}

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
  const written = await updateWhere(
    ctx.payload,
    'cards',
    { and: [{ id: { equals: card.id } }, { status: { equals: card.status } }] },
    {
      ...cardFieldsOf(plan.row),
      office: plan.office,
      status: plan.status,
      importedStatus: plan.row.status,
      sourceHash: UNFINISHED,
      import: importId,
      updatedAt: ctx.now().toISOString(),
    },
  )
  if (!written) return problem(plan, '状態区分', CHANGED)
  try {
    await syncEligibility(ctx, sourceOf(setup, plan))
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return problem(plan, '予約ID', COLLISION)
  }
  await updateWhere(
    ctx.payload,
    'cards',
    { and: [{ id: { equals: card.id } }, { sourceHash: { equals: UNFINISHED } }] },
    { sourceHash: plan.hash },
  )
  return null
}
