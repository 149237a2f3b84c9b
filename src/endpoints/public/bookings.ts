import { randomUUID } from 'node:crypto'

import { z } from 'zod'

import { INPUT_ITEM } from '@/domain/booking/vocabulary'
import type { Language } from '@/domain/languages'
import { keyedHash } from '@/lib/crypto/keys'
import { sourceAddress } from '@/lib/source-address'
import { bookNow, confirmBooking, extendBookingHold, holdSeats } from '@/services/booking/book'
import { cancelBooking, changeBooking, giveUpHold } from '@/services/booking/change'
import { findByPin, findLive, opensBookingOf } from '@/services/booking/find'
import {
  identify,
  identityExpired,
  type Identity,
  openIdentity,
  sealIdentity,
} from '@/services/booking/identify'
import { extraItems } from '@/services/booking/steps'
import { invalid } from '@/services/refusals'
import { manageTokenOf, pinOf } from '@/services/booking/secrets'
import type { ReservationRow } from '@/services/booking/types'
import { bookingView } from '@/services/booking/view'
import type { ServiceContext } from '@/services/context'
import { wasSubmitted } from '@/services/booking/submitted'
import { requireProofOfWork } from '@/services/limits/proof-of-work'
import { networksOf } from '@/services/limits/source'
import type { BookingConfig, ServiceConfig } from '@/services/settings/booking-config'

import type { Call } from './define'
import { operation } from './define'
import { officeByCode, ownBooking, serviceByCode } from './lookup'
import * as schemas from './schemas'

const PLACE_ERRORS = [
  'INPUT_INVALID',
  'IDENTITY_EXPIRED',
  'NOT_BOOKABLE',
  'SLOT_FULL',
  'SLOT_CLOSED',
  'SLOT_UNKNOWN',
  'ALREADY_BOOKED',
  'ALREADY_HELD',
  'PAST',
  'DEADLINE_PASSED',
  'TOO_EARLY',
  'OFFICE_NOT_OFFERED',
  'PARTY_SIZE',
  'NUMBER_PER_PERSON',
  'SAME_PERSON_TWICE',
  'DEVICE_LIMIT',
  'STOPPED',
  'CHANNEL_CLOSED',
  'PROOF_REQUIRED',
  'BUSY',
]

const owned = async (
  ctx: ServiceContext,
  config: BookingConfig,
  row: ReservationRow,
  language: Language,
) => ({
  ...(await bookingView(ctx, config, row, language)),
  token: manageTokenOf(row.id),
  pin: pinOf(row.id),
})

export const identifyPerson = operation({
  method: 'post',
  path: '/public/services/:service/identify',
  id: 'identify',
  summary: "Check a person against the service's identification method",
  body: schemas.identifyBody,
  response: z.object({
    proof: z
      .string()
      .describe(
        'Sealed, good for an hour: goes into `proofs` (or `proof`) of the next call as it is.',
      ),
    office: z.string().nullable(),
    existing: schemas.ownedBooking.nullable(),
  }),
  errors: ['NOT_MATCHED', 'LOCKED', 'NOT_BOOKABLE', 'INPUT_INVALID', 'INDIVIDUAL_NUMBER'],
  waits: 'begin',
  handle: async ({ ctx, params, body, language, source }) => {
    const { config, service } = await serviceByCode(ctx, params.service)
    const identity = await identify(ctx, service, body, source)
    const found = await findLive(ctx, identity)
    const live = found && opensBookingOf(config, service, found) ? found : null
    return {
      proof: sealIdentity(ctx, identity),
      office: config.offices.find((office) => office.id === identity.office)?.code ?? null,
      existing: live ? await owned(ctx, config, live, language) : null,
    }
  },
})

/** What a submission asks for: one key of a hold, sent to book, is another submission. */
type Act = 'hold' | 'book'

/**
 * The name of a submission: what the client calls it, with all that it asks for and for whom. Somebody
 * else who uses the same word asks for something else and gets nobody's booking; where nobody says who
 * they are, the network that it came from tells them apart. Not by its name of the day: sent again
 * after midnight it is the same submission. The word itself is nothing to be kept (PB-17).
 */
