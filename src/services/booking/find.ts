import type { Where } from 'payload'

import { findRow, findRows } from '@/db/atomic'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { parseReceiptNumber } from '@/domain/codes/receipt-number'
import type { CivilDate, CivilTime } from '@/domain/time/civil'
import { compare, tokyoDateOf } from '@/domain/time/civil'
import { isIndividualNumber } from '@/domain/codes/individual-number'
import { isCityWide, officeIdsOf } from '@/access/roles'

import type { ServiceContext } from '../context'
import { guessOnce, sourceLimits } from '../limits/guess'
import type { SourceName } from '../limits/source'
import type { Numbered } from '../eligibility/with-number'
import { peopleWithNumber } from '../eligibility/with-number'
import { forbidden, individualNumberRefused, notFound } from '../refusals'
import type { BookingConfig, ServiceConfig } from '../settings/booking-config'

import { bookingOf, occupantsOf } from './engine/occupants'
import { hasRunOut, LIVE } from './engine/row'
import type { Identity } from './identify'
import { guessesSpent, notMatched, SOURCE_TRIES } from './identify'
import { hashToken, pinMatches } from './secrets'
import type { ReservationRow } from './types'

const PIN_TRIES = 10
const PIN_WINDOW = 60

const leaderOf = async (ctx: ServiceContext, row: ReservationRow | null) =>
  row && bookingOf(ctx, row)

/** By the long secret of the mail link; null for anything else. */
export async function findByToken(
  ctx: ServiceContext,
  text: string,
): Promise<ReservationRow | null> {
  const token = text.slice(text.indexOf('.') + 1)
  if (token.length < 20 || token.length > 100) return null
  return findRow<ReservationRow>(ctx.payload, 'reservations', {
    tokenHash: { equals: hashToken(token) },
  })
}

/**
 * By receipt number and the six-digit code of the completion page (ID-06).
 * @throws DomainError NOT_MATCHED, LOCKED
 */
export async function findByPin(
  ctx: ServiceContext,
  number: string,
  pin: string,
  source: SourceName,
): Promise<ReservationRow> {
  const parsed = parseReceiptNumber(number)
  const key = parsed.ok ? parsed.number : normaliseCode(number).slice(0, 20)
  const limits = [
    { kind: 'pin', subject: key, limit: PIN_TRIES, minutes: PIN_WINDOW },
    ...sourceLimits('try-source', source, SOURCE_TRIES),
  ]
  const found = await guessOnce(ctx, limits, async () => {
    if (!parsed.ok) return null
    const named = await findRow<ReservationRow>(ctx.payload, 'reservations', {
      number: { equals: parsed.number },
    })
    const row = await leaderOf(ctx, named)
    return row && pinMatches(row, normaliseCode(pin)) ? row : null
  })
  if (found === 'locked') throw guessesSpent(PIN_WINDOW)
  if (!found) throw notMatched()
  return found
}

/**
 * The live booking or hold of an identified person that keeps them from another one in the service:
 * of the service itself, or of one that shares its numbers (BK-11).
 */
export async function findLive(
  ctx: ServiceContext,
  identity: Identity,
): Promise<ReservationRow | null> {
  if (!identity.key) return null
  const found = await occupantsOf(ctx, identity.service, [identity])
  return found.map(({ booking }) => booking).find((row) => !hasRunOut(ctx, row)) ?? null
}

/**
 * Whether what somebody proved for one service also opens a booking of another: only where that one
 * asks for nothing more (ID-06).
 */
export function opensBookingOf(
  config: BookingConfig,
  service: ServiceConfig,
  row: Pick<ReservationRow, 'service'>,
): boolean {
  const other = config.services.find(({ id }) => id === row.service)
  return (
    row.service === service.id ||
    service.identification === 'manufacturing-number' ||
    other?.identification === service.identification
  )
}

const MOST_PAST = 20
const MOST_AHEAD = 100

