import { containsIndividualNumber, isIndividualNumber } from '@/domain/codes/individual-number'
import { isMailAddress } from '@/domain/mail/address'
import { foldInput, isPhone } from '@/domain/text/fold-input'
import { PROCEDURE } from '@/domain/booking/vocabulary'
import { ageOn } from '@/domain/time/age'
import { type CivilDate, isCivilDate } from '@/domain/time/civil'
import { DomainError } from '@/lib/errors'

import { invalid } from '../refusals'
import type { ServiceConfig } from '../settings/booking-config'

const MAX_LENGTH: Record<string, number> = {
  name: 100,
  kana: 100,
  address: 200,
  phone: 40,
  procedure: 100,
  accommodation: 500,
}

/** Names, addresses and words stay as they were written; the rest is folded. */
const foldItem = (item: string, text: string): string =>
  item === 'phone' || item === 'kana' ? foldInput(item, text) : text.trim()

const OLDEST = 120

const isBirthday = (date: CivilDate, today: CivilDate): boolean =>
  date <= today && ageOn(date, today) <= OLDEST

/** What the service cannot do is not booked for (BK-15); words of staff's own where it does all. */
const isOffered = ({ procedures }: Pick<ServiceConfig, 'procedures'>, value: string): boolean =>
  procedures.length === Object.keys(PROCEDURE).length ||
  procedures.some((name) => PROCEDURE[name] === value)

/**
 * Where the service asks for the birthday and has a least age, it must be reached on the day.
 * @throws DomainError INPUT_INVALID with `details.fields.birthday`
 */
export function assertOldEnough(
  service: Pick<ServiceConfig, 'leastAge'>,
  birthday: string | undefined,
  day: CivilDate,
): void {
  const { leastAge } = service
  if (leastAge === null || !birthday || ageOn(birthday, day) >= leastAge) return
  throw new DomainError(
    'INPUT_INVALID',
    `来庁する日に${leastAge}歳になっていない方は、この予約では手続きできません。`,
    422,
    { fields: { birthday: 'TOO_YOUNG' }, age: leastAge },
  )
}

/**
 * The configured input items, picked by name, trimmed at the ends only (names stay as written).
 * @throws DomainError INPUT_INVALID with `details.fields`, INDIVIDUAL_NUMBER (PB-17, BK-15, ID-07)
 */
export function checkDetails(
  service: Pick<ServiceConfig, 'inputItems' | 'procedures'>,
  entered: Record<string, string>,
  today: CivilDate,
): Record<string, string> {
  const picked: Record<string, string> = {}
  const fields: Record<string, string> = {}
  for (const { item, required } of service.inputItems) {
    const value = foldItem(item, entered[item] ?? '')
    if (containsIndividualNumber(value)) {
      throw new DomainError(
        'INDIVIDUAL_NUMBER',
        'マイナンバー（12桁の個人番号）は入力しないでください。',
        422,
        { fields: { [item]: 'INDIVIDUAL_NUMBER' } },
      )
    }
    if (value === '') {
      if (required) fields[item] = 'REQUIRED'
      continue
    }
    if (item === 'birthday' && !isCivilDate(value)) fields[item] = 'DATE_INVALID'
    else if (item === 'birthday' && !isBirthday(value, today)) fields[item] = 'BIRTH_DATE'
    else if (item === 'procedure' && !isOffered(service, value)) fields[item] = 'CHOICE'
    else if (item === 'phone' && !isPhone(value)) fields[item] = 'PHONE_INVALID'
    else if (value.length > (MAX_LENGTH[item] ?? 200)) fields[item] = 'TOO_LONG'
    else picked[item] = value
  }
  if (Object.keys(fields).length > 0) {
    throw invalid('入力内容を確認してください。', fields)
  }
  return picked
}

/**
 * The mail address under the service's policy; empty when none was given or asked for. One whose
 * name is an individual number and nothing else is refused as that (PB-17).
 * @throws DomainError INPUT_INVALID with `details.fields.mail`
 */
export function checkMail(
  service: Pick<ServiceConfig, 'mailPolicy'>,
  entered: string | undefined,
): string {
  const { mail, problem } = readMail(service, entered)
  if (problem) throw invalid('入力内容を確認してください。', { mail: problem })
  return mail
}

/** The same for a form that tells its other fields in one turn with it: the code, empty when fit. */
export function readMail(
  service: Pick<ServiceConfig, 'mailPolicy'>,
  entered: string | undefined,
): { mail: string; problem: string } {
  if (service.mailPolicy === 'hidden') return { mail: '', problem: '' }
  const mail = foldInput('mail', entered ?? '')
  if (mail) return { mail, problem: problemOfMail(mail) }
  return { mail, problem: service.mailPolicy === 'required' ? 'REQUIRED' : '' }
}

function problemOfMail(mail: string): string {
  if (!isMailAddress(mail)) return 'MAIL_INVALID'
  return isIndividualNumber(mail.split('@')[0] ?? '') ? 'INDIVIDUAL_NUMBER' : ''
}
