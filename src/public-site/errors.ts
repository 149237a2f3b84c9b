import { ownValue } from '@/domain/own'
import { isDomainError } from '@/lib/errors'
import type { MessageKey } from '@/messages'
import { errorMarkup, textCodeOf } from '@/messages/errors'
import type { Values } from '@/messages/text'

import type { Site } from './site'
import { instantInWords, markup } from './site'

/** What a page shows about a refusal: one sentence, and a sentence per field, with readings. */
export type Problem = {
  code: string
  status: number
  text: string
  /** Name of the input → its text. */
  fields: Record<string, string>
}

const FIELD_KEYS: Record<string, MessageKey> = {
  REQUIRED: 'fieldRequired',
  DATE_INVALID: 'fieldDate',
  DATE_ORDER: 'fieldDateOrder',
  PHONE_INVALID: 'fieldPhone',
  MAIL_INVALID: 'fieldMail',
  NUMBER_FORMAT: 'fieldNumber',
  TOO_LONG: 'fieldTooLong',
  CHOICE: 'fieldChoice',
  BIRTHDAY: 'fieldBirthday',
  BIRTH_DATE: 'fieldBirthDate',
  TOO_YOUNG: 'fieldTooYoung',
  RECEIPT_FORMAT: 'fieldReceipt',
  CODE_FORMAT: 'fieldCode',
}

const textOf = (site: Site, code: string): string =>
  errorMarkup(code, site.language) ?? errorMarkup('INTERNAL', site.language) ?? ''

const fieldText = (site: Site, code: string, values?: Values): string => {
  const key = ownValue(FIELD_KEYS, code)
  return key ? markup(site, key, values) : textOf(site, code)
}

/** A refusal of the services in the reader's words. @throws whatever is no refusal */
export function problemOf(site: Site, error: unknown): Problem {
  if (!isDomainError(error)) throw error
  const fields = (error.details.fields ?? {}) as Record<string, string>
  const { minutes, again } = error.details
  const age = Number(error.details.age ?? 0)
  const text = textOf(site, textCodeOf(error))
  return {
    code: error.code,
    status: error.status,
    text:
      error.code === 'LOCKED' && typeof minutes === 'number'
        ? `${text} ${markup(site, 'lockedMinutes', { minutes })}`
        : typeof again === 'string'
          ? `${text} ${markup(site, 'againFrom', { time: instantInWords(site, again) })}`
          : text,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, code]) => [name, fieldText(site, code, { age })]),
    ),
  }
}

/** Refusals that speak of a number somebody typed: they stand at its field (A10). */
const OF_NUMBER = [
  'NOT_MATCHED',
  'NOT_BOOKABLE',
  'INDIVIDUAL_NUMBER',
  'SAME_PERSON_TWICE',
  'OTHER_WARD',
  'NO_BOOKING',
  'ALREADY_BOOKED',
]

/** The same on a page that asks for a number. */
export const atNumber = (problem: Problem): Problem =>
  OF_NUMBER.includes(problem.code) && Object.keys(problem.fields).length === 0
    ? { ...problem, fields: { number: problem.text } }
    : problem

/** A problem that the page itself found, before any service was asked. */
export const fieldProblem = (site: Site, fields: Record<string, string>): Problem => ({
  code: 'INPUT_INVALID',
  status: 422,
  text: textOf(site, 'INPUT_INVALID'),
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, code]) => [name, fieldText(site, code)]),
  ),
})

export const plainProblem = (site: Site, code: string, status: number): Problem => ({
  code,
  status,
  text: textOf(site, code),
  fields: {},
})
