import { randomUUID } from 'node:crypto'

import type { Language } from '@/domain/languages'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { addDays, isCivilDate, isCivilTime, tokyoDateOf } from '@/domain/time/civil'
import { insertRow, newRowId } from '@/db/atomic'
import { isDuplicateKey } from '@/db/duplicate'
import { encryptField } from '@/lib/crypto/field'
import { textOrEmpty } from '@/lib/crypto/personal'
import { at } from '@/lib/crypto/places'
import { DomainError } from '@/lib/errors'

import { readMail } from '../booking/details'
import { assertBookingModule } from '../booking/module'
import { openMail } from '../booking/open-booking'
import { drawReceiptNumber, manageTokenOf } from '../booking/secrets'
import type { ReservationRow } from '../booking/types'
import { faultPoint, type ServiceContext } from '../context'
import { countSource, type SourceName } from '../limits/source'
import { hasMail } from '../mail/queue-event-mail'
import { busy, invalid } from '../refusals'
import type { ServiceConfig } from '../settings/booking-config'

import { isNeverOpen } from './ever-open'
import { bookingWishKey, unprovedWishKey } from './keys'
import { queueReceipt } from './receipt'
import { makeRoom } from './room'
import { addressSubject, bookingSubject } from './subject'
import type { WaitlistRow } from './types'

/** A wish further away than this is no wish for an earlier time. */
const MAX_DAYS = 180
const TRIES = 4

/** Wishes from one network source and day: a family or a library, not a list of other people's addresses. */
const DAILY_LIMIT = 10

export type JoinInput = {
  service: ServiceConfig
  /** Office ids; empty: any office of the service. */
  offices: string[]
  dateFrom: string
  dateTo: string
  timeFrom?: string
  timeTo?: string
  partySize: number
  language: Language
  mail?: string
  note?: string
  /** The booking whose holder wants to come earlier. */
  reservation?: ReservationRow | null
  /** Where a citizen's request came from; null: staff, who are not limited. */
  source: SourceName | null
}

export type Joined = {
  id: string
  number: string
  /** Ends the entry; put into every offer. */
  token: string
  /** Where the receipt goes; empty: somebody who is telephoned. */
  to: string
}

/**
 * Notes a wish for a free or an earlier time and sends a receipt; who gives an address is offered
 * nothing before the link in it was used, and until then a wish confirmed earlier stays as it is. A
 * crash before the receipt leaves a wish without effect. The same person joining again replaces the
 * earlier wish; the mails of today still count, so that nobody gets more by asking twice.
 * @throws DomainError WAITLIST_OFF, INPUT_INVALID, INDIVIDUAL_NUMBER, OFFICE_NOT_OFFERED,
 *   TOO_MANY_REQUESTS
 */
export async function joinWaitlist(ctx: ServiceContext, input: JoinInput): Promise<Joined> {
  await assertBookingModule(ctx)
  const mail = check(ctx, input)
  await assertEverOpen(ctx, input)
  await limitSource(ctx, input.source)
  const entryKey = entryKeyOf(input, mail)
  let earlier: WaitlistRow | null = null
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    // A given address proves itself each time; that of a booking gets mails already.
    const status = mail ? ('unconfirmed' as const) : ('waiting' as const)
    const row = { ...(await rowOf(ctx, input, mail, entryKey)), status }
    try {
      const kept = earlier ? { lastSentAt: earlier.lastSentAt, offered: earlier.offered } : {}
      const { id } = await insertRow<WaitlistRow>(ctx.payload, 'waitlist-entries', {
        ...row,
        ...kept,
      })
      await faultPoint(ctx, 'wish-noted')
      const to = addressOf(input, mail)
      if (to) {
        const subject = mail ? addressSubject(mail) : bookingSubject(input.reservation?.id ?? '')
        await queueReceipt(ctx, row, { subject, to })
      }
      return { id, number: row.number, token: manageTokenOf(id), to }
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      // Not after the last try: the wish that holds the key would end and nothing take its place.
      if (attempt < TRIES) earlier = await makeRoom(ctx, entryKey)
    }
  }
  throw busy()
}

async function limitSource(ctx: ServiceContext, source: SourceName | null): Promise<void> {
  if (source === null || (await countSource(ctx, 'waitlist', source, 24 * 60, DAILY_LIMIT))) return
  throw new DomainError('TOO_MANY_REQUESTS', 'アクセスが続いています。', 429)
}

