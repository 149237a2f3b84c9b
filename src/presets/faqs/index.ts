import type { Language } from '@/domain/languages'

import type { FaqPreset } from '../types'

import { en } from './en'
import { ja } from './ja'
import { jaEasy } from './ja-easy'

const FAQS: Partial<Record<Language, Omit<FaqPreset, 'language'>[]>> = { ja, 'ja-easy': jaEasy, en }

/** Questions and answers for the languages a city guides in; facts from research B1–B5. */
export const faqsFor = (languages: readonly Language[]): FaqPreset[] =>
  languages.flatMap((language) => (FAQS[language] ?? []).map((faq) => ({ language, ...faq })))
