import type { Language } from '@/domain/languages'
import { env } from '@/lib/env'
import type { CitySetting } from '@/payload-types'

import { manageTokenOf } from '../booking/secrets'

/**
 * Stands in stored mails where the link's secret belongs and is replaced in the moment of sending:
 * who reads the list of mails must not be able to act as the citizen.
 */
export const SECRET_MARK = '（ご本人のメールにだけ入ります）'
/** The same for the link that ends a waiting-list entry, which has a secret of its own. */
export const LEAVE_MARK = '（ご本人のメールにだけ入る停止用の番号）'

export const baseUrlOf = (settings: Pick<CitySetting, 'baseUrl'>): string =>
  (settings.baseUrl || env.PUBLIC_URL).replace(/\/+$/, '')

/** Link to one booking, for its holder. */
export const manageLink = (base: string, language: Language, secret = SECRET_MARK): string =>
  `${base}/${language}/manage?t=${secret}`

export const bookLink = (
  base: string,
  language: Language,
  query: Record<string, string> = {},
): string => {
  const search = new URLSearchParams(query).toString()
  return `${base}/${language}${search ? `/book?${search}` : ''}`
}

/** Link that ends a waiting-list entry. */
export const leaveLink = (base: string, language: Language, secret = LEAVE_MARK): string =>
  `${base}/${language}/waitlist?t=${secret}`

/** What the mark is replaced with: the row's id and its secret, both needed to find and to open it. */
export const secretFor = (id: string): string => `${id}.${manageTokenOf(id)}`
