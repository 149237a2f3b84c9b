import type { Language } from '@/domain/languages'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { laneOf } from '@/domain/booking/vocabulary'
import { findRow } from '@/db/atomic'
import { DomainError } from '@/lib/errors'
import { can } from '@/access/capabilities'

import type { ServiceContext } from '../context'
import { assertScope } from '../office-scope'
import { countHit, hitsOf } from '../limits/attempts'
import type { BookingConfig, ServiceConfig } from '../settings/booking-config'
import { stopsInForceFor } from '../notices/in-force'

import { citizenMail } from './citizen-mail'
import { checkDetails } from './details'
import { drainSoon } from './drain-soon'
import { cancelReservation } from './engine/cancel'
import { confirmHold, extendHold } from './engine/confirm'
import { moveReservation } from './engine/move'
import type { Person } from './engine/place'
import { placeReservation } from './engine/place'
import type { Identity } from './identify'
import { individualNumberRefused } from './identify'
import { assertBookingModule } from './module'
import { assertChannelOpen, assertMayCancel, assertMayChange, assertMayRegister } from './rules'
import type { ReservationRow } from './types'

/** Keyed names of what a booking comes from; neither is an address (ID-09). */
export type DeviceName = {
  /** The browser; whoever forgets it every time still meets the limit of its source. */
  name: string
  /** The network source, which a household, a library or a phone network share. */
  source: string
}

export type BookInput = {
  config: BookingConfig
  service: ServiceConfig
  office: string
  date: string
  start: string
  /** At least one; the first is the one who books. */
  identities: Identity[]
  partySize: number
  idemKey: string
  language: Language
  mail?: string
  note?: string
  /** Items asked beside the identification, when booking in one step. */
  details?: Record<string, string>
  overbook?: boolean
  overbookReason?: string
  /** For number-free services: limits hoarding (PB-22). */
  device?: DeviceName
}

/**
 * Keeps seats while the citizen finishes (10 minutes by default).
 * @throws DomainError as `placeReservation` and the rules do
 */
export async function holdSeats(ctx: ServiceContext, input: BookInput): Promise<ReservationRow> {
  return place(ctx, input, 'hold')
}

/** Books in one step: operators, desks, and clients of the API that need no hold (BK-13, OP-01). */
export async function bookNow(ctx: ServiceContext, input: BookInput): Promise<ReservationRow> {
  return place(ctx, input, 'book')
}

async function place(
  ctx: ServiceContext,
  input: BookInput,
  mode: 'hold' | 'book',
): Promise<ReservationRow> {
  const { service } = input
  await assertBookingModule(ctx)
  assertChannelOpen(service, laneOf(ctx.channel))
  assertOffice(ctx, input)
  assertMayRegister(ctx, service, input)
  await assertNoStop(ctx, input)
  assertParty(service, input)
  refuseNumberIn(input.note)
  if (input.overbook && !can(ctx.user, 'booking.overbook')) {
    throw new DomainError('FORBIDDEN', '定員を超える予約をする権限がありません。', 403)
  }
  await limitDevice(ctx, input)
  const mail = mode === 'book' ? await citizenMail(ctx, service, input.mail) : undefined
  const people: Person[] = input.identities.map(({ key, identifier, eligibility }) => ({
    key,
    identifier,
    eligibility,
  }))
  const placing = placeReservation(ctx, {
    service,
    office: input.office,
    date: input.date,
    start: input.start,
    partySize: input.partySize,
    people,
    mode,
    idemKey: input.idemKey,
    language: input.language,
    overbook: input.overbook,
    overbookReason: input.overbookReason,
    mail,
    details: input.identities[0]?.details || (mode === 'book' ? detailsNow(ctx, input) : undefined),
    note: input.note,
  })
  return mode === 'book' ? announced(ctx, placing) : placing
}

