import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { DomainError } from '@/lib/errors'

const MAX_REASON = 300

/** Somebody was faster again and again; nothing was changed. */
export const busy = (): DomainError =>
  new DomainError('BUSY', 'ほかの操作と重なりました。少し待ってから、もう一度お試しください。', 503)

/** There is no such thing, or none that this account may know of. @param message says what of */
export const notFound = (message: string): DomainError => new DomainError('NOT_FOUND', message, 404)

/** @param message says which right is missing, where there is more to say than the default */
export const forbidden = (message = 'この操作をする権限がありません。'): DomainError =>
  new DomainError('FORBIDDEN', message, 403)

/**
 * What was typed cannot be taken.
 * @param message says what to do
 * @param fields names of the fields to be marked, each with its reason
 */
export const invalid = (message: string, fields?: Record<string, string>): DomainError =>
  new DomainError('INPUT_INVALID', message, 422, fields ? { fields } : {})

/** More is taken than is there. @param left with its unit */
export const notEnough = (name: string, left: string): DomainError =>
  new DomainError(
    'NOT_ENOUGH',
    `「${name}」の残りは${left}です。数を減らすか、入荷を記録してください。`,
    409,
  )

/** A My Number stands where the number of a notice, or a note, belongs. */
export const individualNumberRefused = (): DomainError =>
  new DomainError(
    'INDIVIDUAL_NUMBER',
    'マイナンバー（12桁の個人番号）は入力しないでください。通知書に書いてある番号（予約番号・製造管理番号）を入力してください。',
    422,
  )

/** A reason or note as it is stored. @throws DomainError INPUT_INVALID */
export function checkReason(text = ''): string {
  const reason = text.trim()
  if (reason.length > MAX_REASON) throw invalid(`理由は${MAX_REASON}文字までです。`)
  if (containsIndividualNumber(reason)) throw invalid('理由にマイナンバーを書かないでください。')
  return reason
}

/** A text that must be there, without blanks around. @throws DomainError INPUT_INVALID */
export function need(value: string | undefined, what: string): string {
  const text = (value ?? '').trim()
  if (!text) throw invalid(`${what}を入力してください。`)
  return text
}
