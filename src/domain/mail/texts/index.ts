import type { Language } from '@/domain/languages'

import type { MailKind } from '../kinds'

import { asian } from './asian'
import { DEFECT_WORDS } from './defects'
import { japanese } from './japanese'
import { latin } from './latin'
import type { MailTexts } from './types'
import { WISH_WORDS, type WishWords } from './wish'

export const MAIL_TEXTS: Record<Language, MailTexts> = { ...japanese, ...latin, ...asian }

const heading = (texts: MailTexts, kind: Exclude<MailKind, 'wish'>): string => {
  if (kind === 'waitlist') return texts.labels.book
  return kind === 'cancellation' || kind === 'closure' ? texts.labels.again : texts.labels.manage
}

/**
 * The built-in text of a mail, written with the same placeholders as a city's own. A city without
 * templates, or without one for this language, still sends a complete mail.
 */
export function defaultTemplate(
  kind: MailKind,
  language: Language,
): { subject: string; body: string } {
  const texts = MAIL_TEXTS[language]
  const { labels } = texts
  if (kind === 'wish') return receiptTemplate(texts, WISH_WORDS[language])
  const isVisit = kind === 'confirmation' || kind === 'change' || kind === 'reminder'
  const facts = [
    ...(kind === 'waitlist' ? [] : [`${labels.number}: {{number}}`]),
    `${labels.when}: {{date}} {{time}}`,
    `${labels.office}: {{office}}`,
    `${labels.address}: {{address}}`,
    `${labels.service}: {{service}}`,
    `${labels.people}: {{people}}`,
    `${labels.reason}: {{reason}}`,
  ]
  const paragraphs = [
    texts.intro[kind],
    facts.join('\n'),
    ...(kind === 'defect' ? [`${DEFECT_WORDS[language].heading}\n{{missing}}`] : []),
    ...(isVisit ? [`${labels.bring}\n{{bring}}`] : []),
    `${heading(texts, kind)}\n{{link}}`,
    `${labels.contact}\n{{phone}}\n{{hours}}`,
    `{{city}}\n${texts.closing}`,
  ]
  return { subject: texts.subject[kind], body: paragraphs.join('\n\n') }
}

function receiptTemplate(
  { labels, closing }: MailTexts,
  words: WishWords,
): { subject: string; body: string } {
  const facts = [
    `${labels.service}: {{service}}`,
    `${words.days}: {{date}} {{time}}`,
    `${labels.office}: {{office}}`,
    `${labels.address}: {{address}}`,
    `${labels.people}: {{people}}`,
  ]
  const body = [
    words.intro,
    facts.join('\n'),
    `${words.link}\n{{link}}`,
    `${labels.contact}\n{{phone}}\n{{hours}}`,
    `{{city}}\n${closing}`,
  ]
  return { subject: words.subject, body: body.join('\n\n') }
}