/** The change is stored; its mail and its log entry follow while the answer is on its way (NT-01). */
async function announced(
  ctx: ServiceContext,
  change: Promise<ReservationRow>,
): Promise<ReservationRow> {
  const row = await change
  drainSoon(ctx.payload)
  return row
}

/** @throws DomainError OFFICE_NOT_OFFERED, FORBIDDEN */
function assertOffice(
  ctx: ServiceContext,
  input: Pick<BookInput, 'service' | 'office' | 'identities' | 'config'>,
): void {
  const { service, office } = input
  const own = input.identities[0]?.office
  const isElsewhere =
    service.officeChoice === 'own' && !!own && own !== office && ctx.actor.kind === 'citizen'
  const isOffered =
    service.officeIds.includes(office) &&
    input.config.offices.some((one) => one.id === office && one.active)
  if (!isOffered || isElsewhere) {
    throw new DomainError(
      'OFFICE_NOT_OFFERED',
      'この窓口では予約できません。別の窓口を選んでください。',
      409,
    )
  }
  assertScope(ctx, office)
}

async function assertNoStop(ctx: ServiceContext, input: BookInput): Promise<void> {
  if (ctx.actor.kind !== 'citizen') return
  const stop = await stopsInForceFor(ctx, input.service.id, input.office)
  if (stop)
    throw new DomainError(
      'STOPPED',
      '現在、予約の受付を停止しています。お知らせをご確認ください。',
      503,
      { notice: stop.id },
    )
}

function assertParty(
  service: ServiceConfig,
  input: Pick<BookInput, 'partySize' | 'identities'>,
): void {
  const tooMany = input.partySize > service.maxParty
  const tooFew = input.partySize < Math.max(1, input.identities.length)
  const keys = input.identities.map((identity) => identity.key).filter(Boolean)
  const twice = new Set(keys).size !== keys.length
  if (tooMany || tooFew || !Number.isInteger(input.partySize)) {
    throw new DomainError(
      'PARTY_SIZE',
      `一度に予約できるのは${service.maxParty}人までです。`,
      422,
      { max: service.maxParty },
    )
  }
  if (twice) throw new DomainError('SAME_PERSON_TWICE', '同じ番号が2回入力されています。', 422)
}

/** As many browsers may stand behind one network source. */
const BROWSERS_PER_SOURCE = 20

/** Number-free services: so many bookings per device and day, also under parallel requests (PB-22). */
async function limitDevice(ctx: ServiceContext, input: BookInput): Promise<void> {
  const { service, device } = input
  if (ctx.actor.kind !== 'citizen' || service.identification !== 'none' || !device) return
  // The same submission sent again is no further booking.
  const again = await findRow(ctx.payload, 'reservations', { idemKey: { equals: input.idemKey } })
  if (again) return
  const limit = service.deviceDailyLimit
  await limitHits(ctx, 'device', `${service.id}|${device.name}`, limit)
  if (device.source !== device.name)
    await limitHits(
      ctx,
      'device-source',
      `${service.id}|${device.source}`,
      limit * BROWSERS_PER_SOURCE,
    )
}

/** Looks before it counts, so that refused tries do not prolong the refusal. @throws DEVICE_LIMIT */
async function limitHits(
  ctx: ServiceContext,
  kind: string,
  subject: string,
  limit: number,
): Promise<void> {
  if ((await hitsOf(ctx, kind, subject)) >= limit) throw deviceLimit()
  if ((await countHit(ctx, kind, subject, 24 * 60)) > limit) throw deviceLimit()
}

const deviceLimit = () =>
  new DomainError(
    'DEVICE_LIMIT',
    'この端末から予約できる件数を超えました。コールセンターにお電話ください。',
    429,
  )

function refuseNumberIn(...texts: (string | undefined)[]): void {
  if (texts.some((text) => text && containsIndividualNumber(text))) throw individualNumberRefused()
}

