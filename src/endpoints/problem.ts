import type { PayloadRequest } from 'payload'
import { ZodError } from 'zod'

import { containsIndividualNumber } from '@/domain/codes/individual-number'
import type { Language } from '@/domain/languages'
import { isDomainError } from '@/lib/errors'
import { errorText, textCodeOf } from '@/messages/errors'

/** `application/problem+json` (RFC 9457) with a stable `code`; the text is in the caller's language. */
export function problem(
  status: number,
  code: string,
  detail: string,
  extra: Record<string, unknown> = {},
): Response {
  return Response.json(
    {
      type: `urn:madoguchi:problem:${code.toLowerCase()}`,
      title: detail,
      status,
      code,
      detail,
      ...extra,
    },
    {
      status,
      headers: {
        'content-type': 'application/problem+json; charset=utf-8',
        'cache-control': 'no-store',
      },
    },
  )
}

/** A name of ours; one that the client made up (a key of its own in `details`) is not told again. */
const fieldOf = (path: readonly PropertyKey[]): string => {
  const name = path.map(String).join('.') || 'body'
  return /^[\w.-]{1,100}$/.test(name) && !containsIndividualNumber(name) ? name : 'body'
}

/** A field and what is wrong with it: the code of a rule of ours, else the schema's own. */
function faultsOf(issue: ZodError['issues'][number]): [string, string][] {
  const { path, code, message } = issue
  if (code === 'unrecognized_keys')
    return issue.keys.map((key) => [fieldOf([...path, key]), 'UNKNOWN_FIELD'])
  return [[fieldOf(path), code === 'custom' && /^[A-Z_]+$/.test(message) ? message : code]]
}

/** Turns whatever a handler threw into an answer that says what to do and reveals nothing else. */
export function problemFrom(
  error: unknown,
  req: Pick<PayloadRequest, 'payload'>,
  language: Language,
): Response {
  if (isDomainError(error)) {
    const told = problem(
      error.status,
      error.code,
      errorText(textCodeOf(error), language, error.message),
      publicDetails(error.details),
    )
    const { retryAfter } = error.details
    if (typeof retryAfter === 'number') told.headers.set('retry-after', String(retryAfter))
    return told
  }
  if (error instanceof ZodError) {
    const fields = Object.fromEntries(error.issues.flatMap(faultsOf))
    return problem(422, 'INPUT_INVALID', errorText('INPUT_INVALID', language), { fields })
  }
  req.payload.logger.error({ err: error, msg: 'request failed' })
  return problem(500, 'INTERNAL', errorText('INTERNAL', language))
}

/**
 * The same for signed-in staff: in Japanese, and with the use case's own words, which may say more
 * than the citizen's text ("担当していない窓口", "10:02に受付済み").
 */
export function staffProblemFrom(error: unknown, req: PayloadRequest): Response {
  if (!isDomainError(error)) return problemFrom(error, req, 'ja')
  return problem(error.status, error.code, error.message, publicDetails(error.details))
}

/** What of a refusal's details may leave the house; everything else stays in the log. */
const TOLD = [
  'fields',
  'until',
  // From when on it is possible again.
  'again',
  'minutes',
  'max',
  'number',
  'id',
  'conflicts',
  // Newer version of a card, and checks that are missing at the window.
  'rev',
  'status',
  'checks',
  // Whose card it is that may not be handed over; the reading is logged.
  'person',
  // Visitors and cards that one number fits, for staff to choose from; nothing personal.
  'choices',
  'isOnePerson',
  'cards',
  // What somebody else has counted in between.
  'count',
  // The place in the admission queue.
  'ticket',
  'place',
  'retryAfter',
]

const publicDetails = (details: Record<string, unknown>) => {
  const { status, ...told } = Object.fromEntries(
    TOLD.filter((name) => details[name] !== undefined).map((name) => [name, details[name]]),
  )
  // `status` is the HTTP status of a problem.
  return { ...told, ...(status === undefined ? {} : { cardStatus: status }) }
}
