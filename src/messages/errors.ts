import type { Language } from '@/domain/languages'
import type { DomainError } from '@/lib/errors'

import { en } from './error-texts/en'
import { es } from './error-texts/es'
import type { ErrorCode, ErrorTexts } from './error-texts/ja'
import { ja } from './error-texts/ja'
import { jaEasy } from './error-texts/ja-easy'
import { ko } from './error-texts/ko'
import { pt } from './error-texts/pt'
import { tl } from './error-texts/tl'
import { vi } from './error-texts/vi'
import { zhHans } from './error-texts/zh-hans'
import { zhHant } from './error-texts/zh-hant'
import { plainText } from './text'

export type { ErrorCode } from './error-texts/ja'

export const ERROR_CODES = Object.keys(ja) as ErrorCode[]

export const ERROR_TEXTS: Record<Language, ErrorTexts> = {
  ja,
  'ja-easy': jaEasy,
  en,
  'zh-hans': zhHans,
  'zh-hant': zhHant,
  ko,
  tl,
  es,
  pt,
  vi,
}

/** The code whose text says a refusal best: that of its reason, where it gives one. */
export const textCodeOf = ({ code, details }: Pick<DomainError, 'code' | 'details'>): string =>
  typeof details.reason === 'string' && Object.hasOwn(ja, details.reason) ? details.reason : code

/** Text of a code in a language, with readings where it has them; null for an unknown code. */
export const errorMarkup = (code: string, language: Language): string | null =>
  Object.hasOwn(ja, code) ? ERROR_TEXTS[language][code as ErrorCode] : null

/** Plain text of a code in a language; `fallback` for codes that are not in the list. */
export const errorText = (code: string, language: Language, fallback?: string): string =>
  plainText(errorMarkup(code, language) ?? fallback ?? ERROR_TEXTS[language].INTERNAL)
