import type { Language } from '@/domain/languages'

import { en } from './en'
import { es } from './es'
import { ja } from './ja'
import { jaEasy } from './ja-easy'
import type { Messages } from './keys'
import { ko } from './ko'
import { pt } from './pt'
import { tl } from './tl'
import { vi } from './vi'
import { zhHans } from './zh-hans'
import { zhHant } from './zh-hant'

export type { MessageKey, Messages } from './keys'

/** No language falls back to another: each has every text (AX-03). */
export const MESSAGES: Record<Language, Messages> = {
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

export const messagesIn = (language: Language): Messages => MESSAGES[language]
