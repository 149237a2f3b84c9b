import { findRows } from '@/db/atomic'
import type { Audience, TextKind } from '@/domain/knowledge/vocabulary'
import type { Language } from '@/domain/languages'
import { relationIds } from '@/lib/relations'
import type { Faq } from '@/payload-types'

import type { ServiceContext } from '../context'

/** A text that the city has approved and whose day has come: the only form in which texts reach anybody. */
export type TextInForce = {
  /** The text, the same over all its versions and languages. */
  id: string
  versionId: string
  version: number
  kind: TextKind
  question: string
  answer: string
  category: string
  /** Other words and readings by which it is looked for; never shown. */
  keywords: string[]
  /** Ids; empty: all services. */
  services: string[]
  language: Language
  audiences: Audience[]
  effectiveOn: string
}

type Wish = { audience: Audience | readonly Audience[]; kind?: TextKind; language?: Language }

/**
 * The one reader of texts in force: FAQ, manuals, criteria and notices for an audience, in their order.
 * Whatever shows, finds, exports or counts texts goes through it.
 */
export async function textsInForce(
  ctx: ServiceContext,
  { audience, kind, language }: Wish,
): Promise<TextInForce[]> {
  const audiences = [audience].flat()
  return (await load(ctx)).filter(
    (text) =>
      text.audiences.some((one) => audiences.includes(one)) &&
      (!kind || text.kind === kind) &&
      (!language || text.language === language),
  )
}

/** Changes whenever what is in force may have changed, in any process; an index made of it is good as long. */
export async function textsVersion(ctx: ServiceContext): Promise<string> {
  const [newest] = await findRows<Faq>(
    ctx.payload,
    'faqs',
    {},
    { sort: '-updatedAt', limit: 1, select: { updatedAt: true } },
  )
  return newest?.updatedAt ?? ''
}

async function load(ctx: ServiceContext): Promise<TextInForce[]> {
  const rows = await findRows<Faq>(
    ctx.payload,
    'faqs',
    { approval: { equals: 'approved' } },
    { sort: 'order', limit: 2000 },
  )
  return rows.map((row) => ({
    id: String(row.id),
    versionId: String(row.id),
    version: 1,
    kind: 'faq',
    question: row.question,
    answer: row.answer,
    category: '',
    keywords: [],
    services: relationIds(row.services),
    language: row.language,
    audiences: row.isPublic ? ['citizens', 'operators', 'staff'] : ['operators', 'staff'],
    effectiveOn: row.createdAt.slice(0, 10),
  }))
}
