import { asksNumber } from '@/domain/booking/number-group'
import { laneOf } from '@/domain/booking/vocabulary'
import { encryptField } from '@/lib/crypto/field'
import { mustRead } from '@/lib/crypto/personal'
import { at } from '@/lib/crypto/places'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { assertScope } from '../office-scope'
import { invalid } from '../refusals'
import type { BookingConfig, ServiceConfig } from '../settings/booking-config'

import { membersOf } from './change'
import { announced } from './drain-soon'
import { alreadyBooked, bookingInTheWay } from './engine/duplicates'
import { scopeOf } from './engine/live-key'
import { moveReservation } from './engine/move'
import { ownNumber } from './engine/own-number'
import type { Seen } from './engine/seen'
import { assertMayOverbook, assertOffice, assertParty, refuseNumberIn } from './guards'
import type { Identity } from './identify'
import { identify } from './identify'
import { assertBookingModule } from './module'
import { openDetails } from './open-booking'
import { assertChannelOpen, assertMayChange, assertMayRegister } from './rules'
import { overbookingReason } from './staff-booking'
import type { ReservationRow } from './types'

export type ConvertInput = {
  config: BookingConfig
  /** The service that the booking is for now, and the one it is to be for. */
  service: ServiceConfig
  to: ServiceConfig
  row: ReservationRow
  office: string
  date: string
  start: string
  /** What the new service asks and the booking does not have. */
  number?: string
  details?: Record<string, string>
  note?: string
  overbook?: boolean
  overbookReason?: string
  seen?: Seen
}

/**
 * Staff give a booking that was made for the wrong service to the right one (F-34): one act, in which
 * the new seat is taken first and the old booking stands until the new one does. Receipt number, link
 * and mail address stay. Sent again, it changes nothing.
 * @throws DomainError as `identify`, `assertOffice`, `moveReservation` and `bookNow`'s rules do;
 *   NOT_MOVABLE, CONVERT_PARTY, ALREADY_BOOKED
 */
export async function convertForCaller(
  ctx: ServiceContext,
  input: ConvertInput,
): Promise<ReservationRow> {
  const { service, to, row } = input
  const reason = overbookingReason(input)
  refuseNumberIn(input.note)
  assertScope(ctx, row.office)
  await assertBookingModule(ctx)
  if (row.status !== 'confirmed' || row.outcome !== 'none') {
    throw new DomainError('NOT_MOVABLE', 'この予約は変更できません。新しく予約してください。')
  }
  assertMayChange(ctx, service, row)
  assertChannelOpen(to, laneOf(ctx.channel))
  assertMayRegister(ctx, to, input)
  const identity = await identityIn(ctx, input)
  assertOffice(ctx, { ...input, service: to, own: identity.office })
  assertMayOverbook(ctx, input.overbook)
  assertParty(ctx, to, { partySize: row.partySize, identities: [identity] })
  await assertParts(ctx, input)
  const other = await bookingInTheWay(ctx, to.id, [identity], [row.id])
  if (other) throw await alreadyBooked(ctx, other)
  const note = [reason ? `定員外：${reason}` : '', input.note ?? ''].filter(Boolean).join('　')
  const change = moveReservation(ctx, row.id, {
    service: to,
    office: input.office,
    date: input.date,
    start: input.start,
    overbook: input.overbook,
    note: note || undefined,
    seen: input.seen,
    converts: {
      from: { id: service.id, name: service.name },
      to: { id: to.id, name: to.name },
      person: identity.key ? identity : undefined,
      ...(identity.details
        ? { details: encryptField(identity.details, at('reservations', 'details', row.id)) }
        : {}),
    },
  })
  return announced(ctx, change)
}

/**
 * Who it is in the new service: what the booking knows already, else what the caller was asked now.
 * @throws DomainError INPUT_INVALID and as `identify`
 */
async function identityIn(ctx: ServiceContext, input: ConvertInput): Promise<Identity> {
  const { to, row } = input
  if (asksNumber(to)) {
    const number = (await ownNumber(ctx, to, row.eligibility)) || (input.number ?? '').trim()
    if (number) return identify(ctx, to, { number }, '')
    throw invalid(`「${to.name}」には番号が必要です。番号を聞いて入力してください。`, {
      number: 'REQUIRED',
    })
  }
  if (to.identification !== 'details') return identify(ctx, to, {}, '')
  const stored = mustRead(openDetails(row), '申込者情報')
  const known = stored ? (JSON.parse(stored) as Record<string, string>) : {}
  return identify(ctx, to, { details: { ...known, ...input.details } }, '')
}

/**
 * Further people occupy the same keys before and after and have the number that the new service
 * knows them by, or each would have to be asked anew.
 */
async function assertParts(ctx: ServiceContext, { service, to, row }: ConvertInput): Promise<void> {
  const members = row.partySize > 1 ? await membersOf(ctx, row.id) : []
  if (members.length === 0) return
  const isSame = asksNumber(to) && (await scopeOf(ctx, service.id)) === (await scopeOf(ctx, to.id))
  const numbers = await Promise.all(members.map((one) => ownNumber(ctx, to, one.eligibility)))
  if (isSame && numbers.every(Boolean)) return
  throw new DomainError(
    'CONVERT_PARTY',
    `番号で登録した方が一緒の予約は、このまま「${to.name}」にできません。先に「${to.name}」の予約を取り、そのあとでこの予約を取り消してください。`,
    409,
  )
}
