import { laneOf } from '@/domain/booking/vocabulary'
import { tokyoDateOf } from '@/domain/time/civil'
import type { Language } from '@/domain/languages'

import { timedCommit } from '../admission/health'
import type { ServiceContext } from '../context'
import type { BookingConfig, ServiceConfig } from '../settings/booking-config'

import { citizenMail } from './citizen-mail'
import { assertOldEnough, checkDetails } from './details'
import {
  type DeviceHit,
  deviceHits,
  type DeviceName,
  giveBack,
  keptOf,
  limitDevice,
  makeRoom,
} from './device-limit'
import { announced } from './drain-soon'
import { writesAtOnce } from './engine/at-once'
import { confirmHold, extendHold } from './engine/confirm'
import { placeReservation } from './engine/place'
import type { Person } from './engine/place-input'
import type { Seen } from './engine/seen'
import {
  assertMayOverbook,
  assertNoStop,
  assertOffice,
  assertParty,
  refuseNumberIn,
} from './guards'
import type { Identity } from './identify'
import { assertBookingModule } from './module'
import { assertWithinReach } from './party-limit'
import { assertChannelOpen, assertMayRegister } from './rules'
import { assertMayConfirm, assertMayPlace } from './still-bookable'
import type { ReservationRow } from './types'

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
  assertOffice(ctx, { ...input, own: input.identities[0]?.office })
  assertMayRegister(ctx, service, input)
  await assertNoStop(ctx, input)
  assertParty(ctx, service, input)
  await assertWithinReach(ctx, input)
  await assertMayPlace(ctx, input)
  assertAge(ctx, input)
  refuseNumberIn(input.note)
  assertMayOverbook(ctx, input.overbook)
  const mail = mode === 'book' ? await citizenMail(ctx, service, input.mail) : undefined
  const people: Person[] = input.identities.map(({ key, identifier, eligibility }) => ({
    key,
    identifier,
    eligibility,
  }))
  const hits = deviceHits(ctx, input, mode)
  const counted = writesAtOnce() ? [] : await limitDevice(ctx, hits, input.idemKey)
  const placing = timedCommit(
    placeReservation(ctx, {
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
      details:
        input.identities[0]?.details || (mode === 'book' ? detailsNow(ctx, input) : undefined),
      note: input.note,
      counted: mode === 'hold' ? (writesAtOnce() ? keptOf(hits) : counted) : [],
      ...(writesAtOnce()
        ? { limits: { hits, makeRoom: (hit) => makeRoom(ctx, hit as DeviceHit) } }
        : {}),
    }),
  ).catch(async (error: unknown) => {
    await giveBack(ctx, counted)
    throw error
  })
  return mode === 'book' ? announced(ctx, placing) : placing
}

/** By the birthday that was entered, on the day that was chosen. @throws DomainError INPUT_INVALID */
function assertAge(ctx: ServiceContext, { service, identities, date }: BookInput): void {
  if (ctx.actor.kind !== 'citizen') return
  const { birthday } = JSON.parse(identities[0]?.details || '{}') as { birthday?: string }
  assertOldEnough(service, birthday, date)
}

/** @throws DomainError NOT_BOOKABLE, HOLD_EXPIRED, CHANGED_MEANWHILE, INPUT_INVALID, BUSY */
export async function confirmBooking(
  ctx: ServiceContext,
  input: {
    service: ServiceConfig
    /** The hold as the same request has just read it. */
    row: ReservationRow
    mail?: string
    details?: Record<string, string>
    /** Applicants' details as `identify` checked them last: they may have been corrected since. */
    applicant?: string
    language?: Language
    note?: string
    /** What was seen of the hold. */
    seen?: Seen
  },
): Promise<ReservationRow> {
  refuseNumberIn(input.note)
  await assertMayConfirm(ctx, input.service, input.row)
  const change = timedCommit(
    confirmHold(ctx, input.row.id, {
      inHand: input.row,
      mail: await citizenMail(ctx, input.service, input.mail),
      details: input.applicant || extraDetails(ctx, input.service, input.details),
      language: input.language,
      note: input.note,
      seen: input.seen,
    }),
  )
  return announced(ctx, change)
}

/** A citizen must fill in what is required (BK-15); an operator may not have been told it. */
const detailsNow = (ctx: ServiceContext, { service, details }: BookInput) =>
  details || ctx.actor.kind === 'citizen' ? extraDetails(ctx, service, details) : undefined

/**
 * Items asked beside a number, such as needs of people with disabilities (AX-05). Applicants'
 * details were checked when they were entered.
 */
function extraDetails(
  ctx: ServiceContext,
  service: ServiceConfig,
  entered: Record<string, string> | undefined,
): string | undefined {
  if (service.identification === 'details' || service.inputItems.length === 0) return undefined
  const details = checkDetails(service, entered ?? {}, tokyoDateOf(ctx.now()))
  return Object.keys(details).length > 0 ? JSON.stringify(details) : undefined
}

export const extendBookingHold = (
  ctx: ServiceContext,
  service: ServiceConfig,
  id: string,
): Promise<ReservationRow> => extendHold(ctx, id, service)
