import { isIndividualNumber } from '@/domain/codes/individual-number'

import { isBornWith } from './query'
import { refusal } from './refusal'

/** Characters of a look-up that comes as a form (`X-Payload-HTTP-Method-Override`). */
const LONGEST_LOOKUP = 32_000

/** The path's parts as text, or null where it is no text (`%ff`). */
function partsOf(pathname: string): string[] | null {
  try {
    return pathname.split('/').map(decodeURIComponent)
  } catch {
    return null
  }
}

/** A form without its boundary cannot be taken apart; Payload would answer with an error of its own. */
const isBrokenForm = (type: string): boolean =>
  /^multipart\//i.test(type) && !/;\s*boundary=\S/i.test(type)

/**
 * What Payload would answer with an error of its own (500) before any rule is asked: names of every
 * object's birth as records, paths that are no text, forms without a boundary.
 * @returns the refusal, or null to go on
 */
export function brokenRequest(request: Request): Response | null {
  const url = new URL(request.url)
  const parts = partsOf(url.pathname)
  if (!parts || parts.some((part) => part.includes('\0'))) return refusal(400)
  if (parts.some(isBornWith)) return refusal(404)
  // Payload repeats in its answers what it does not know: a path, the name of a field.
  if (parts.some((part) => isIndividualNumber(part))) return refusal(404)
  if (namesIn(url.searchParams).some((name) => isIndividualNumber(name))) return refusal(400)
  if (isBrokenForm(request.headers.get('content-type') ?? '')) return refusal(400)
  return isLookup(request) ? brokenLookup(request.headers) : null
}

/** `where[name][equals]` names three. */
const namesIn = (query: URLSearchParams): string[] =>
  [...query.keys()].flatMap((key) => key.split(/[[\].]+/))

const isLookup = ({ method, headers }: Request): boolean =>
  method === 'POST' &&
  [headers.get('x-payload-http-method-override'), headers.get('x-http-method-override')].includes(
    'GET',
  )

function brokenLookup(headers: Headers): Response | null {
  if (headers.get('content-type') !== 'application/x-www-form-urlencoded') return refusal(415)
  return Number(headers.get('content-length') ?? 0) > LONGEST_LOOKUP ? refusal(413) : null
}

type Handler<A> = (request: Request, args: A) => Promise<Response>

/** Puts that in front of the API. */
export const withRestDoor =
  <A>(handler: Handler<A>): Handler<A> =>
  async (request, args) =>
    brokenRequest(request) ?? handler(request, args)
