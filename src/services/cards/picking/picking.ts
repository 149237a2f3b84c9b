import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'
import { OUTCOME, type Outcome } from '@/domain/booking/vocabulary'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'

import { assertScope } from '../../office-scope'
import type { ReservationRow } from '../../booking/types'
import type { ServiceContext } from '../../context'
import { scopeCatalogue } from '../../lists/catalogue'
import { loadBookingConfig } from '../../settings/booking-config'

import { type CardView, cardViewer, readPlaces } from '../card-view'
import { cardKeysOf } from '../find-card'
import { openBookingsOf } from '../release-bookings'
import type { CardRow } from '../types'

/** One card to take out for a visit, or a booking whose card cannot be found. */
export type PickRow = {
  reservation: string
  number: string
  start: string
  serviceName: string
  outcome: Outcome
  outcomeLabel: string
  card: CardView | null
  /** Why the card cannot simply be taken out; empty = it can. */
  hint: string
  pulled: boolean
}

export type PickingList = {
  date: CivilDate
  office: string
  rows: PickRow[]
  toPull: number
  pulled: number
  /** Taken out, and the visit ended without a handover, or nobody came. */
  toPutBack: CardView[]
}

/**
 * Cards of one day's visitors in walking order, each once (CD-13, PR-02), and in the evening those
 * that were not collected. Cards without a place come last.
 * @throws DomainError FORBIDDEN
 */
export async function pickingList(
  ctx: ServiceContext,
  input: { office: string; date: CivilDate },
): Promise<PickingList> {
  assertScope(ctx, input.office)
  const rows = await visitsOf(ctx, input)
  const keys = await cardKeysOf(ctx, rows)
  const cards = await cardsByKey(ctx, [...keys.values()])
  const view = await cardViewer(ctx, { personal: false })
  const config = await loadBookingConfig(ctx.payload)
  const services = new Map(config.services.map(({ id, name }) => [id, name]))
  const order = new Map((await readPlaces(ctx)).map(({ id, order: at }) => [String(id), at]))
  const seen = new Set<string>()
  const picks = rows.flatMap((row): (PickRow & { rank: number })[] => {
    const key = keys.get(row.id)
    if (!key || seen.has(key)) return []
    seen.add(key)
    const card = cards.get(key)
    const hint = hintOf(card, input.date)
    return [
      {
        reservation: row.id,
        number: formatReceiptNumber(row.number),
        start: row.start,
        serviceName: services.get(row.service) ?? '',
        outcome: row.outcome,
        outcomeLabel: OUTCOME[row.outcome],
        card: card ? view(card) : null,
        hint,
        pulled: card?.pulledFor === input.date,
        rank: card?.place ? (order.get(card.place) ?? 99_999) : 100_000,
      },
    ]
  })
  picks.sort(
    (a, b) =>
      a.rank - b.rank ||
      compareText(a.card?.position ?? '', b.card?.position ?? '') ||
      compareText(a.start, b.start),
  )
  return {
    ...input,
    rows: picks.map(({ rank: _rank, ...row }) => row),
    toPull: picks.filter(({ pulled, hint }) => !pulled && !hint).length,
    pulled: picks.filter(({ pulled }) => pulled).length,
    toPutBack: (await stillOut(ctx, input)).map(view),
  }
}

const compareText = (a: string, b: string): number => a.localeCompare(b, 'ja', { numeric: true })

function hintOf(card: CardRow | undefined, date: CivilDate): string {
  if (!card) return 'カードの記録がありません'
  if (card.run) return '移送中です'
  if (card.issuedOn) return `${card.issuedOn} に交付済みです`
  if (card.pulledFor && card.pulledFor !== date) return `${card.pulledFor} の分として引き出し中です`
  return ''
}

/** Bookings of the day that mean a card: those made with the number of one, household members too. */
async function visitsOf(
  ctx: ServiceContext,
  input: { office: string; date: CivilDate },
): Promise<ReservationRow[]> {
  return findRows<ReservationRow>(
    ctx.payload,
    'reservations',
    {
      and: [
        { office: { equals: input.office } },
        { date: { equals: input.date } },
        { status: { equals: 'confirmed' } },
        { eligibility: { greater_than: '' } },
      ],
    },
    { sort: 'start' },
  )
}

/** Visits for which a card is taken out. */
const forCards = (offices: string[]): Where[] => [
  { office: { in: offices } },
  { status: { equals: 'confirmed' } },
  { eligibility: { greater_than: '' } },
]

/**
 * The day for which cards are taken out next: the first after today with a visit for a card, or
 * today when none is booked.
 */
export async function nextVisitDay(ctx: ServiceContext, offices: string[]): Promise<CivilDate> {
  const today = tokyoDateOf(ctx.now())
  const [next] = await findRows<Pick<ReservationRow, 'date'>>(
    ctx.payload,
    'reservations',
    { and: [...forCards(offices), { date: { greater_than: today } }] },
    { sort: 'date', limit: 1, select: { date: true } },
  )
  return next?.date ?? today
}

/** How many visits of the next such day want a card, for the start page (CD-13). */
export async function nextVisits(ctx: ServiceContext): Promise<{ date: CivilDate; count: number }> {
  const { offices } = await scopeCatalogue(ctx)
  const ids = offices.map(({ id }) => id)
  const date = await nextVisitDay(ctx, ids)
  const count = await countRows(ctx.payload, 'reservations', {
    and: [...forCards(ids), { date: { equals: date } }],
  })
  return { date, count }
}

async function cardsByKey(ctx: ServiceContext, keys: string[]): Promise<Map<string, CardRow>> {
  const found = new Map<string, CardRow>()
  for (let at = 0; at < keys.length; at += 400) {
    const cards = await findRows<CardRow>(ctx.payload, 'cards', {
      cardKey: { in: keys.slice(at, at + 400) },
    })
    for (const card of cards) found.set(card.cardKey, card)
  }
  return found
}

/** Cards that were taken out for this day or an earlier one and were not handed over. */
const stillOut = (ctx: ServiceContext, input: { office: string; date: CivilDate }) =>
  findRows<CardRow>(
    ctx.payload,
    'cards',
    {
      and: [
        { office: { equals: input.office } },
        { pulledFor: { greater_than: '0' } },
        { pulledFor: { less_than_equal: input.date } },
      ],
    },
    { sort: ['place', 'position'], limit: 2000 },
  )

/** The card's holder has an open booking on that day at the card's own office. */
export async function bookedOn(
  ctx: ServiceContext,
  card: CardRow,
  date: CivilDate,
): Promise<ReservationRow | null> {
  const rows = await openBookingsOf(ctx, card.cardKey)
  return rows.find((row) => row.date === date && row.office === card.office) ?? null
}
