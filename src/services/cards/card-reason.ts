import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { DomainError } from '@/lib/errors'

const MAX_REASON = 300

/** A reason or note as it is stored. @throws DomainError INPUT_INVALID */
export function checkReason(text = ''): string {
  const reason = text.trim()
  if (reason.length > MAX_REASON) throw invalidCard(`理由は${MAX_REASON}文字までです。`)
  if (containsIndividualNumber(reason)) {
    throw invalidCard('理由にマイナンバーを書かないでください。')
  }
  return reason
}

export const invalidCard = (message: string): DomainError =>
  new DomainError('INPUT_INVALID', message, 422)
