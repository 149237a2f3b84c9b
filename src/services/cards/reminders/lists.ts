import type { Where } from 'payload'

import { findRows } from '@/db/atomic'
import { addDays, type CivilDate, diffDays, toIso, tokyoDateOf } from '@/domain/time/civil'

import type { ReservationRow } from '../../booking/types'
import type { ServiceContext } from '../../context'
import { officeNames } from '../../settings/office-names'

import { cardName } from '../card-view'
import { andWhere, cardKeysOf, cardScope } from '../find-card'
import { readStatusRules } from '../status-rules'
import type { CardRow } from '../types'

/** A card in a list of what waits: numbers and days, no person (CD-30). */
export type WaitingCard = {
  id: string
  cardKey: string
  number: string
  shippingNumber: string
  reservationNumber: string
  manufacturingNumber: string
  status: string
  office: string
  officeName: string
  notifiedOn: string
  /** Days since the notice was sent. */
  days: number
  reminders: number
  remindedOn: string
  returnedOn: string
  expiresOn: string
  cancelledOn: string
}

export type UncollectedWish = {
  /** Days since 交付通知書発送日. */
  days: number
  /** Not again within so many days of the last reminder. */
  again: number
  office?: string
  /** Reminders that were sent so far, at most. */
  most?: number
  /** People who have a visit before them need no reminder. */
  skipBooked?: boolean
  /** Letters to an address that sent the notice back come back as well. */
  skipReturned?: boolean
}

const BATCH = 2000

/**
 * 交付通知書発送日. A card that came with its status in the city's list has no such day: for it the day
 * counts on which that status is known to have held first.
 */
export const noticeDay = (card: Pick<CardRow, 'notifiedOn' | 'statusAt'>): CivilDate | '' =>
  card.notifiedOn || (card.statusAt ? tokyoDateOf(new Date(card.statusAt)) : '')

/** Cards in these statuses whose notice went out on that day or before; see `noticeDay`. */
export const noticeUntil = (statuses: string[], day: CivilDate): Where => ({
  and: [
    { status: { in: statuses } },
    {
      or: [
        { and: [{ notifiedOn: { greater_than: '' } }, { notifiedOn: { less_than_equal: day } }] },
        {
          and: [
            { or: [{ notifiedOn: { equals: '' } }, { notifiedOn: { exists: false } }] },
            { statusAt: { less_than: toIso(addDays(day, 1), '00:00') } },
          ],
        },
      ],
    },
  ],
})
const SELECT = {
  cardKey: true,
  shippingNumber: true,
  reservationNumber: true,
  manufacturingNumber: true,
  status: true,
  statusAt: true,
  office: true,
  notifiedOn: true,
  reminders: true,
  remindedOn: true,
  returnedOn: true,
  expiresOn: true,
  cancelledOn: true,
  disposedOn: true,
  run: true,
} as const

/** Cards of a condition within the user's offices, in pieces by key, without their histories. */
export async function* readWaiting(
  ctx: ServiceContext,
  where: Where,
  office?: string,
): AsyncGenerator<CardRow> {
  let after = ''
  for (;;) {
    const rows = await findRows<CardRow>(
      ctx.payload,
      'cards',
      andWhere(
        where,
        cardScope(ctx),
        office ? { office: { equals: office } } : null,
        after ? { cardKey: { greater_than: after } } : null,
      ),
      { sort: 'cardKey', limit: BATCH, select: { ...SELECT } },
    )
    yield* rows
    if (rows.length < BATCH) return
    after = rows.at(-1)!.cardKey
  }
}

export async function waitingViewer(ctx: ServiceContext): Promise<(card: CardRow) => WaitingCard> {
  const names = await officeNames(ctx)
  const today = tokyoDateOf(ctx.now())
  const rules = await readStatusRules(ctx)
  return (card) => {
    const notified = rules.get(card.status)?.step === 'notified' ? noticeDay(card) : ''
    return {
      id: String(card.id),
      cardKey: card.cardKey,
      number: cardName(card),
      shippingNumber: card.shippingNumber ?? '',
      reservationNumber: card.reservationNumber ?? '',
      manufacturingNumber: card.manufacturingNumber ?? '',
      status: card.status,
      office: card.office,
      officeName: names.get(card.office) ?? '',
      notifiedOn: card.notifiedOn || notified,
      days: notified ? diffDays(notified, today) : 0,
      reminders: card.reminders ?? 0,
      remindedOn: card.remindedOn ?? '',
      returnedOn: card.returnedOn ?? '',
      expiresOn: card.expiresOn ?? '',
      cancelledOn: card.cancelledOn ?? '',
    }
  }
}

