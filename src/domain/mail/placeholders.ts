import { templateLanguage } from '../text/template'

/**
 * What a mail text may say (NT-06): receipt number, place, time, what to bring and, from a fixed
 * list, what is missing. Never a name or anything else about the person, so none of that has a
 * placeholder.
 */
export const PLACEHOLDERS = [
  'number',
  'date',
  'time',
  'office',
  'address',
  'service',
  'people',
  'bring',
  'link',
  'phone',
  'hours',
  'city',
  'reason',
  'missing',
] as const

export type Placeholder = (typeof PLACEHOLDERS)[number]
export type PlaceholderValues = Record<Placeholder, string>

const language = templateLanguage(PLACEHOLDERS)

/** What stands between braces and is no placeholder of ours; `{{` without an end counts as well. */
export const forbiddenPlaceholders = language.forbiddenIn

/** Fills a mail's body; lines and paragraphs whose placeholders are all empty are dropped. */
export const fillBody = language.fillBody

/** Fills a subject; always one line, because it becomes a header. */
export const fillSubject = language.fillLine