function submissionOf(
  { idemKey, body, req }: Placing,
  act: Act,
  service: string,
  identities: Identity[],
): string {
  const { office, date, start, mail = '', details = '' } = body
  const people = body.people ?? identities.length
  const persons = identities.map(({ key, identifier }) => [key, identifier])
  const isNamed = identities.some(({ key }) => key !== '')
  const network = isNamed ? '' : networksOf(sourceAddress(req.headers))[0]
  const wish = [office, date, start, people, mail, details, persons]
  const asked = JSON.stringify([idemKey, act, network, ...wish])
  return `api|${service}|${keyedHash('idem-key', asked)}`
}

/** What the service never asks for is refused by its name, and not dropped without a word. */
function assertAsked(
  service: ServiceConfig,
  { mail, details }: { mail?: string; details?: Record<string, string> },
): void {
  const items = extraItems(service).map(({ item }) => item as string)
  const other = Object.keys(details ?? {}).filter((name) => !items.includes(name))
  const fields = Object.fromEntries(
    other.map((name) => [isItem(name) ? `details.${name}` : 'details', 'UNKNOWN_FIELD']),
  )
  if (mail && service.mailPolicy === 'hidden') fields.mail = 'UNKNOWN_FIELD'
  if (Object.keys(fields).length > 0) throw invalid('入力内容を確認してください。', fields)
}

const isItem = (name: string): boolean => Object.hasOwn(INPUT_ITEM, name)

/** @throws DomainError IDENTITY_EXPIRED, as for a proof that is too old */
function assertProved(service: ServiceConfig, proofs: string[]): void {
  if (service.identification === 'none' || proofs.length > 0) return
  throw identityExpired()
}

type Placing = Call<unknown, z.infer<typeof schemas.placeBody>>

async function placeInput(call: Placing, act: Act) {
  const { ctx, params, body, source } = call
  const { config, service } = await serviceByCode(ctx, params.service)
  const office = officeByCode(config, service, body.office)
  assertAsked(service, body)
  assertProved(service, body.proofs)
  const identities = body.proofs.map((proof) => openIdentity(ctx, proof, service))
  const named = identities.length > 0 ? identities : [await identify(ctx, service, {}, source)]
  const idemKey = call.idemKey ? submissionOf(call, act, service.id, named) : randomUUID()
  // Sent again after a lost answer it is no further work: the challenge was solved the first time.
  if (service.proofOfWork && !(await wasSubmitted(ctx, idemKey)))
    await requireProofOfWork(ctx, service, body.challenge)
  return {
    config,
    input: {
      config,
      service,
      office: office.id,
      date: body.date,
      start: body.start,
      identities: named,
      partySize: body.people ?? named.length,
      idemKey,
      language: body.language,
      mail: body.mail,
      details: body.details,
      device: { name: source, source },
    },
  }
}

export const placeHold = operation({
  method: 'post',
  path: '/public/services/:service/holds',
  id: 'placeHold',
  summary: 'Hold seats while the person finishes',
  idempotent: true,
  body: schemas.placeBody,
  response: schemas.ownedBooking,
  status: 201,
  waits: 'go',
  errors: PLACE_ERRORS,
  handle: async (call) => {
    const { config, input } = await placeInput(call, 'hold')
    return owned(call.ctx, config, await holdSeats(call.ctx, input), call.language)
  },
})

export const placeBooking = operation({
  method: 'post',
  path: '/public/services/:service/reservations',
  id: 'placeReservation',
  summary: 'Book in one step, without a hold',
  idempotent: true,
  body: schemas.placeBody,
  response: schemas.ownedBooking,
  status: 201,
  waits: 'go',
  errors: PLACE_ERRORS,
  handle: async (call) => {
    const { config, input } = await placeInput(call, 'book')
    return owned(call.ctx, config, await bookNow(call.ctx, input), call.language)
  },
})