export const byAge = (a: WaitingCard, b: WaitingCard): number =>
  a.office === b.office
    ? a.notifiedOn.localeCompare(b.notifiedOn) || a.number.localeCompare(b.number)
    : a.officeName.localeCompare(b.officeName)

export async function notifiedStatuses(ctx: ServiceContext): Promise<string[]> {
  const rules = await readStatusRules(ctx)
  return [...rules.values()].filter(({ step }) => step === 'notified').map(({ label }) => label)
}

/** Keys of cards whose holders have a visit before them. */
export async function bookedCards(ctx: ServiceContext): Promise<Set<string>> {
  const rows = await findRows<ReservationRow>(
    ctx.payload,
    'reservations',
    {
      and: [
        { status: { in: ['held', 'confirmed'] } },
        { date: { greater_than_equal: tokyoDateOf(ctx.now()) } },
        { eligibility: { greater_than: '' } },
      ],
    },
    { select: { eligibility: true } },
  )
  return new Set((await cardKeysOf(ctx, rows)).values())
}

/** May this card be reminded in a selection that looks at `today`? */
export const isDue = (card: CardRow, wish: UncollectedWish, today: CivilDate): boolean =>
  noticeDay(card) !== '' &&
  noticeDay(card) <= addDays(today, -wish.days) &&
  (!card.remindedOn || card.remindedOn <= addDays(today, -wish.again)) &&
  (card.reminders ?? 0) <= (wish.most ?? Infinity) &&
  !(wish.skipReturned && card.returnedOn) &&
  !card.run &&
  !card.disposedOn

/** Cards whose holders have not come for so many days (CD-22), the oldest notice first. */
export async function uncollectedCards(
  ctx: ServiceContext,
  wish: UncollectedWish,
): Promise<WaitingCard[]> {
  const today = tokyoDateOf(ctx.now())
  const view = await waitingViewer(ctx)
  const booked = wish.skipBooked ? await bookedCards(ctx) : new Set<string>()
  const where = noticeUntil(await notifiedStatuses(ctx), addDays(today, -wish.days))
  const found: WaitingCard[] = []
  for await (const card of readWaiting(ctx, where, wish.office)) {
    if (isDue(card, wish, today) && !booked.has(card.cardKey)) found.push(view(card))
  }
  return found.sort(byAge)
}

/** Cards not handed out whose 有効期限 comes within so many days, or is past (CD-18). */
export async function expiringCards(
  ctx: ServiceContext,
  { days, office }: { days: number; office?: string },
): Promise<WaitingCard[]> {
  const rules = await readStatusRules(ctx)
  const over = [...rules.values()]
    .filter(({ step }) => ['issued', 'cancelled', 'mailed'].includes(step))
    .map(({ label }) => label)
  const view = await waitingViewer(ctx)
  const where: Where = {
    and: [
      { expiresOn: { greater_than: '' } },
      { expiresOn: { less_than_equal: addDays(tokyoDateOf(ctx.now()), days) } },
      { status: { not_in: over } },
    ],
  }
  const found: WaitingCard[] = []
  for await (const card of readWaiting(ctx, where, office)) {
    if (!card.disposedOn) found.push(view(card))
  }
  return found.sort((a, b) => a.expiresOn.localeCompare(b.expiresOn) || byAge(a, b))
}

/** 返戻された交付通知書: sent back by the post and not settled since (CD-15). */
export async function returnedNotices(
  ctx: ServiceContext,
  { office }: { office?: string },
): Promise<WaitingCard[]> {
  const view = await waitingViewer(ctx)
  const where: Where = {
    and: [{ returnedOn: { greater_than: '' } }, { status: { in: await notifiedStatuses(ctx) } }],
  }
  const found: WaitingCard[] = []
  for await (const card of readWaiting(ctx, where, office)) found.push(view(card))
  return found.sort((a, b) => b.returnedOn.localeCompare(a.returnedOn) || byAge(a, b))
}
