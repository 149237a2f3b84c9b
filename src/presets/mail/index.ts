import type { Language } from '@/domain/languages'
import { DEFECT_WORDS } from '@/domain/mail/texts/defects'

import type { MailPreset } from '../types'

import { en } from './en'
import { es } from './es'
import { ja } from './ja'
import { jaEasy } from './ja-easy'
import { ko } from './ko'
import { pt } from './pt'
import { tl } from './tl'
import type { MailWords } from './types'
import { vi } from './vi'
import { zhHans } from './zh-hans'
import { zhHant } from './zh-hant'

const WORDS: Record<Language, MailWords> = {
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

const KINDS = [
  'confirmation',
  'change',
  'cancellation',
  'reminder',
  'closure',
  'waitlist',
  'defect',
] as const

/** One mail text from its parts. No names: a booking does not know who its holder is (NT-06). */
function bodyOf(
  kind: (typeof KINDS)[number],
  language: Language,
  { leads, labels, colon, closing }: MailWords,
): string {
  const line = (label: string, value: string) => `${label}${colon}${value}`
  const visit = [
    line(labels.service, '{{service}}'),
    line(labels.when, '{{date}} {{time}}'),
    line(labels.office, '{{office}}'),
  ]
  const full = [
    line(labels.number, '{{number}}'),
    ...visit,
    line(labels.address, '{{address}}'),
    line(labels.people, '{{people}}'),
  ]
  const bring = ['', `■ ${labels.bring}`, '{{bring}}']
  const missing = ['', `■ ${DEFECT_WORDS[language].heading}`, '{{missing}}']
  const manage = ['', `■ ${labels.manage}`, '{{link}}']
  const parts = {
    confirmation: [...full, ...bring, ...manage],
    change: [...full, ...bring, ...manage],
    cancellation: [line(labels.number, '{{number}}'), ...visit],
    reminder: [...full, ...bring, ...manage],
    closure: ['{{reason}}', '', line(labels.number, '{{number}}'), ...visit, ...manage],
    defect: [line(labels.number, '{{number}}'), ...visit, ...missing, ...manage],
    waitlist: [...visit, '', `■ ${labels.book}`, '{{link}}'],
  }[kind]
  const foot = ['', '----', '{{city}}', line(labels.call, '{{phone}}'), '{{hours}}', closing]
  return [leads[kind], '', ...parts, ...foot].join('\n')
}

/** All mail texts of a city, for every language it guides in. */
export const mailsFor = (languages: readonly Language[]): MailPreset[] =>
  languages.flatMap((language) =>
    KINDS.map((kind) => ({
      kind,
      language,
      subject: WORDS[language].subjects[kind],
      body: bodyOf(kind, language, WORDS[language]),
    })),
  )