/** @throws DomainError HOLD_EXPIRED, INPUT_INVALID, BUSY */
export async function confirmBooking(
  ctx: ServiceContext,
  input: {
    service: ServiceConfig
    id: string
    mail?: string
    details?: Record<string, string>
    language?: Language
    note?: string
  },
): Promise<ReservationRow> {
  refuseNumberIn(input.note)
  const change = confirmHold(ctx, input.id, {
    mail: await citizenMail(ctx, input.service, input.mail),
    details: extraDetails(input.service, input.details),
    language: input.language,
    note: input.note,
  })
  return announced(ctx, change)
}

/** A citizen must fill in what is required (BK-15); an operator may not have been told it. */
const detailsNow = (ctx: ServiceContext, { service, details }: BookInput) =>
  details || ctx.actor.kind === 'citizen' ? extraDetails(service, details) : undefined

/**
 * Items asked beside a number, such as needs of people with disabilities (AX-05). Applicants'
 * details were checked when they were entered.
 */
function extraDetails(
  service: ServiceConfig,
  entered: Record<string, string> | undefined,
): string | undefined {
  if (service.identification === 'details' || service.inputItems.length === 0) return undefined
  const details = checkDetails(service, entered ?? {})
  return Object.keys(details).length > 0 ? JSON.stringify(details) : undefined
}

export const extendBookingHold = (
  ctx: ServiceContext,
  service: ServiceConfig,
  id: string,
): Promise<ReservationRow> => extendHold(ctx, id, service)

/** @throws DomainError PAST, DEADLINE_PASSED, TOO_EARLY, SLOT_FULL, NOT_MOVABLE, FORBIDDEN */
export async function changeBooking(
  ctx: ServiceContext,
  input: {
    config: BookingConfig
    service: ServiceConfig
    row: ReservationRow
    office: string
    date: string
    start: string
    overbook?: boolean
    note?: string
  },
): Promise<ReservationRow> {
  const { service, row } = input
  refuseNumberIn(input.note)
  assertScope(ctx, row.office)
  await assertBookingModule(ctx)
  assertMayChange(ctx, service, row)
  assertMayRegister(ctx, service, input)
  const home =
    row.eligibility && service.officeChoice === 'own' ? await officeOf(ctx, row.eligibility) : ''
  assertOffice(ctx, {
    ...input,
    identities: [
      { service: service.id, key: '', identifier: '', eligibility: '', office: home, details: '' },
    ],
  })
  if (input.overbook && !can(ctx.user, 'booking.overbook')) {
    throw new DomainError('FORBIDDEN', '定員を超える予約をする権限がありません。', 403)
  }
  const change = moveReservation(ctx, row.id, {
    service,
    office: input.office,
    date: input.date,
    start: input.start,
    overbook: input.overbook,
    note: input.note,
  })
  return announced(ctx, change)
}

const officeOf = async (ctx: ServiceContext, eligibility: string): Promise<string> =>
  (await findRow<{ office: string }>(ctx.payload, 'eligibilities', { id: { equals: eligibility } }))
    ?.office ?? ''

/** @throws DomainError PAST, DEADLINE_PASSED, NOT_CANCELLABLE, FORBIDDEN */
export async function cancelBooking(
  ctx: ServiceContext,
  input: { service: ServiceConfig; row: ReservationRow; note?: string },
): Promise<ReservationRow> {
  const { service, row } = input
  refuseNumberIn(input.note)
  assertScope(ctx, row.office)
  assertMayCancel(ctx, service, row)
  const change = cancelReservation(ctx, row.id, {
    releaseDelayMinutes: releaseDelay(ctx, service),
    note: input.note,
  })
  return announced(ctx, change)
}

/** A random delay before cancelled Web seats return, against trading; none by default (BK-24). */
function releaseDelay(ctx: ServiceContext, service: ServiceConfig): number {
  if (ctx.actor.kind !== 'citizen' || service.releaseDelayMax <= 0) return 0
  const spread = Math.max(0, service.releaseDelayMax - service.releaseDelayMin)
  return Math.round(service.releaseDelayMin + Math.random() * spread)
}
