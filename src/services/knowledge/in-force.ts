import type { Payload } from 'payload'

import { findRows } from '@/db/atomic'
import { countRows } from '@/db/rows'
import { groupedBy } from '@/domain/grouped'
import { type Content, contentOf, wholeOf } from '@/domain/knowledge/content'
import type { Audience, ReaderEffect, TextKind } from '@/domain/knowledge/vocabulary'
import type { Language } from '@/domain/languages'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'
import { processWide } from '@/lib/process-wide'
import { relationIds } from '@/lib/relations'
import { pauses } from '@/lib/pauses'
import { plainOf } from '@/lib/rich/plain'

import type { ServiceContext } from '../context'

import { bringOverFaqs } from './bring-over'
import type { TextRow, Version } from './versions/start'

/** A text that the city has approved and whose day has come: the only form in which texts reach anybody. */
export type TextInForce = {
  /** The text, the same over all its versions and languages. */
  id: string
  versionId: string
  version: number
  kind: TextKind
  question: string
  /** Of a manual all its parts, one after the other; the words without their form, as they are searched and read out. */
  answer: string
  content: Content
  category: string
  /** Other words and readings by which it is looked for; never shown. */
  keywords: string[]
  /** Ids; empty: all services. */
  services: string[]
  language: Language
  audiences: Audience[]
  effectiveOn: CivilDate
  approvedOn: CivilDate
  readerEffect: ReaderEffect
  owner: string
  /** Made by the city, not by the vendor (KB-12). */
  suppliedByCity: boolean
  /** Whose rights these are, as the city says it (KB-10). */
  rightsNote: string
  /** Of a change of law: ids of the texts that it revises (KB-07). */
  revises: string[]
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
  return (await allInForce(ctx)).filter(
    (text) =>
      text.audiences.some((one) => audiences.includes(one)) &&
      (!kind || text.kind === kind) &&
      (!language || text.language === language),
  )
}

/**
 * Changes whenever what is in force may have changed, in any process: an approval, a text's own data, a
 * new day. An index made of the texts is good as long.
 */
export async function textsVersion(ctx: ServiceContext): Promise<string> {
  await bringOverFaqs(ctx)
  const [approved, texts, [newest]] = await Promise.all([
    countRows(ctx.payload, 'text-versions', { state: { equals: 'approved' } }),
    countRows(ctx.payload, 'texts', {}),
    findRows<TextRow>(
      ctx.payload,
      'texts',
      {},
      { sort: '-updatedAt', limit: 1, select: { updatedAt: true } },
    ),
  ])
  return [tokyoDateOf(ctx.now()), approved, texts, newest?.updatedAt ?? ''].join('|')
}

type Known = { version: string; texts: Promise<TextInForce[]> }
const knownBy = processWide('texts-in-force', () => new WeakMap<Payload, Known>())

async function allInForce(ctx: ServiceContext): Promise<TextInForce[]> {
  const version = await textsVersion(ctx)
  const known = knownBy.get(ctx.payload)
  if (known?.version === version) return known.texts
  const texts = load(ctx)
  knownBy.set(ctx.payload, { version, texts })
  // What could not be read is asked for again.
  texts.catch(() => knownBy.delete(ctx.payload))
  return texts
}

async function load(ctx: ServiceContext): Promise<TextInForce[]> {
  const today = tokyoDateOf(ctx.now())
  const [texts, versions] = await Promise.all([
    findRows<TextRow>(ctx.payload, 'texts', {}, { sort: ['order', 'createdAt', 'id'] }),
    findRows<Version>(
      ctx.payload,
      'text-versions',
      { and: [{ state: { equals: 'approved' } }, { effectiveOn: { less_than_equal: today } }] },
      { sort: 'number' },
    ),
  ])
  // The newest is written last.
  const newest = new Map(versions.map((one) => [`${one.text}|${one.language}`, one]))
  const byText = groupedBy(newest.values(), ({ text }) => text)
  const pause = pauses()
  const all: TextInForce[] = []
  for (const text of texts.filter(({ retiredOn }) => !retiredOn || retiredOn > today))
    for (const one of byText.get(String(text.id)) ?? []) {
      all.push(inForce(text, one))
      await pause()
    }
  return all
}

const inForce = (text: TextRow, version: Version): TextInForce => ({
  id: String(text.id),
  versionId: String(version.id),
  version: version.number,
  kind: text.kind,
  question: version.question,
  answer: plainOf(wholeOf(text.kind, version)),
  content: contentOf(version),
  category: text.category ?? '',
  keywords: (text.keywords ?? '')
    .split('\n')
    .map((word) => word.trim())
    .filter(Boolean),
  services: relationIds(text.services),
  language: version.language,
  audiences: text.audiences,
  effectiveOn: version.effectiveOn ?? '',
  approvedOn: version.approvedOn ?? '',
  readerEffect: version.readerEffect ?? 'minor',
  owner: text.owner,
  suppliedByCity: text.suppliedByCity === true,
  rightsNote: text.rightsNote ?? '',
  revises: relationIds(text.revises),
})
