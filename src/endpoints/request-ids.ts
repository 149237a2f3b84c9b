import { isIndividualNumber } from '@/domain/codes/individual-number'
import { isRequestId } from '@/domain/codes/request-id'
import { invalid, notFound } from '@/services/refusals'

/** Names under which a client sends the id of an act, by which the same act sent twice is known. */
const NAMES = new Set(['op', 'idemKey', 'requestKey'])

const REFUSED =
  '要求の識別子にマイナンバーは使えません。UUID などを使ってください。\nAn individual number cannot name a request: use a UUID.'

/** @throws DomainError INPUT_INVALID where somebody's individual number is to name a request */
export function checkRequestId(name: string, id: string): void {
  if (!isRequestId(id)) throw invalid(REFUSED, { [name]: 'INDIVIDUAL_NUMBER' })
}

/** The same for every such name within what was sent, lists of acts too. */
export function checkRequestIds(sent: unknown): void {
  if (Array.isArray(sent)) return sent.forEach(checkRequestIds)
  if (typeof sent !== 'object' || sent === null) return
  for (const [name, value] of Object.entries(sent)) {
    if (NAMES.has(name) && typeof value === 'string') checkRequestId(name, value)
    else checkRequestIds(value)
  }
}

/**
 * Names of records in the address: nothing of ours is called like an individual number, and neither an
 * answer nor a log is to repeat it.
 * @throws DomainError NOT_FOUND
 */
export function checkAddress(params: Record<string, string>): Record<string, string> {
  if (Object.values(params).some((part) => isIndividualNumber(part)))
    throw notFound('見つかりません。')
  return params
}
