import { findRow, findRows } from '@/db/atomic'
import { tokyoDateOf } from '@/domain/time/civil'
import type { StatusRules } from '@/domain/cards/transitions'
import { isDomainError } from '@/lib/errors'

import type { ReservationRow } from '../../booking/types'
import type { ServiceContext } from '../../context'
import { checkIn } from '../../reception/check-in'
import { recordResult } from '../../reception/outcome'

import { cardKeysOf } from '../find-card'
import { openBookingsOf } from '../release-bookings'
import type { CardRow } from '../types'

/** Steps after which a card waits for nobody at the window any more. */
const OVER = ['issued', 'cancelled', 'mailed']

/** Today's booking of the holder at the card's office, also one in which a relative booked along. */
export async function visitToday(
  ctx: ServiceContext,
  card: CardRow,
): Promise<ReservationRow | null> {
  const today = tokyoDateOf(ctx.now())
  const rows = await openBookingsOf(ctx, card.cardKey)
  return rows.find((row) => row.date === today && row.office === card.office) ?? null
}

/**
 * The cards of everybody who comes with a booking, in the order in which they were booked.
 * @returns `isWhole` false when somebody came without a number, so that a card may be missing
 */
export async function cardsOfVisit(
  ctx: ServiceContext,
  visit: ReservationRow,
): Promise<{ cards: CardRow[]; isWhole: boolean }> {
  const members =
    visit.partySize > 1
      ? await findRows<ReservationRow>(
          ctx.payload,
          'reservations',
          { and: [{ group: { equals: visit.id } }, { status: { equals: 'confirmed' } }] },
          { sort: 'createdAt' },
        )
      : []
  const people = [visit, ...members]
  const keys = await cardKeysOf(ctx, people)
  const order = people.flatMap(({ id }) => keys.get(id) ?? [])
  const cards =
    order.length === 0
      ? []
      : await findRows<CardRow>(ctx.payload, 'cards', { cardKey: { in: order } })
  cards.sort((a, b) => order.indexOf(a.cardKey) - order.indexOf(b.cardKey))
  return { cards, isWhole: cards.length >= Math.max(people.length, visit.partySize) }
}

/** `waiting`: received, but cards of relatives are still to be handed over. */
export type VisitEnd = 'completed' | 'waiting' | 'none'

/**
 * Ends the visit with its last card; a visitor whom nobody checked in is received first. What the
 * reception has recorded stands. Repeatable, also by two clerks with two cards of one household:
 * whoever issued last sees that all are done.
 */
export async function closeVisit(
  ctx: ServiceContext,
  visit: ReservationRow | null,
  rules: StatusRules,
): Promise<VisitEnd> {
  const row =
    visit &&
    (await findRow<ReservationRow>(ctx.payload, 'reservations', { id: { equals: visit.id } }))
  if (!row || row.status !== 'confirmed') return 'none'
  if (row.outcome === 'completed') return 'completed'
  if (row.outcome !== 'none' && row.outcome !== 'arrived') return 'none'
  if (row.outcome === 'none') await receive(ctx, row)
  if (row.partySize > 1) {
    const { cards, isWhole } = await cardsOfVisit(ctx, row)
    const isDone = ({ status }: CardRow) => OVER.includes(rules.get(status)?.step ?? '')
    if (!isWhole || !cards.every(isDone)) return 'waiting'
  }
  await recordResult(ctx, row.id, 'completed')
  return 'completed'
}

/** The reception may have been faster by a second: then there is nothing left to do. */
async function receive(ctx: ServiceContext, row: ReservationRow): Promise<void> {
  try {
    await checkIn(ctx, { text: row.number, office: row.office })
  } catch (error) {
    const isDone = isDomainError(error) && ['ALREADY_CHECKED_IN', 'VISIT_OVER'].includes(error.code)
    if (!isDone) throw error
  }
}
