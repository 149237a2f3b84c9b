import { findRow } from '@/db/atomic'
import type { EligibilityState } from '@/domain/booking/vocabulary'
import { ELIGIBILITY } from '@/domain/booking/vocabulary'
import { normaliseCode } from '@/domain/codes/normalise-code'
import { fitsPattern } from '@/domain/codes/number-pattern'
import { isIndividualNumber } from '@/domain/codes/individual-number'
import { tokyoDateOf } from '@/domain/time/civil'
import { keyedHash } from '@/lib/crypto/keys'
import { seal, unseal } from '@/lib/crypto/seal'
import { keyFieldOf } from '@/domain/booking/number-group'
import { DomainError, isDomainError } from '@/lib/errors'

import type { ServiceContext } from '../context'
import { guessOnce, sourceLimits } from '../limits/guess'
import type { SourceName } from '../limits/source'
import { individualNumberRefused, invalid } from '../refusals'
import type { ServiceConfig } from '../settings/booking-config'

import { assertOldEnough, checkDetails } from './details'
import { windowOf } from './rules'

/** Who books, as far as the service asks: enough to keep bookings single, nothing more (ID-01). */
export type Identity = {
  service: string
  /** Occupies the service for one live booking; empty when nobody is known. */
  key: string
  /** The number that staff find the booking by; empty without one. */
  identifier: string
  eligibility: string
  /** The office of the own ward; empty = free choice. */
  office: string
  /** Only for applicants' details: what they entered, to be stored encrypted. */
  details: string
}

export type IdentifyInput = { number?: string; birthday?: string; details?: Record<string, string> }

type EligibilityRow = {
  id: string
  reservationKey: string
  manufacturingKey: string
  birthdayHash?: string | null
  office: string
  state: EligibilityState
}

/** Wrong tries of one network source, over all numbers. */
export const SOURCE_TRIES = { limit: 60, minutes: 10 }

/**
 * Checks what the citizen entered against the service's method (a–d of ID-01). One neutral refusal
 * for everything that does not match; tries are limited per number and per source (ID-09).
 * @param source name of the network source (`sourceOf`), empty for staff
 * @throws DomainError NOT_MATCHED, LOCKED, NOT_BOOKABLE, INPUT_INVALID, INDIVIDUAL_NUMBER
 */
export async function identify(
  ctx: ServiceContext,
  service: ServiceConfig,
  input: IdentifyInput,
  source: SourceName,
): Promise<Identity> {
  const nobody = {
    service: service.id,
    key: '',
    identifier: '',
    eligibility: '',
    office: '',
    details: '',
  }
  if (service.identification === 'none') return nobody
  if (service.identification === 'details') {
    const details = checkDetails(service, input.details ?? {}, tokyoDateOf(ctx.now()))
    // Whoever is old enough on none of the days that can be booked hears it before choosing one.
    if (ctx.actor.kind === 'citizen')
      assertOldEnough(service, details.birthday, windowOf(service, ctx.now()).to)
    return { ...nobody, key: detailsKey(details), details: JSON.stringify(details) }
  }
  const number = normaliseCode(input.number ?? '')
  if (isIndividualNumber(number)) throw individualNumberRefused()
  const isStaff = ctx.actor.kind === 'staff'
  // A slip of the pen is said on its field and is no try; operators may know other numbers.
  if (!isStaff && !fitsPattern(service.numberPattern, number)) {
    throw invalid('入力内容を確認してください。', { number: 'NUMBER_FORMAT' })
  }
  if (number.length < 4 || number.length > 40) throw notMatched(service, isStaff)
  const row = await eligibleFor(ctx, service, number, input.birthday ?? '', source)
  if (row.state !== 'bookable') throw notBookable(service, row.state, isStaff)
  return { ...nobody, key: row.id, identifier: number, eligibility: row.id, office: row.office }
}

/** Why a person may not book, as far as somebody may be told who has proved to be that person. */
const WHY_NOT: Partial<Record<EligibilityState, string>> = {
  'not-ready': 'NOT_READY',
  done: 'HANDED_OVER',
}

/**
 * A number alone may have been guessed or found: the answer names what may be the reason, and is the
 * same for all (ID-10). Number and birthday together prove the person, who is told which it is; a
 * handover that was called off stays a matter for the call centre.
 */
export function notBookable(service: ServiceConfig, state: EligibilityState, isStaff: boolean) {
  const isProved = service.identification === 'manufacturing-number' && !isStaff
  const reason = isProved ? WHY_NOT[state] : undefined
  return new DomainError(
    'NOT_BOOKABLE',
    isStaff
      ? `この番号では、いまは予約できません（${ELIGIBILITY[state]}）。カードの状態を確かめてください。`
      : 'この番号では、いまは予約できません。コールセンターにお問い合わせください。',
    409,
    reason ? { reason } : {},
  )
}

/**
 * The person without the bookable check, for change and cancel with the same credentials.
 * @throws DomainError NOT_MATCHED, LOCKED
 */
