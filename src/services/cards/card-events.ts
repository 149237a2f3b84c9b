import { findRows, updateWhere } from '@/db/atomic'
import { insertMany, updateMany } from '@/db/bulk'
import { CARD_EVENT } from '@/domain/cards/vocabulary'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { faultPoint } from '../context'

import type { CardEvent, CardRow } from './types'

const text = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : String(value)

const rowOf = (card: CardRow, event: CardEvent) => ({
  eventKey: `${card.cardKey}|${event.seq}`,
  card: card.cardKey,
  at: event.at,
  date: tokyoDateOf(new Date(event.at)),
  type: event.type,
  how: event.how,
  summary: `${CARD_EVENT[event.type]}${event.to?.status ? `: ${text(event.to.status)}` : ''}`,
  from: text(event.from?.status),
  to: text(event.to?.status),
  reason: event.reason ?? '',
  office: text(event.to?.office) || card.office,
  by: event.by.id,
  byName: event.by.name,
  changes: event.to ?? null,
})

const lastSeq = (card: CardRow): number => card.history?.at(-1)?.seq ?? 0

/** Lines of a card's history that were not copied yet. */
const freshLines = (card: CardRow) =>
  (card.history ?? [])
    .filter(({ seq }) => seq > (card.loggedSeq ?? 0))
    .map((event) => rowOf(card, event))

/** Copies new lines of one card's history to `card-events`, each under its own key. */
export async function logCard(ctx: ServiceContext, card: CardRow): Promise<void> {
  await insertMany(ctx.payload, 'card-events', freshLines(card))
  await faultPoint(ctx, 'card-logged')
  await updateWhere(
    ctx.payload,
    'cards',
    { and: [{ id: { equals: card.id } }, { rev: { equals: card.rev } }] },
    { unlogged: false, loggedSeq: lastSeq(card) },
  )
}

/** The same for many cards that were just changed, in a few statements. */
export async function logCardsNow(ctx: ServiceContext, cards: readonly CardRow[]): Promise<void> {
  await insertMany(ctx.payload, 'card-events', cards.flatMap(freshLines))
  await faultPoint(ctx, 'cards-logged')
  // The mark is guarded by `rev`, so only cards of the same `rev` and length of history go together.
  const alike = new Map<string, CardRow[]>()
  for (const card of cards) {
    const key = `${card.rev}|${lastSeq(card)}`
    alike.set(key, [...(alike.get(key) ?? []), card])
  }
  for (const group of alike.values()) {
    const [{ rev } = { rev: 0 }] = group
    await updateMany(ctx.payload, 'cards', {
      key: 'cardKey',
      keys: group.map(({ cardKey }) => cardKey),
      where: { rev },
      set: { unlogged: false, loggedSeq: lastSeq(group[0]!) },
    })
  }
}

/**
 * Copies what a process that died has left behind. @returns how many cards were done
 */
export async function logCards(ctx: ServiceContext, limit = 500): Promise<number> {
  const cards = await findRows<CardRow>(
    ctx.payload,
    'cards',
    { unlogged: { equals: true } },
    { limit },
  )
  for (const card of cards) await logCard(ctx, card)
  return cards.length
}
