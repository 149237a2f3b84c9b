import { containsIndividualNumber, isIndividualNumber } from '@/domain/codes/individual-number'
import { isMailAddress } from '@/domain/mail/address'
import { foldInput, isPhone } from '@/domain/text/fold-input'
import { isCivilDate } from '@/domain/time/civil'
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

/**
 * The configured input items, picked by name, trimmed at the ends only (names stay as written).
 * @throws DomainError INPUT_INVALID with `details.fields`, INDIVIDUAL_NUMBER (PB-17, BK-15, ID-07)
 */
export function checkDetails(
  service: Pick<ServiceConfig, 'inputItems'>,
  entered: Record<string, string>,
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