export const confirmHeld = operation({
  method: 'post',
  path: '/public/reservations/:id/confirm',
  id: 'confirmReservation',
  summary: 'Turn a hold into a booking',
  body: schemas.confirmBody,
  response: schemas.ownedBooking,
  secured: true,
  errors: ['NOT_FOUND', 'HOLD_EXPIRED', 'NOT_BOOKABLE', 'ALREADY_BOOKED', 'INPUT_INVALID', 'BUSY'],
  handle: async ({ ctx, params, bearer, body, language }) => {
    const { config, service, row } = await ownBooking(ctx, params.id, bearer)
    assertAsked(service, body)
    const done = await confirmBooking(ctx, {
      service,
      row,
      mail: body.mail,
      details: body.details,
      language: body.language,
    })
    return owned(ctx, config, done, language)
  },
})

export const extendHeld = operation({
  method: 'post',
  path: '/public/reservations/:id/extend',
  id: 'extendHold',
  summary: 'Give a hold more time',
  response: schemas.booking,
  secured: true,
  errors: ['NOT_FOUND', 'HOLD_EXPIRED', 'EXTENSION_LIMIT', 'BUSY'],
  handle: async ({ ctx, params, bearer, language }) => {
    const { config, service, row } = await ownBooking(ctx, params.id, bearer)
    return bookingView(ctx, config, await extendBookingHold(ctx, service, row.id), language)
  },
})

export const readBooking = operation({
  method: 'get',
  path: '/public/reservations/:id',
  id: 'getReservation',
  summary: 'One booking, by its secret',
  response: schemas.booking,
  secured: true,
  errors: ['NOT_FOUND'],
  handle: async ({ ctx, params, bearer, language }) => {
    const { config, row } = await ownBooking(ctx, params.id, bearer)
    return bookingView(ctx, config, row, language)
  },
})

export const findBooking = operation({
  method: 'post',
  path: '/public/reservations/find',
  id: 'findReservation',
  summary: 'One booking, by receipt number and six-digit code',
  body: schemas.findBody,
  response: schemas.ownedBooking,
  errors: ['NOT_MATCHED', 'LOCKED', 'INPUT_INVALID'],
  handle: async ({ ctx, body, source, language }) => {
    const row = await findByPin(ctx, body.number, body.pin, source)
    const { config } = await ownBooking(ctx, row.id, manageTokenOf(row.id))
    return owned(ctx, config, row, language)
  },
})

export const moveBooking = operation({
  method: 'post',
  path: '/public/reservations/:id/move',
  id: 'moveReservation',
  summary: 'Move a booking or a hold to another time or office',
  body: schemas.moveBody,
  response: schemas.booking,
  secured: true,
  errors: [
    'NOT_FOUND',
    'SLOT_FULL',
    'SLOT_CLOSED',
    'SLOT_UNKNOWN',
    'PAST',
    'DEADLINE_PASSED',
    'TOO_EARLY',
    'NOT_MOVABLE',
    'OFFICE_NOT_OFFERED',
    'BUSY',
    'WAITING',
  ],
  handle: async ({ ctx, params, bearer, body, language, admit }) => {
    const { config, service, row } = await ownBooking(ctx, params.id, bearer)
    // Whose seats are held is under way.
    if (row.status !== 'held') await admit('begin')
    const office = body.office ? officeByCode(config, service, body.office).id : row.office
    const moved = await changeBooking(ctx, {
      config,
      service,
      row,
      office,
      date: body.date,
      start: body.start,
    })
    return bookingView(ctx, config, moved, language)
  },
})

export const cancelOwn = operation({
  method: 'post',
  path: '/public/reservations/:id/cancel',
  id: 'cancelReservation',
  summary: 'Cancel a booking or give up a hold',
  response: schemas.booking,
  secured: true,
  errors: ['NOT_FOUND', 'PAST', 'DEADLINE_PASSED', 'NOT_CANCELLABLE', 'BUSY'],
  handle: async ({ ctx, params, bearer, language }) => {
    const { config, service, row } = await ownBooking(ctx, params.id, bearer)
    const left = row.status === 'held' ? await giveUpHold(ctx, row.id, row) : row
    const isBooking = row.status !== 'held' || left.status === 'confirmed'
    const done = isBooking ? await cancelBooking(ctx, { service, row: left }) : left
    return bookingView(ctx, config, done, language)
  },
})