/**
 * Rows that a typed or scanned number fits, newest first: by receipt number, by the number they were
 * booked with, and by the other number of the same person, who cannot know which of the two it was.
 * However much is past or cancelled, it leaves out nothing that is still to come.
 * @param people `peopleWithNumber` of the same text
 * @param only what else the rows have to satisfy
 */
export async function rowsWithNumber(
  ctx: ServiceContext,
  text: string,
  people: Numbered[],
  only: Where[],
): Promise<ReservationRow[]> {
  const code = normaliseCode(text)
  const parsed = parseReceiptNumber(text)
  const fits: Where[] = [
    { number: { equals: parsed.ok ? parsed.number : code } },
    { identifier: { equals: code } },
    ...(people.length > 0 ? [{ eligibility: { in: people.map(({ id }) => String(id)) } }] : []),
  ]
  const today = tokyoDateOf(ctx.now())
  const read = (when: Where, sort: string, limit: number) =>
    findRows<ReservationRow>(
      ctx.payload,
      'reservations',
      { and: [{ or: fits }, ...only, when] },
      { limit, sort },
    )
  const ahead = await read(
    { and: [{ status: { in: LIVE } }, { date: { greater_than_equal: today } }] },
    'startsAt',
    MOST_AHEAD,
  )
  const past = await read(
    { or: [{ status: { not_in: LIVE } }, { date: { less_than: today } }] },
    '-startsAt',
    MOST_PAST,
  )
  return [...ahead, ...past].toSorted((a, b) => compare(b.startsAt, a.startsAt))
}

/**
 * One field for the operator: receipt number, reservation number or 製造管理番号 (ID-12). Newest
 * first; within the offices of the account (AC-07).
 * @throws DomainError INDIVIDUAL_NUMBER
 */
export async function findForStaff(ctx: ServiceContext, text: string): Promise<ReservationRow[]> {
  const code = normaliseCode(text)
  if (isIndividualNumber(code)) throw individualNumberRefused()
  if (code.length < 3) return []
  const rows = await rowsWithNumber(ctx, text, await peopleWithNumber(ctx, code), [
    { status: { not_in: ['void'] } },
    ...(isCityWide(ctx.user) ? [] : [{ office: { in: officeIdsOf(ctx.user) } }]),
  ])
  const leaders = await Promise.all(rows.map((row) => leaderOf(ctx, row)))
  return [...new Map(leaders.flatMap((row) => (row ? [[row.id, row] as const] : []))).values()]
}

/** So many bookings of a day can be looked through on the telephone. */
export const MOST_OF_A_DAY = 30

/**
 * Confirmed bookings by the day and time of their visit, for a caller who has lost the number of a
 * service that asks for no other (M18); within the offices of the account (AC-07).
 * @returns at most one more than `MOST_OF_A_DAY`
 */
export const findByVisit = (
  ctx: ServiceContext,
  { date, time }: { date: CivilDate; time: CivilTime | null },
): Promise<ReservationRow[]> =>
  findRows<ReservationRow>(
    ctx.payload,
    'reservations',
    {
      and: [
        { date: { equals: date } },
        ...(time ? [{ start: { equals: time } }] : []),
        { status: { equals: 'confirmed' } },
        // Further people of a household stand in their leader's booking.
        { or: [{ group: { exists: false } }, { group: { equals: '' } }] },
        ...(isCityWide(ctx.user) ? [] : [{ office: { in: officeIdsOf(ctx.user) } }]),
      ],
    },
    { limit: MOST_OF_A_DAY + 1, sort: ['start', 'office', 'number'] },
  )

/**
 * One booking for staff, within the offices of the account.
 * @throws DomainError NOT_FOUND, FORBIDDEN
 */
export async function reservationForStaff(
  ctx: ServiceContext,
  id: string,
): Promise<ReservationRow> {
  const row = await leaderOf(
    ctx,
    await findRow<ReservationRow>(ctx.payload, 'reservations', { id: { equals: id } }),
  )
  if (!row) throw notFound('予約が見つかりません。')
  if (!isCityWide(ctx.user) && !officeIdsOf(ctx.user).includes(row.office)) {
    throw forbidden('担当していない窓口の予約は扱えません。')
  }
  return row
}
