import { containsIndividualNumber } from '@/domain/codes/individual-number'
import type { Language } from '@/domain/languages'
import { encryptField } from '@/lib/crypto/field'
import { at } from '@/lib/crypto/places'
import { DomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { individualNumberRefused, invalid } from '../refusals'
import type { BookingConfig, ServiceConfig } from '../settings/booking-config'

import { bookNow } from './book'
import { changeBooking } from './change'
import { citizenMail } from './citizen-mail'
import { changeReservation, settled } from './engine/change'
import { identify } from './identify'
import type { ReservationRow } from './types'

export type StaffBookInput = {
  config: BookingConfig
  service: ServiceConfig
  office: string
  date: string
  start: string
  /** One per person, where the service knows people by a number; the caller first. */
  numbers: string[]
  details?: Record<string, string>
  partySize: number
  idemKey: string
  language: Language
  mail?: string
  note?: string
  overbook?: boolean
  overbookReason?: string
}

/**
 * Books for somebody on the phone or at the desk (OP-01, BK-13), with the numbers that the service
 * itself asks for and nothing more (ID-12).
 * @throws DomainError as `identify` and `bookNow`; INPUT_INVALID when overbooking gives no reason
 */
export async function bookForCaller(
  ctx: ServiceContext,
  input: StaffBookInput,
): Promise<ReservationRow> {
  const { service, details } = input
  const overbookReason = overbookingReason(input)
  const numbers = input.numbers.length > 0 ? input.numbers : ['']
  const identities = []
  for (const number of numbers) {
    identities.push(await identify(ctx, service, { number, details }, ''))
  }
  return bookNow(ctx, {
    ...input,
    identities,
    overbookReason,
    idemKey: `ops|${ctx.actor.id}|${input.idemKey}`,
  })
}

export type StaffMoveInput = {
  config: BookingConfig
  service: ServiceConfig
  row: ReservationRow
  office: string
  date: string
  start: string
  note?: string
  overbook?: boolean
  overbookReason?: string
}

/** Moves a booking for its holder, also one made on the Web (OP-03). @throws as `changeBooking` */
export async function moveForCaller(
  ctx: ServiceContext,
  input: StaffMoveInput,
): Promise<ReservationRow> {
  const reason = overbookingReason(input)
  const note = [reason ? `定員外：${reason}` : '', input.note ?? ''].filter(Boolean).join('　')
  return changeBooking(ctx, { ...input, note: note || undefined })
}

/** Why there are more people than places. @throws DomainError INPUT_INVALID, INDIVIDUAL_NUMBER */
export function overbookingReason(input: { overbook?: boolean; overbookReason?: string }): string {
  if (!input.overbook) return ''
  const reason = (input.overbookReason ?? '').trim()
  if (containsIndividualNumber(reason)) throw individualNumberRefused()
  if (reason === '') {
    throw invalid('定員を超えて予約する理由を入力してください。', { overbookReason: 'REQUIRED' })
  }
  return reason
}

const RESEND_GAP_MS = 60_000

/**
 * Notes that the confirmation is to be sent again, to a corrected address when one is given; the
 * mail job reads the event.
 * @throws DomainError NO_MAIL, NOT_LIVE, JUST_SENT, INPUT_INVALID, BUSY
 */
export async function resendConfirmation(
  ctx: ServiceContext,
  input: { service: ServiceConfig; id: string; mail?: string },
): Promise<ReservationRow> {
  const mail = input.mail ? await citizenMail(ctx, input.service, input.mail) : ''
  return changeReservation(ctx, {
    find: () => settled(ctx, input.id),
    decide: (row) => {
      assertMayResend(ctx, row, mail)
      return {
        data: mail
          ? { mail: encryptField(mail, at('reservations', 'mail', row.id)), mailState: 'ok' }
          : {},
        event: { type: 'resent', ...(mail ? { note: 'メールアドレスを登録し直しました' } : {}) },
      }
    },
  })
}

function assertMayResend(ctx: ServiceContext, row: ReservationRow, mail: string): void {
  if (row.status !== 'confirmed') {
    throw new DomainError('NOT_LIVE', 'この予約は終わっているため、メールを送れません。')
  }
  if (!mail && row.mailState !== 'ok') {
    const why =
      row.mailState === 'bounced'
        ? '登録されたメールアドレスには届きません。正しいアドレスを聞いて入力してください。'
        : 'メールアドレスが登録されていません。アドレスを聞いて入力してください。'
    throw new DomainError('NO_MAIL', why, 409)
  }
  const last = row.history?.findLast((event) => event.type === 'resent')
  if (!mail && last && ctx.now().getTime() - new Date(last.at).getTime() < RESEND_GAP_MS) {
    throw new DomainError('JUST_SENT', 'いま再送したところです。1分ほど待ってください。')
  }
}
