import type { Stored } from '@/db/stored'
import { findRow, findRows } from '@/db/atomic'
import { contentOf } from '@/domain/knowledge/content'
import type { TextKind } from '@/domain/knowledge/vocabulary'
import type { Language } from '@/domain/languages'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'

import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { insertOnce } from '../../insert-once'
import { notFound } from '../../refusals'

import { textVersion } from './case'
import { hashOf } from './hash'

export type Version = Stored<'text-versions'>
export type TextRow = Stored<'texts'>

/** @throws DomainError NOT_FOUND */
export async function textById(ctx: ServiceContext, id: string): Promise<TextRow> {
  const row = await findRow<TextRow>(ctx.payload, 'texts', { id: { equals: id } })
  if (row) return row
  throw notFound('この文書が見つかりません。一覧を読み込み直してください。')
}

/** All versions of a text, the newest of each language first. */
export const versionsOf = (ctx: ServiceContext, text: string): Promise<Version[]> =>
  findRows<Version>(
    ctx.payload,
    'text-versions',
    { text: { equals: text } },
    { sort: ['language', '-number'] },
  )

const versionKey = (text: string, language: string, number: number): string =>
  `${text}|${language}|${number}`

type Wish = { language?: Language; source?: string; changeNote?: string } & Partial<
  Pick<Version, 'question' | 'answer' | 'flow' | 'detail' | 'qa'>
>

/**
 * The draft of a text's next version in a language: the one that is being worked on, or a new one with
 * the words of the newest. What is in force stays so meanwhile.
 */
export async function draftVersion(
  ctx: ServiceContext,
  textId: string,
  { language = 'ja', source, changeNote = '', ...words }: Wish = {},
): Promise<{ version: Version; isNew: boolean }> {
  const text = await textById(ctx, textId)
  const versions = (await versionsOf(ctx, textId)).filter((one) => one.language === language)
  const open = versions.find(({ state }) => ['draft', 'review', 'returned'].includes(state))
  if (open) return { version: open, isNew: false }
  const [last] = versions
  const number = (last?.number ?? 0) + 1
  const before = versions.find(({ state }) => state === 'approved')
  const { row, isNew } = await startCase(ctx, textVersion, {
    ...contentOf(before ?? {}),
    ...words,
    question: words.question || before?.question || text.title,
    kind: text.kind as TextKind,
    text: textId,
    language,
    number,
    changeKind: before ? 'clarified' : 'first',
    changeNote,
    ...(source ? { source } : {}),
    authors: ctx.actor.id ? [ctx.actor.id] : [],
    versionKey: versionKey(textId, language, number),
  })
  return { version: row, isNew }
}

type Settled = Pick<Version, 'kind' | 'language' | 'question' | 'answer'> & {
  text: string
  state: Version['state']
  on: CivilDate
  by: string
}

/**
 * A first version as it was settled elsewhere: in the city's preset, or before texts had versions.
 * Made again, it is the one that is there.
 */
export const putVersion = (ctx: ServiceContext, { on, by, ...version }: Settled) =>
  insertOnce(ctx, 'text-versions', 'versionKey', {
    ...version,
    number: 1,
    changeKind: 'first',
    contentHash: hashOf(version),
    ...(version.state === 'approved'
      ? { effectiveOn: on, approvedOn: on, approvedBy: by, readerEffect: 'minor' as const }
      : {}),
    stateSeq: 0,
    stateOn: tokyoDateOf(ctx.now()),
    history: [],
    unlogged: false,
    versionKey: versionKey(version.text, version.language, 1),
  })
