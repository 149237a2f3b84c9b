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
> & {
  /** Of a FAQ: the answer with its form. */
  body: string
}
/** With what was found, for marking it. */
export type MarkedHit = Hit & { marks: { question: Range[]; answer: Range[] } }

type Answer<H> = { hits: H[]; total: number; partial: boolean }
export type FoundTexts = Answer<Hit>
export type SearchAnswer = Answer<MarkedHit>

type Kept = { version: string; index: SearchIndex<TextInForce> }
const kept = () => processWide('text-index', () => new WeakMap<object, Kept>())
/** Staff see so many hits, and so much of an answer marked: marking folds it letter by letter. */
const SHOWN = 30
const MARKED = 2_000
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
export async function findTexts(
  ctx: ServiceContext,
  wish: SearchWish,
  limit: number,
): Promise<FoundTexts> {
  const { keys: _keys, ...found } = await look(ctx, wish, limit)
  return found
}

/** The same for staff, who see what was found marked. @throws as `findTexts` */
export async function searchTexts(ctx: ServiceContext, wish: SearchWish): Promise<SearchAnswer> {
  const { keys, hits, ...found } = await look(ctx, wish, SHOWN)
  const marksOf = ({ question, answer }: Hit) => ({
    question: rangesOf(question, keys),
    answer: rangesOf(answer.slice(0, MARKED), keys),
  })
  return { ...found, hits: hits.map((hit) => ({ ...hit, marks: marksOf(hit) })) }
}

async function look(
  ctx: ServiceContext,
  { typed, audiences, language = 'ja', kind, service, category }: SearchWish,
  limit: number,
): Promise<FoundTexts & { keys: readonly string[] }> {
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
    keys: found.keys,
    hits: found.texts.slice(0, limit).map((text) => ({
      id: text.id,
      versionId: text.versionId,
      version: text.version,
      kind: text.kind,
      question: text.question,
      answer: text.answer,
      body: text.content.answer,
      category: text.category,
      effectiveOn: text.effectiveOn,
    })),
  }
}
