import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { rangesOf, type Range } from '@/domain/knowledge/search/ranges'
import type { Audience, TextKind } from '@/domain/knowledge/vocabulary'
import { AUDIENCE } from '@/domain/knowledge/vocabulary'
import type { Language } from '@/domain/languages'
import { processWide } from '@/lib/process-wide'

import type { ServiceContext } from '../../context'
import { individualNumberRefused } from '../../refusals'
import { type TextInForce, textsInForce, textsVersion } from '../in-force'

import { buildIndex, type SearchIndex } from './search-index'
import { mattersNow } from './words'

export type SearchWish = {
  typed: string
  audiences: readonly Audience[]
  language?: Language
  kind?: TextKind
  service?: string
  category?: string
}

export type Hit = Pick<
  TextInForce,
  'id' | 'versionId' | 'version' | 'kind' | 'question' | 'answer' | 'category' | 'effectiveOn'
> & { marks: { question: Range[]; answer: Range[] } }

export type SearchAnswer = { hits: Hit[]; total: number; partial: boolean }

type Kept = { version: string; index: SearchIndex<TextInForce> }
const kept = () => processWide('text-index', () => new WeakMap<object, Kept>())
const EVERYBODY = Object.keys(AUDIENCE) as Audience[]

/** The index of all texts in force, made again in each process when they have changed. */
async function indexNow(ctx: ServiceContext): Promise<SearchIndex<TextInForce>> {
  const version = await textsVersion(ctx)
  const known = kept().get(ctx.payload)
  if (known?.version === version) return known.index
  const index = buildIndex(await textsInForce(ctx, { audience: EVERYBODY }))
  kept().set(ctx.payload, { version, index })
  return index
}

/**
 * Texts in force that answer what was typed, the best first (KB-15). Whoever may not read a text meets
 * it in no hit, no count and no title: every hit is asked for its audience, not the question.
 * @throws DomainError INDIVIDUAL_NUMBER
 */
export async function searchTexts(
  ctx: ServiceContext,
  { typed, audiences, language = 'ja', kind, service, category }: SearchWish,
  limit = 30,
): Promise<SearchAnswer> {
  if (containsIndividualNumber(typed)) throw individualNumberRefused()
  const index = await indexNow(ctx)
  const found = index(
    typed,
    await mattersNow(ctx),
    (text) =>
      text.language === language &&
      text.audiences.some((one) => audiences.includes(one)) &&
      (!kind || text.kind === kind) &&
      (!category || text.category === category) &&
      (!service || text.services.length === 0 || text.services.includes(service)),
  )
  return {
    total: found.texts.length,
    partial: found.partial,
    hits: found.texts.slice(0, limit).map((text) => ({
      id: text.id,
      versionId: text.versionId,
      version: text.version,
      kind: text.kind,
      question: text.question,
      answer: text.answer,
      category: text.category,
      effectiveOn: text.effectiveOn,
      marks: {
        question: rangesOf(text.question, found.keys),
        answer: rangesOf(text.answer, found.keys),
      },
    })),
  }
}
