import type { Endpoint } from 'payload'
import { z } from 'zod'

import { TEXT_KIND, type TextKind } from '@/domain/knowledge/vocabulary'
import { addDays, tokyoDateOf } from '@/domain/time/civil'
import { audiencesOf } from '@/services/knowledge/search/audience'
import { monthlyParts } from '@/services/knowledge/search/figures'
import { noteSearch, searchedWords } from '@/services/knowledge/search/log'
import { findTexts, searchTexts } from '@/services/knowledge/search/search'
import { notFound } from '@/services/refusals'

import { staffOperation } from './define'

const typed = z.string().max(200)
const wish = {
  kind: z.enum(Object.keys(TEXT_KIND) as [TextKind, ...TextKind[]]).optional(),
  service: z.string().max(60).optional(),
  category: z.string().max(100).optional(),
}
const MOST_WORDS = 200

/** Texts in force that answer what was typed, the best first; nothing typed: all of the procedure (KB-15). */
const search = staffOperation({
  method: 'get',
  path: '/ops/knowledge/search',
  capability: 'faq.search',
  input: z.object({ q: typed.default(''), ...wish }),
  handle: ({ ctx, input: { q, ...rest } }) =>
    searchTexts(ctx, { typed: q, audiences: audiencesOf(ctx.user), ...rest }),
})

/** A search that came to rest, and which of its answers was used. */
const used = staffOperation({
  method: 'post',
  path: '/ops/knowledge/search/used',
  capability: 'faq.search',
  input: z.object({
    op: z.string().min(8).max(80),
    q: typed.min(1),
    place: z.enum(['desk', 'screen']),
    versionId: z.string().max(60).optional(),
    ...wish,
  }),
  handle: async ({ ctx, input: { op, q, place, versionId, ...rest } }) => {
    const found = await findTexts(
      ctx,
      { typed: q, audiences: audiencesOf(ctx.user), ...rest },
      MOST_WORDS,
    )
    if (versionId && !found.hits.some((hit) => hit.versionId === versionId))
      throw notFound('その回答は、いまの検索では見つかりません。探し直してください。')
    const { total, partial } = found
    // Under the account, so that nobody's search is told by somebody else.
    const name = `${ctx.actor.id}|${op}`
    await noteSearch(ctx, { op: name, typed: q, place, total, partial, used: versionId })
    return { total }
  },
})

/** Parts of the self-resolution rate by month, and the words that should find more (CC-20, KB-01). */
const figures = staffOperation({
  method: 'get',
  path: '/ops/knowledge/figures',
  capability: 'faq.figures',
  input: z.object({ days: z.coerce.number().int().min(1).max(400).default(30) }),
  handle: async ({ ctx, input: { days } }) => ({
    months: await monthlyParts(ctx),
    words: (await searchedWords(ctx, addDays(tokyoDateOf(ctx.now()), 1 - days)))
      .filter(({ zero, unused }) => zero + unused > 0)
      .slice(0, MOST_WORDS),
  }),
})

export const knowledgeSearchEndpoints: Endpoint[] = [search, used, figures]
