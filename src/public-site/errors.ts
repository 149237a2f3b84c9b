import { isDomainError } from '@/lib/errors'
import { ERROR_CODES, errorText } from './messages/errors'
import type { MessageKey } from './messages'
import type { Site } from './site'
import { s } from './site'

/** What a page shows about a refusal: one sentence, and a sentence per field. */
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
  PHONE_INVALID: 'fieldPhone',
  MAIL_INVALID: 'fieldMail',
  TOO_LONG: 'fieldTooLong',
  CHOICE: 'fieldChoice',
  BIRTHDAY: 'fieldBirthday',
}

const fieldText = (site: Site, code: string): string => {
  const key = FIELD_KEYS[code]
  return key ? s(site, key) : errorText(code, site.language)
}

/** A refusal of the services in the reader's words. @throws whatever is no refusal */
export function problemOf(site: Site, error: unknown): Problem {
  if (!isDomainError(error)) throw error
  const fields = (error.details.fields ?? {}) as Record<string, string>
  const minutes = error.details.minutes
  const isKnown = (ERROR_CODES as string[]).includes(error.code)
  const text = errorText(isKnown ? error.code : 'INTERNAL', site.language)
  return {
    code: error.code,
    status: error.status,
    text:
      error.code === 'LOCKED' && typeof minutes === 'number'
        ? `${text} ${s(site, 'lockedMinutes', { minutes })}`
        : text,
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, code]) => [name, fieldText(site, code)]),
    ),
  }
}

/** A problem that the page itself found, before any service was asked. */
export const fieldProblem = (site: Site, fields: Record<string, string>): Problem => ({
  code: 'INPUT_INVALID',
  status: 422,
  text: errorText('INPUT_INVALID', site.language),
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, code]) => [name, fieldText(site, code)]),
  ),
})

export const plainProblem = (site: Site, code: string, status: number): Problem => ({
  code,
  status,
  text: errorText(code, site.language),
  fields: {},
})
