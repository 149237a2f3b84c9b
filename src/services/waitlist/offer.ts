import { randomUUID } from 'node:crypto'

import { findRow, findRows, updateWhere } from '@/db/atomic'
import { isOfferHour, MAX_OFFERS, mayOffer } from '@/domain/waitlist/rules'
import { tokyoDateOf } from '@/domain/time/civil'
import { openField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'

import { drainOutbox } from '../booking/drain-outbox'
import { expireDue } from '../booking/engine/sweep'
import { slotKeyOf } from '../booking/engine/claims'
import type { ReservationRow } from '../booking/types'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { queueMail } from '../mail/queue-mail'
import { renderMail } from '../mail/render'
import { createMailSources, type MailSources } from '../mail/sources'
import { findService, readBookingConfig } from '../settings/booking-config'
import { holdLease, releaseLease } from '../system/lease'

import { settleConfirmed } from './confirm'
import { createSlotReader, fittingSlots, type FreeSlot } from './free-slots'
import { LIVE } from './subject'
import { offeredKeys, type WaitlistRow } from './types'

const LEASE = 'waitlist'
const LEASE_MS = 10 * 60_000

/** A free seat is offered to one person for this long before the next one hears of it. */
const EXCLUSIVE_MS = 30 * 60_000

/** So long an address may take to be confirmed. */
const CONFIRM_MS = 3 * 24 * 60 * 60_000

export type OfferReport = { offered: number; ended: number }

/**
 * Writes to people who wait when a time they want has really become free, in the order in which they
 * came. Caps: three mails an entry, one a day, between 9:00 and 20:00, never the same slot twice,
 * never today's slots. The mail's key is the entry and the number of the mail, and is stored before
 * the count: a crash in between costs a mail at most, it never sends two.
 */
export async function offerFreeSlots(ctx: ServiceContext): Promise<OfferReport> {
  const ended = await endPast(ctx)
  if (!isOfferHour(ctx.now())) return { offered: 0, ended }
  // Two runs side by side would tell two people of one seat.
  const owner = randomUUID()
  if (!(await holdLease(ctx, LEASE, owner, LEASE_MS))) return { offered: 0, ended }
  try {
    return { offered: await offerAll(ctx), ended }
  } finally {
    await releaseLease(ctx, LEASE, owner)
  }
}

async function offerAll(ctx: ServiceContext): Promise<number> {
  await settleConfirmed(ctx)
  await expireDue(ctx)
  // Who has just booked no longer waits, even if the booking has not been announced yet.
  await drainOutbox(ctx)
  const config = await readBookingConfig(ctx.payload)
  const read = createSlotReader(ctx, config)
  const sources = createMailSources(ctx.payload)
  const entries = await waiting(ctx)
  const taken = recentOffers(ctx, entries)
  let offered = 0
  for (const entry of entries) {
    const service = findService(config, entry.service)
    const hasMail = !!entry.mail
    if (
      !service?.waitlist ||
      !hasMail ||
      !mayOffer({ ...entry, lastSentAt: entry.lastSentAt ?? null }, ctx.now())
    )
      continue
    const booking = await bookingOf(ctx, entry)
    if (booking === 'gone') continue
    const slots = await fittingSlots(ctx, config, service, read, entry, booking)
    const known = new Set(offeredKeys(entry))
    const slot = slots.find(
      ({ key, free }) => !known.has(key) && (taken.get(key) ?? 0) + entry.partySize <= free,
    )
    if (!slot) continue
    if (await offer(ctx, sources, entry, booking, slot)) {
      taken.set(slot.key, (taken.get(slot.key) ?? 0) + entry.partySize)
      offered++
    }
  }
  return offered
}

const waiting = (ctx: ServiceContext): Promise<WaitlistRow[]> =>
  findRows<WaitlistRow>(
    ctx.payload,
    'waitlist-entries',
    { and: [{ status: { equals: 'waiting' } }, { sentCount: { less_than: MAX_OFFERS } }] },
    { sort: ['createdAt', 'id'] },
  )

/** Seats per slot that somebody has been told of a short while ago. */
function recentOffers(ctx: ServiceContext, entries: WaitlistRow[]): Map<string, number> {
  const since = new Date(ctx.now().getTime() - EXCLUSIVE_MS).toISOString()
  const taken = new Map<string, number>()
  for (const entry of entries) {
    const last = offeredKeys(entry).at(-1)
    if (!last || (entry.lastSentAt ?? '') <= since) continue
    taken.set(last, (taken.get(last) ?? 0) + entry.partySize)
  }
  return taken
}

/** The booking that an entry belongs to; `gone` when there is nothing left to bring forward. */
async function bookingOf(
  ctx: ServiceContext,
  entry: WaitlistRow,
): Promise<ReservationRow | null | 'gone'> {
  if (!entry.reservation) return null
  const row = await findRow<ReservationRow>(ctx.payload, 'reservations', {
    id: { equals: entry.reservation },
  })
  const isLive =
    row?.status === 'confirmed' &&
    row.startsAt > ctx.now().toISOString() &&
    // Given to another service, it has no earlier time here.
    row.service === entry.service
  if (!row || !isLive) {
    await end(ctx, entry, 'ended')
    return 'gone'
  }
  const place = slotKeyOf(row.office, row.service, row.date, row.start)
  if (!offeredKeys(entry).includes(place)) return row
  await end(ctx, entry, 'booked')
  return 'gone'
}

async function offer(
  ctx: ServiceContext,
  sources: MailSources,
  entry: WaitlistRow,
  booking: ReservationRow | null,
  slot: FreeSlot,
): Promise<boolean> {
  const mail = await renderMail(sources, {
    kind: 'waitlist',
    language: entry.language,
    service: entry.service,
    place: slot,
    number: booking?.number ?? '',
    people: entry.partySize,
  })
  const isNew = await queueMail(ctx.payload, ctx.now(), {
    ...mail,
    mailKey: `waitlist|${entry.id}|${entry.sentCount + 1}`,
    kind: 'waitlist',
    to: openField(entry.mail, at('waitlist-entries', 'mail', String(entry.id))),
    language: entry.language,
    number: entry.number ?? '',
    reservation: booking?.id ?? '',
    office: slot.office,
  })
  await faultPoint(ctx, 'offer-queued')
  await updateWhere(
    ctx.payload,
    'waitlist-entries',
    {
      and: [
        { id: { equals: entry.id } },
        { status: { equals: 'waiting' } },
        { sentCount: { equals: entry.sentCount } },
      ],
    },
    {
      sentCount: entry.sentCount + 1,
      lastSentAt: ctx.now().toISOString(),
      offered: JSON.stringify([...offeredKeys(entry), slot.key]),
    },
  )
  return isNew
}

async function end(
  ctx: ServiceContext,
  entry: WaitlistRow,
  status: 'ended' | 'booked',
): Promise<boolean> {
  const done = await updateWhere(
    ctx.payload,
    'waitlist-entries',
    { and: [{ id: { equals: entry.id } }, { status: { in: LIVE } }] },
    // The purpose of the address has ended with the wish.
    { status, entryKey: `void|${entry.id}`, mail: '' },
  )
  return done !== null
}

/** Wishes whose last day is over, and those whose address nobody confirmed. */
async function endPast(ctx: ServiceContext): Promise<number> {
  const unproved = new Date(ctx.now().getTime() - CONFIRM_MS).toISOString()
  const over = await findRows<WaitlistRow>(ctx.payload, 'waitlist-entries', {
    or: [
      { and: [{ status: { in: LIVE } }, { dateTo: { less_than: tokyoDateOf(ctx.now()) } }] },
      {
        and: [{ status: { equals: 'unconfirmed' } }, { createdAt: { less_than_equal: unproved } }],
      },
    ],
  })
  let ended = 0
  for (const entry of over) if (await end(ctx, entry, 'ended')) ended++
  return ended
}
