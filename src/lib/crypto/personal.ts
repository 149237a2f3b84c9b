import { UNREADABLE_MARK } from '@/domain/text/unreadable-mark'

import { DomainError } from '../errors'

/** Stands where a stored value cannot be read. No text, so that it never passes for somebody's name. */
export const UNREADABLE: unique symbol = Symbol.for('madoguchi.unreadable')

/** A personal value as it comes out of storage. */
export type Personal = string | typeof UNREADABLE

/** For eyes only: screens and lists of staff. */
export const shown = (value: Personal): string => (value === UNREADABLE ? UNREADABLE_MARK : value)

/** For comparing and counting: what cannot be read is like nothing. */
export const textOrEmpty = (value: Personal): string => (value === UNREADABLE ? '' : value)

/**
 * The text, where nothing can be done without it.
 * @param what names the value to people: 「宛先」
 * @throws DomainError UNREADABLE
 */
export function mustRead(value: Personal, what: string): string {
  if (value !== UNREADABLE) return value
  throw new DomainError(
    'UNREADABLE',
    `保存されている${what}を読み取れないため、この操作はできません。システムの管理者に連絡してください。`,
    409,
  )
}

/** As `JSON.parse` of a stored record of texts; null where it cannot be read. */
export function recordOf(value: Personal): Record<string, string> | null {
  if (value === UNREADABLE) return null
  if (value === '') return {}
  try {
    return JSON.parse(value) as Record<string, string>
  } catch {
    return null
  }
}
