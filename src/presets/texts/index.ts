import type { Language } from '@/domain/languages'

import type { ServiceTextPreset, VisitText } from '../types'

import { en } from './en'
import { es } from './es'
import { ja } from './ja'
import { jaEasy } from './ja-easy'
import { ko } from './ko'
import { pt } from './pt'
import { tl } from './tl'
import type { CityTexts } from './types'
import { vi } from './vi'
import { zhHans } from './zh-hans'
import { zhHant } from './zh-hant'

const TEXTS: Record<Language, CityTexts> = {
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

/** Texts of one service in the languages a city guides in. */
export const textsFor = (
  service: string,
  languages: readonly Language[],
  pick: (texts: CityTexts) => VisitText,
): ServiceTextPreset[] =>
  languages.map((language) => ({ service, language, ...pick(TEXTS[language]) }))

/** Collecting the card where 製造管理番号 and birthday are asked (ID-03). */
export const pickupByManufacturingNumber = (texts: CityTexts): VisitText => ({
  ...texts.pickup,
  description: texts.manufacturingDescription,
})