/** A wish that no day can meet would only keep somebody waiting. @throws DomainError INPUT_INVALID */
async function assertEverOpen(ctx: ServiceContext, input: JoinInput): Promise<void> {
  if (ctx.actor.kind !== 'citizen') return
  const { service, offices, dateFrom, dateTo, timeFrom = null, timeTo = null } = input
  const wish = { dateFrom, dateTo, timeFrom, timeTo, before: null }
  if (!(await isNeverOpen(ctx, service, offices, wish))) return
  throw invalid('選んだ窓口・日・時間には、受付がありません。', { dateFrom: 'NEVER_OPEN' })
}

function check(ctx: ServiceContext, input: JoinInput): string {
  const { service } = input
  if (!service.waitlist || !service.active) {
    throw new DomainError('WAITLIST_OFF', 'このサービスはキャンセル待ちを受け付けていません。', 403)
  }
  const fields: Record<string, string> = {}
  const today = tokyoDateOf(ctx.now())
  const { dateFrom, dateTo, timeFrom, timeTo } = input
  if (!isCivilDate(dateFrom) || (ctx.actor.kind === 'citizen' && dateFrom < today))
    fields.dateFrom = 'DATE_INVALID'
  if (!isCivilDate(dateTo) || dateTo < today || dateTo > addDays(today, MAX_DAYS))
    fields.dateTo = 'DATE_INVALID'
  else if (dateTo < dateFrom) fields.dateTo = 'DATE_ORDER'
  if (timeFrom && !isCivilTime(timeFrom)) fields.timeFrom = 'TIME_INVALID'
  if (timeTo && (!isCivilTime(timeTo) || (timeFrom && timeTo < timeFrom)))
    fields.timeTo = 'TIME_INVALID'
  if (
    !Number.isInteger(input.partySize) ||
    input.partySize < 1 ||
    input.partySize > service.maxParty
  ) {
    fields.partySize = 'PARTY_SIZE'
  }
  // Without mail somebody has to phone: only staff, who know how, may note such a wish.
  const known = input.reservation && hasMail(input.reservation)
  // An offer by mail needs an address whatever the service's policy for bookings is.
  const policy = !known && ctx.actor.kind === 'citizen' ? 'required' : 'optional'
  const { mail, problem } = readMail({ mailPolicy: policy }, input.mail)
  if (problem) fields.mail = problem
  if (Object.keys(fields).length > 0) {
    throw new DomainError('INPUT_INVALID', '入力内容を確認してください。', 422, { fields })
  }
  if (input.note && containsIndividualNumber(input.note)) {
    throw new DomainError(
      'INDIVIDUAL_NUMBER',
      'マイナンバー（12桁の個人番号）は入力しないでください。',
      422,
    )
  }
  if (input.offices.some((id) => !service.officeIds.includes(id))) {
    throw new DomainError('OFFICE_NOT_OFFERED', 'この窓口では受け付けていません。')
  }
  return mail
}

function entryKeyOf({ service, reservation }: JoinInput, mail: string): string {
  if (mail) return unprovedWishKey(service.id, mail)
  if (reservation) return bookingWishKey(service.id, reservation.id)
  return `${service.id}|f|${randomUUID()}`
}

async function rowOf(ctx: ServiceContext, input: JoinInput, mail: string, entryKey: string) {
  const now = ctx.now().toISOString()
  const id = newRowId()
  return {
    id,
    number: input.reservation?.number ?? (await drawReceiptNumber(ctx)),
    service: input.service.id,
    offices: input.offices,
    dateFrom: input.dateFrom,
    dateTo: input.dateTo,
    timeFrom: input.timeFrom ?? '',
    timeTo: input.timeTo ?? '',
    partySize: input.partySize,
    language: input.language,
    mail: encryptField(addressOf(input, mail), at('waitlist-entries', 'mail', id)),
    note: input.note ?? '',
    reservation: input.reservation?.id ?? '',
    entryKey,
    sentCount: 0,
    lastSentAt: '',
    offered: '[]',
    createdAt: now,
    updatedAt: now,
  }
}

/** The address given, else the booking's own. */
function addressOf({ reservation }: JoinInput, mail: string): string {
  if (mail) return mail
  return reservation && hasMail(reservation) ? textOrEmpty(openMail(reservation)) : ''
}
