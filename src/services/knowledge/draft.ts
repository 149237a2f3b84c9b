import type { Audience } from '@/domain/knowledge/vocabulary'

import type { ServiceContext } from '../context'
import { insertOnce } from '../insert-once'

import { draftVersion, type Version, versionsOf } from './versions/start'

/** As long as the editor takes. */
const LONGEST_QUESTION = 300

export type FaqCandidate = {
  question: string
  answer: string
  /** Which inquiry or ticket it comes from, as people know it; the same one gives one draft. */
  source: string
  audiences?: Audience[]
}

/**
 * A draft of a FAQ out of an inquiry (CC-44) or a ticket (HD-07); asked again for the same one, it is the
 * one that is there. Nobody but its writers and the city sees it before it is approved.
 * @returns `href`: where it is written on
 */
export async function draftFromInquiry(
  ctx: ServiceContext,
  { question: asked, answer, source, audiences = ['operators'] }: FaqCandidate,
): Promise<{ text: string; version: string; href: string; isNew: boolean }> {
  const question = Array.from(asked).slice(0, LONGEST_QUESTION).join('')
  const { row } = await insertOnce(ctx, 'texts', 'textKey', {
    title: question,
    kind: 'faq',
    audiences,
    owner: ctx.actor.name,
    order: 1000,
    textKey: `inquiry:${source}`,
  })
  const text = String(row.id)
  const known = (await versionsOf(ctx, text)).find(({ state }) => state !== 'withdrawn')
  const { version, isNew } = known
    ? { version: known, isNew: false }
    : await draftVersion(ctx, text, { question, answer, source })
  return { text, version: String(version.id), href: hrefOf(text, version), isNew }
}

/** What is not written any more is seen on the page of its text. */
const hrefOf = (text: string, { id, state }: Version): string =>
  state === 'draft' || state === 'returned'
    ? `/admin/text-edit?id=${id}`
    : `/admin/collections/texts/${text}`
