import { type AtomicData, findRow, findRows, updateWhere } from '@/db/atomic'
import { updateEach } from '@/db/bulk'
import { mayUseOffice } from '@/access/roles'
import { isIndividualNumber } from '@/domain/codes/individual-number'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { changeRow } from '../change-row'
import { peopleWithNumber } from '../eligibility/with-number'
import { individualNumberRefused, notFound } from '../refusals'

import { logCard, logCardsNow } from './card-events'
import type { CardEvent, CardRow } from './types'

/** Longest history that is kept with a card; a real card has about twenty lines. */
const MAX_EVENTS = 400

export type CardWish = { set: AtomicData; event: CardEventDraft }
export type CardEventDraft = Omit<CardEvent, 'seq' | 'at' | 'by'>

export function appendCardEvent(
  ctx: ServiceContext,
  history: CardEvent[] | null,
  draft: CardEventDraft,
): CardEvent[] {
  const past = history ?? []
  const event: CardEvent = {
    seq: (past.at(-1)?.seq ?? 0) + 1,
    at: ctx.now().toISOString(),
    by: ctx.actor,
    ...draft,
  }
  return [...past.slice(-MAX_EVENTS + 1), event]
}

/**
 * Changes a card if nobody has changed it since it was read (CD-25). State, history line and the
 * mark that the line is still to be copied are one write, so none can be lost alone.
 * @param set fields to write; non-personal ones belong into `event.to` as well
 * @returns the changed card, or null when somebody was faster
 */
export async function changeCard(
  ctx: ServiceContext,
  card: Pick<CardRow, 'id' | 'rev' | 'history'>,
  set: AtomicData,
  event: CardEventDraft,
): Promise<CardRow | null> {
  await faultPoint(ctx, 'card-before')
  const changed = await updateWhere<CardRow>(
    ctx.payload,
    'cards',
    { and: [{ id: { equals: card.id } }, { rev: { equals: card.rev } }] },
    dataOf(ctx, card, { set, event }),
  )
  if (!changed) return null
  await faultPoint(ctx, 'card-changed')
  await logCard(ctx, changed)
  return changed
}

const dataOf = (
  ctx: ServiceContext,
  card: Pick<CardRow, 'rev' | 'history'>,
  { set, event }: CardWish,
) => ({
  ...set,
  history: appendCardEvent(ctx, card.history, event),
  rev: card.rev + 1,
  unlogged: true,
  updatedAt: ctx.now().toISOString(),
})

/**
 * The same act on many cards that were just read, in a few statements; each card is still guarded by
 * its own `rev`. Lines that a process that dies has not copied are copied by the job.
 * @param decide null where the act was carried out; asked again for a card that somebody changed
 * @throws DomainError BUSY, NOT_FOUND and whatever `decide` throws; some cards may be written by then
 */
export async function changeCards(
  ctx: ServiceContext,
  cards: readonly CardRow[],
  decide: (card: CardRow) => CardWish | null,
): Promise<void> {
  const changes = cards.flatMap((card) => {
    const wish = decide(card)
    return wish ? [{ card, data: dataOf(ctx, card, wish) }] : []
  })
  await faultPoint(ctx, 'cards-before')
  const written = await updateEach(
    ctx.payload,
    'cards',
    'cardKey',
    changes.map(({ card, data }) => ({ key: card.cardKey, where: { rev: card.rev }, set: data })),
  )
  await faultPoint(ctx, 'cards-changed')
  if (written === changes.length) {
    return logCardsNow(
      ctx,
      changes.map(({ card, data }) => ({ ...card, ...data })),
    )
  }
  for (const { card } of changes) {
    const now = await withCard(ctx, card.id, async (found) => decide(found))
    if (now.unlogged) await logCard(ctx, now)
  }
}

/** The line that an act with this id has left on the card, when it was carried out before. */
export const eventOfOp = (card: CardRow, op: string | undefined): CardEvent | undefined =>
  op ? card.history?.find((event) => event.op === op) : undefined

/**
 * @returns the card when it exists and the user may see its office
 * @throws DomainError NOT_FOUND, also for cards of other offices: their existence is not told
 */
export async function cardById(ctx: ServiceContext, id: string): Promise<CardRow> {
  const card = await findRow<CardRow>(ctx.payload, 'cards', { id: { equals: id } })
  if (!card || (ctx.user && !mayUseOffice(ctx.user, card.office))) throw cardNotFound()
  return card
}

/**
 * A card of the own offices by 予約番号 or 製造管理番号, as the desk knows it.
 * @throws DomainError NOT_FOUND, SEVERAL_CARDS, INDIVIDUAL_NUMBER
 */
export async function cardByNumber(ctx: ServiceContext, text: string): Promise<CardRow> {
  const code = normaliseCode(text)
  if (isIndividualNumber(code)) throw individualNumberRefused()
  const people = await peopleWithNumber(ctx, code)
  const cards = await findRows<CardRow>(ctx.payload, 'cards', {
    cardKey: { in: people.map(({ card }) => card) },
  })
  const own = cards.filter(({ office }) => !ctx.user || mayUseOffice(ctx.user, office))
  if (own.length > 1) {
    throw new DomainError(
      'SEVERAL_CARDS',
      'この番号に当てはまるカードが複数あります。予約番号か製造管理番号の、もう一方の番号で探してください。',
      409,
    )
  }
  if (!own[0]) throw cardNotFound()
  return own[0]
}

export const cardNotFound = (): DomainError =>
  notFound('カードが見つかりません。番号を確かめてください。')

/**
 * Reads, decides and writes until nobody was faster. `decide` gets the card as it is now and says
 * what to write, or null when there is nothing to do any more.
 * @throws DomainError BUSY and whatever `decide` throws
 */
export function withCard(
  ctx: ServiceContext,
  id: string,
  decide: (card: CardRow) => Promise<CardWish | null>,
): Promise<CardRow> {
  return changeRow<CardRow, CardWish>({
    find: () => cardById(ctx, id),
    decide,
    write: (card, { set, event }) => changeCard(ctx, card, set, event),
  })
}