export async function recognise(
  ctx: ServiceContext,
  service: ServiceConfig,
  input: IdentifyInput,
  source: SourceName,
): Promise<Identity> {
  try {
    return await identify(ctx, service, input, source)
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'NOT_BOOKABLE') throw error
    const number = normaliseCode(input.number ?? '')
    const row = await findEligible(ctx, service, number)
    if (!row) throw notMatched(service)
    return {
      service: service.id,
      key: row.id,
      identifier: number,
      eligibility: row.id,
      office: row.office,
      details: '',
    }
  }
}

const keyField = (service: ServiceConfig) => keyFieldOf(service) ?? 'manufacturingKey'

const findEligible = (ctx: ServiceContext, service: ServiceConfig, number: string) =>
  findRow<EligibilityRow>(ctx.payload, 'eligibilities', { [keyField(service)]: { equals: number } })

/**
 * Whoever guesses on the Web must not lock out the operator who helps the real holder.
 * @throws DomainError NOT_MATCHED, LOCKED
 */
async function eligibleFor(
  ctx: ServiceContext,
  service: ServiceConfig,
  number: string,
  birthday: string,
  source: SourceName,
): Promise<EligibilityRow> {
  const isStaff = ctx.actor.kind === 'staff'
  const own = { kind: 'try', subject: `${service.id}|${number}`, limit: service.tryLimit }
  const limits = [
    ...(isStaff ? [] : [{ ...own, minutes: service.lockMinutes }]),
    ...sourceLimits('try-source', source, SOURCE_TRIES),
  ]
  const found = await guessOnce(ctx, limits, async () => {
    const row = await findEligible(ctx, service, number)
    return row && birthdayMatches(service, row, birthday, isStaff) ? row : null
  })
  if (found === 'locked') throw guessesSpent(service.lockMinutes)
  if (!found) throw notMatched(service, isStaff)
  return found
}

/** No more tries for a number or a network source. */
export const guessesSpent = (minutes: number) =>
  new DomainError(
    'LOCKED',
    '入力の間違いが続いたため、しばらく使えません。時間をおくか、コールセンターにお電話ください。',
    429,
    { minutes },
  )

/**
 * The second half of method (b). The stored value holds one keyed hash per accepted format (ID-04),
 * salted with the number, so that equal birthdays do not look equal. An operator does not ask for
 * more than the number (ID-12).
 */
function birthdayMatches(
  service: ServiceConfig,
  row: EligibilityRow,
  birthday: string,
  isStaff: boolean,
): boolean {
  if (service.identification !== 'manufacturing-number' || isStaff) return true
  const digits = normaliseCode(birthday).replace(/\D/g, '')
  if (digits.length !== (service.birthdayFormat === 'MMDD' ? 4 : 8)) return false
  return (row.birthdayHash ?? '')
    .split(' ')
    .includes(birthdayHash(row.manufacturingKey, service.birthdayFormat, digits))
}

/** Keyed hash of a birthday in one format, salted with the holder's folded number (ID-11). */
export const birthdayHash = (
  numberKey: string,
  format: 'MMDD' | 'YYYYMMDD',
  digits: string,
): string => keyedHash('birthday', numberKey, format, digits)

/** Occupies the service for one applicant: same kana (or name) and birthday. Empty = nobody known. */
export const detailsKey = (details: Record<string, string>): string => {
  const { kana = '', name = '', birthday = '' } = details
  const person = normaliseCode(kana || name)
  return person && birthday ? keyedHash('applicant', person, birthday) : ''
}

/**
 * The one neutral refusal of all that does not match. Where a birthday is asked it says for every
 * number, known or not, what somebody does whose birthday no record knows (F-25). Staff hear that it is
 * the number.
 */
export const notMatched = (service?: Pick<ServiceConfig, 'identification'>, isStaff = false) =>
  new DomainError(
    'NOT_MATCHED',
    isStaff
      ? 'この番号の対象者は見つかりません。番号をもう一度確認してください。'
      : '入力された内容では確認できませんでした。番号などをもう一度お確かめください。',
    422,
    service?.identification === 'manufacturing-number' ? { reason: 'NOT_MATCHED_BIRTHDAY' } : {},
  )

const PROOF_MINUTES = 60

/** The identity as a sealed text that the client hands back with the next step. */
export const sealIdentity = (ctx: ServiceContext, identity: Identity): string =>
  seal('identity', identity, new Date(ctx.now().getTime() + PROOF_MINUTES * 60_000))

/** @throws DomainError IDENTITY_EXPIRED */
export function openIdentity(ctx: ServiceContext, proof: string, service: ServiceConfig): Identity {
  const identity = unseal<Identity>('identity', proof, ctx.now())
  if (!identity || identity.service !== service.id) {
    throw identityExpired()
  }
  return identity
}

/** No proof, or none that holds now. */
export const identityExpired = () =>
  new DomainError('IDENTITY_EXPIRED', '時間が過ぎました。もう一度はじめから入力してください。', 401)
